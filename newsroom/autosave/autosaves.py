"""Keeping what is typed before it is saved, giving it back, and knowing who else is in a story.

An autosave belongs to one opening of the form, not to a person and a story alone: so neither a second tab nor typing
on beside an offer that nobody has answered yet writes over it.
"""

import datetime as dt
import json
import re
from typing import Any

from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.urls import reverse
from django.utils import timezone

from articles.models import Article
from newsroom.autosave.models import Autosave, FormToken, Presence
from people.models import User
from people.permissions import may
from richtext.fields import BodyField
from richtext.left_out import Kind, LeftOut
from richtext.sanitise import clean

KEPT_FOR = dt.timedelta(days=30)
LARGEST = 1_000_000  # bytes of one exchange; a long story has thirty thousand
MOST_FIELDS = 2_000
MOST_TAGS = 20_000  # of bodies that an autosave looks through; beyond that cleaning takes a second and more
MOST_OF_ONE = 200  # autosaves that one person may have waiting
TOKEN = re.compile(r"[\w-]{16,43}", re.ASCII)
BODIES = [field.name for field in Article._meta.concrete_fields if isinstance(field, BodyField)]
# What a form sends beside what somebody has typed.
NOT_TYPED = {"csrfmiddlewaretoken", "autosave", "version", "met", "aside", "note_token", "shown_checks"}


class AutosaveRefused(Exception):
    """An exchange that cannot be answered: the sentence for whoever types, and the HTTP status."""

    def __init__(self, sentence: str, status: int = 400):
        super().__init__(sentence)
        self.status = status


def token_in(data: QueryDict, name: str = "autosave") -> str:
    """The token of an opening that a form has sent, or an address asks for; "" where there is none."""
    token = data.get(name, "")
    return token if TOKEN.fullmatch(token) else ""


def read(body: str | bytes) -> tuple[int | None, str, int, dict[str, list[str]] | None]:
    """(story's number or None, token, version, fields or None) of an exchange; raises `AutosaveRefused`."""
    try:
        sent = json.loads(body)
        story, token, version, fields = (sent.get(name) for name in ("story", "token", "version", "fields"))
    except (ValueError, AttributeError, RecursionError):
        raise AutosaveRefused("What the browser sent could not be read.") from None
    if not (isinstance(token, str) and TOKEN.fullmatch(token)):
        raise AutosaveRefused("What the browser sent does not say which form it comes from.")
    is_number = story is None or (type(story) is int and 0 < story < 2**63)
    if not is_number or type(version) is not int or not 0 <= version < 2**31:
        raise AutosaveRefused("What the browser sent does not say which story it is about.")
    if fields is not None and not are_typed(fields):
        raise AutosaveRefused("What the browser sent is no story form.")
    return story, token, version, fields


def are_typed(fields: Any) -> bool:
    """Whether these are names with lists of texts, of which both databases can keep every character."""
    if not isinstance(fields, dict) or len(fields) > MOST_FIELDS:
        return False
    texts = list(fields)
    for values in fields.values():
        if not isinstance(values, list):
            return False
        texts += values
    return all(isinstance(text, str) and "\0" not in text and _is_whole(text) for text in texts)


def _is_whole(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:  # half of a character, which PostgreSQL refuses
        return False
    return True


def story_for(user: User, number: int | None) -> Article | None:
    """The story of that number, None for a new one; raises `AutosaveRefused` where this user may not write there."""
    if not may(user, "articles.add_article" if number is None else "articles.change_article"):
        raise AutosaveRefused("You may not write stories.", 403)
    if number is None:
        return None
    known = Article.objects.only("pk", "status", "created_by", "section", "version")
    story = known.filter(pk=number).first()
    if story is None:
        raise AutosaveRefused("This story is no longer there.", 404)
    if not may(user, "articles.change_article", story):
        raise AutosaveRefused("You may no longer change this story.", 403)
    return story


def typed(data: QueryDict) -> dict[str, list[str]]:
    """The fields of a form that was sent, as an autosave keeps them."""
    return {name: data.getlist(name) for name in data if name not in NOT_TYPED and not name.startswith("_")}


def keep(
    user: User, story: Article | None, token: str, version: int, fields: dict[str, list[str]]
) -> dt.datetime:
    """Keeps what was typed under its token, in the place of what was kept there before; returns the moment.

    `story` is None for one that has never been saved. Raises `AutosaveRefused` where too many wait already.
    """
    now = timezone.now()
    mine = Autosave.objects.filter(by=user)
    what = {"story": story, "version": version, "fields": fields, "saved_at": now}
    if not mine.filter(token=token).update(**what):
        if mine.count() >= MOST_OF_ONE:
            raise AutosaveRefused(
                "Too much of yours waits unsaved: open those stories and save or throw away.", 409
            )
        Autosave.objects.bulk_create(
            [Autosave(by=user, token=token, **what)],
            update_conflicts=True,
            unique_fields=["by", "token"],
            update_fields=list(what),
        )
    return now


def will_be_left_out(user: User, fields: dict[str, list[str]]) -> str:
    """Sentences on what a save of these fields fetches for their bodies, leaves out, or refuses; "" where nothing."""
    bodies = [text for name in BODIES for text in fields.get(name, ())]
    if sum(body.count("<") for body in bodies) > MOST_TAGS:
        return "What a save leaves out of so long a text is said after it."
    try:
        left_out = sum((clean(body).left_out for body in bodies), LeftOut())
    except ValidationError as too_long:
        return " ".join(too_long.messages)
    fetched = LeftOut()
    if Kind.PICTURE in left_out.addresses and may(user, "images.add_image"):
        fetched.addresses[Kind.PICTURE] = left_out.addresses.pop(Kind.PICTURE)
    said = [f"A save fetches {fetched} into the library."] if fetched else []
    return " ".join([*said, f"A save leaves out: {left_out}."] if left_out else said)


def forget(user: User, token: str) -> None:
    """Deletes what waits under a token: it is saved now."""
    Autosave.objects.filter(by=user, token=token).delete()


def here(user: User, story: Article) -> list[str]:
    """Says that a person has the story open; returns the names of the others who have."""
    Presence.objects.bulk_create(
        [Presence(story=story, by=user)],
        update_conflicts=True,
        unique_fields=["story", "by"],
        update_fields=["seen_at"],
    )
    others = Presence.objects.now().filter(story=story).exclude(by=user).select_related("by")
    return sorted(other.by.get_full_name() or other.by.username for other in others)


def tidy(now: dt.datetime | None = None) -> int:
    """Deletes autosaves that have waited longer than `KEPT_FOR`; returns how many. Younger ones stay."""
    now = now or timezone.now()
    Presence.objects.filter(seen_at__lt=now - dt.timedelta(days=1)).delete()
    FormToken.objects.filter(saved_at__lt=now - KEPT_FOR).delete()
    return Autosave.objects.filter(saved_at__lt=now - KEPT_FOR).delete()[0]


def form_of(autosave: Autosave) -> str:
    """The address of the form that an autosave fills."""
    return form_of_a(autosave.story)


def form_of_a(story: Article | None) -> str:
    """The address of a story's form, or of the empty one for None."""
    if story is None:
        return reverse("admin:articles_article_add")
    return reverse("admin:articles_article_change", args=[story.pk])
