"""How the front page fills itself: the lead, secondary leads, the latest, a block per section.

No story stands twice on the page; whoever comes first keeps it. All candidates come in one query, a union of
short index scans, and the cards that are shown in one more (with two prefetches), however large the archive.
"""

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass, field
from functools import cache

from django.db.models import Value
from django.utils import timezone

from articles.cards import Card, cards_of, visible
from articles.models import Article, Filing
from composing.prepared import NOW, Prepared, numbered, some
from sections.facts import Label

SECONDARY = 4
LATEST = 8
IN_A_BLOCK = 4
# How far each list is read: far enough to fill its places when others have taken the first of it.
LOOK_AHEAD = 1 + SECONDARY + LATEST + IN_A_BLOCK
# Stories filed under this section lead the page while they are fresh; then the newest of any section do.
FEATURED = "featured"
FRESH = dt.timedelta(days=3)


@dataclass(frozen=True)
class Block:
    """A section's place on the front page, with its stories as Cards, the first of them the largest."""

    section: Label
    stories: tuple


@dataclass
class FrontPage:
    """What stands where; `lead` is None on an empty paper."""

    lead: Card | None = None
    secondary: list = field(default_factory=list)
    latest: list = field(default_factory=list)
    blocks: list = field(default_factory=list)


class Candidates:
    """Stories that may stand on the page, by list, newest first; each is given away once.

    A story is a (id, the moment it appeared).
    """

    def __init__(self, sections):
        self.lists, self.taken = defaultdict(list), set()
        places = numbered("section", [section.pk for section in sections])
        for place, *story in _newest_of(len(sections)).rows(now=timezone.now(), **places):
            self.lists[place].append(tuple(story))

    def take(self, count, section=None, since=None):
        """The first `count` stories of a section (of all, without one) that nobody has taken, and not older."""
        free = (story for story in self.lists[section.pk if section else 0] if story[0] not in self.taken)
        chosen = [story for story in free if since is None or story[1] >= since][:count]
        self.taken.update(pk for pk, _ in chosen)
        return chosen


def lay_out(sections):
    """The front page as it is now, from the paper's sections in their order."""
    sections = [section for section in sections if section.is_in_menu or section.slug == FEATURED]
    candidates = Candidates(sections)
    leads = []
    for section in sections:
        if section.slug == FEATURED:
            leads = candidates.take(1 + SECONDARY, section, since=timezone.now() - FRESH)
    leads += candidates.take(1 + SECONDARY - len(leads))
    latest = candidates.take(LATEST)
    blocks = [(section, candidates.take(IN_A_BLOCK, section)) for section in sections if section.is_in_menu]
    cards = {card.pk: card for card in cards_of(visible(candidates.taken))}

    def shown(stories):
        return [cards[pk] for pk, _ in stories if pk in cards]

    # A lead wants a picture; the order stays else.
    lead, *secondary = sorted(shown(leads), key=lambda story: story.picture is None) or [None]
    return FrontPage(
        lead=lead,
        secondary=secondary,
        latest=shown(latest),
        blocks=[Block(Label.of(section), tuple(shown(stories))) for section, stories in blocks if stories],
    )


@cache
def _newest_of(count):
    """The newest stories of all, and of each of `count` sections, as (section id or 0, story id, live_from)."""

    def lists():
        yield _newest(Article.objects.published(NOW), Value(0), "pk")
        for section in some("section", count):
            yield _newest(Filing.objects.published(NOW).filter(section=section), section, "article_id")

    return Prepared(lists)


def _newest(rows, place, story):
    return rows.newest_first().values_list(place, story, "live_from")[:LOOK_AHEAD]
