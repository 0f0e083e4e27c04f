"""Desk notes: writing one, whom it names, and marking it as done. No note is ever edited or deleted."""

import difflib
import hashlib
import re
from collections.abc import Iterable, Mapping

from django.db import transaction
from django.db.models import Max, Q, Sum
from django.utils import timezone

from articles.models import Article
from newsroom.notes.models import DeskNote
from newsroom.notes.notifications import SEES, notify_of_note
from people.models import User
from people.permissions import everybody_who_may

NOTE = "articles.note_article"
MOST = 50  # notes below a story's form; their own page has the others
# A username as Django allows it; an @ after a letter belongs to a mail address.
NAME = re.compile(r"(?<![\w.@+-])@([\w.@+-]+)")


class UnknownNames(Exception):
    """A note names somebody who does not exist or may not see the story; the text says whom."""


def named_in(text: str, story: Article) -> list[User]:
    """The users whom a note on a story names by @username, in any case. Raises UnknownNames."""
    names = list(dict.fromkeys(NAME.findall(text)))
    if not names:
        return []
    seeing = everybody_who_may(SEES, story)
    people = {user.username.casefold(): user for user in seeing} | {user.username: user for user in seeing}
    found = {name: _user_named(name, people) for name in names}
    unknown = [name for name, user in found.items() if user is None]
    if unknown:
        raise UnknownNames(" ".join(_nobody(name, people) for name in unknown[:3]))
    return list(dict.fromkeys(found.values()))


def _user_named(name: str, people: Mapping[str, User]) -> User | None:
    """The user of that name; a full stop or the like at its end may belong to the sentence."""
    while name:
        found = people.get(name) or people.get(name.casefold())
        if found or name[-1] not in ".@+-":
            return found
        name = name[:-1]
    return None


def _nobody(name: str, people: Mapping[str, User]) -> str:
    near = difflib.get_close_matches(name.casefold(), people, n=1)
    advice = f" Did you mean @{people[near[0]].username}?" if near else ""
    return f"Nobody called @{name[:60]} may see this story.{advice}"


def state_of(story: Article) -> str:
    """A token that changes when a note on the story is written, marked as done, or opened again; one query."""
    notes = story.desk_notes.aggregate(newest=Max("pk"), still_open=Sum("pk", filter=Q(done_at=None)))
    return f"{notes['newest'] or 0}-{notes['still_open'] or 0}"


@transaction.atomic
def write(story: Article, *, by: User, text: str, named: Iterable[User], token: str) -> tuple[DeskNote, bool]:
    """Writes a note on a story; returns it and whether it is new: the same words from the same form are one note.

    `token` identifies the form that was sent; `named` are the users whom the text names.
    """
    key = hashlib.sha256(f"{story.pk} {by.pk} {token} {text}".encode()).hexdigest()
    note, is_new = DeskNote.objects.get_or_create(key=key, defaults={"story": story, "by": by, "text": text})
    if is_new:
        note.named.set(named)
        notify_of_note(note, named)
    return note, is_new


def mark(note: DeskNote, *, is_done: bool, by: User) -> None:
    """Marks a note as done, or as open again. Whoever marked it as done first stays noted."""
    if is_done:
        DeskNote.objects.still_open().filter(pk=note.pk).update(done_at=timezone.now(), done_by=by)
    else:
        DeskNote.objects.filter(pk=note.pk).update(done_at=None, done_by=None)
