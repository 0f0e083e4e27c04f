"""Keyset paging: a page begins after the last row of the page before, found in an index, never by counting."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass

PAGE_SIZE = 20


@dataclass(frozen=True)
class KeysetPage:
    """A page of stories, as cards, newest first, and the cursors of its neighbours ("" where there is none)."""

    stories: list
    older: str = ""
    newer: str = ""


@dataclass(frozen=True)
class PageStart:
    """Where a page begins and which way it is read: from a (moment, story id) to the older or the newer ones.

    Without a cursor it is read from the newest on; one that cannot be read is none.
    """

    cursor: tuple | None = None
    direction: str = "lt"

    @classmethod
    def of(cls, before: str | None = "", after: str | None = "") -> "PageStart":
        """From the two parameters of an address; the first one counts."""
        older_than, newer_than = read_cursor(before), read_cursor(after)
        return cls(newer_than, "gt") if newer_than and not older_than else cls(older_than)

    @property
    def is_back(self) -> bool:
        """Whether it is read from older stories to newer ones."""
        return self.direction == "gt"


def as_page(
    found: list, turn: PageStart, size: int = PAGE_SIZE, stories_of: Callable[[list], list] = list
) -> KeysetPage:
    """The `KeysetPage` that a `PageStart` has found: rows, the nearest first, and one more where there are more.

    `stories_of` makes stories or cards of the rows that are shown.
    """
    has_more, has_before = len(found) > size, turn.cursor is not None
    found = found[:size]
    if not found:
        return KeysetPage([])
    if turn.is_back:
        found, has_more, has_before = found[::-1], has_before, has_more
    stories = stories_of(found)
    return KeysetPage(
        stories,
        older=_cursor(stories[-1]) if has_more else "",
        newer=_cursor(stories[0]) if has_before else "",
    )


def _cursor(story):
    return f"{story.live_from.astimezone(dt.UTC):%Y%m%dT%H%M%S%f}-{story.pk}"


def read_cursor(text: str | None) -> tuple[dt.datetime, int] | None:
    """The moment and story id that a page's `before` or `after` names, or None."""
    moment, _, pk = (text or "").partition("-")
    if not (pk.isascii() and pk.isdigit() and len(pk) < 19):
        return None
    try:
        return dt.datetime.strptime(moment, "%Y%m%dT%H%M%S%f").replace(tzinfo=dt.UTC), int(pk)
    except ValueError:
        return None
