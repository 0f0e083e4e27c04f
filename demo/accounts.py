"""The demo's accounts: one for each role, all with one random password."""

import os
import secrets

from django.conf import settings
from django.contrib.auth.models import Group

from people.models import User

ACCOUNTS = [
    ("chief", "", "signs in as the editor-in-chief and may do everything"),
    ("editor", "Editor", "publishes"),
    ("sub", "Sub-editor", "checks and approves"),
    ("reporter", "Reporter", "writes drafts"),
    ("advertising", "Advertising", "keeps the rates, answers and quotes"),
    ("publisher", "Publisher", "reads everything"),
]


def open_accounts() -> str:
    """Makes the accounts that are missing; returns their password, which is kept in `VAR_DIR/demo-password`."""
    path = settings.VAR_DIR / "demo-password"
    if not path.exists():
        with open(os.open(path, os.O_CREAT | os.O_WRONLY | os.O_TRUNC, 0o600), "w") as kept:
            kept.write(secrets.token_urlsafe(12) + "\n")
    password = path.read_text().strip()
    for username, role, _ in ACCOUNTS:
        user, is_new = User.objects.get_or_create(
            username=username, defaults={"is_staff": True, "is_superuser": not role}
        )
        if is_new:
            user.set_password(password)
            user.save()
            if role:
                user.groups.add(Group.objects.get(name=role))
    return password
