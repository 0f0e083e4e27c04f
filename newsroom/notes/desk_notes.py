"""Notes on a story: writing one, whom it names, and marking it as done. Nobody's note is edited or deleted."""

import difflib
import hashlib
import re

from django.db import transaction
from django.db.models import Max, Q, Sum
from django.utils import timezone

from newsroom.notes.models import DeskNote
from newsroom.notes.notifications import SEES, tell_of_note
from people.permissions import everybody_who_may

NOTE = "articles.note_article"
MOST = 50  # notes that stand below a story's form; their own page has the others
# As Django's usernames are; what follows a letter belongs to somebody's mail address.
NAME = re.compile(r"(?<![\w.@+-])@([\w.@+-]+)")


class Unknown(Exception):
    """A note calls somebody who is not there, or who may not see the story; the text says so."""


def named_in(text, story):
    """The users whom a note on a story calls by @username, small letters or capitals. Raises `Unknown`."""
    names = list(dict.fromkeys(NAME.findall(text)))
    if not names:
        return []
    seeing = everybody_who_may(SEES, story)
    people = {user.username.casefold(): user for user in seeing} | {user.username: user for user in seeing}
    found = {name: _called(name, people) for name in names}
    unknown = [name for name, user in found.items() if user is None]
    if unknown:
        raise Unknown(" ".join(_nobody(name, people) for name in unknown[:3]))
    return list(dict.fromkeys(found.values()))


def _called(name, people):
    """Whoever is called so; a full stop or the like at the end may be the sentence's."""
    while name:
        found = people.get(name) or people.get(name.casefold())
        if found or name[-1] not in ".@+-":
            return found
        name = name[:-1]
    return None


def _nobody(name, people):
    near = difflib.get_close_matches(name.casefold(), people, n=1)
    advice = f" Did you mean @{people[near[0]].username}?" if near else ""
    return f"Nobody called @{name[:60]} may see this story.{advice}"


def state_of(story):
    """A word that is another one when a note on the story has been written, marked as done, or opened again."""
    notes = story.desk_notes.aggregate(newest=Max("pk"), still_open=Sum("pk", filter=Q(done_at=None)))
    return f"{notes['newest'] or 0}-{notes['still_open'] or 0}"


@transaction.atomic
def write(story, *, by, text, named, token):
    """Writes a note on a story; returns it, and whether it is new: the same words from the same form are one note."""
    key = hashlib.sha256(f"{story.pk} {by.pk} {token} {text}".encode()).hexdigest()
    note, is_new = DeskNote.objects.get_or_create(key=key, defaults={"story": story, "by": by, "text": text})
    if is_new:
        note.named.set(named)
        tell_of_note(note, named)
    return note, is_new


def mark(note, *, is_done, by):
    """Says that nothing is left to do, or that something is after all. Who said first that it is done stays."""
    if is_done:
        DeskNote.objects.still_open().filter(pk=note.pk).update(done_at=timezone.now(), done_by=by)
    else:
        DeskNote.objects.filter(pk=note.pk).update(done_at=None, done_by=None)
