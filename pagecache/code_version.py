"""The name of the code that makes the pages: after an update nothing printed before it is current."""

import hashlib

import django
from django.conf import settings

KINDS = {".py", ".html", ".xml", ".txt", ".css", ".js", ".svg"}


def version_of(folder):
    """A short name that changes with every file below `folder`, a Path, that pages are made by, and with the site's
    address.
    """
    facts = [django.__version__, settings.SITE_URL]
    for room in sorted(folder.iterdir()):
        if (
            room.is_dir()
            and not room.name.startswith(".")
            and room not in (settings.VAR_DIR, folder / "tests")
        ):
            facts += [
                f"{path.relative_to(folder)} {path.stat().st_size} {path.stat().st_mtime_ns}"
                for path in sorted(room.rglob("*"))
                if path.suffix in KINDS
            ]
    return hashlib.blake2b("\n".join(facts).encode(), digest_size=6).hexdigest()
