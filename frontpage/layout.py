"""How the front page fills itself: the lead, secondary leads, the latest, a block per section.

No story stands twice on the page; whoever comes first keeps it. Everything is read in one query for the ids of
all places and one (with two prefetches) for the cards, however large the archive.
"""

import datetime as dt
from dataclasses import dataclass, field

from django.db.models import OuterRef, Subquery
from django.utils import timezone

from articles.models import Article, Filing
from sections.models import Section

SECONDARY = 4
LATEST = 8
IN_A_BLOCK = 4
# How far each list is read: far enough to fill its places when others have taken the first of it.
LOOK_AHEAD = 1 + SECONDARY + IN_A_BLOCK
# Stories filed under this section lead the page while they are fresh; then the newest of any section do.
FEATURED = "featured"
FRESH = dt.timedelta(days=3)


@dataclass
class Block:
    """A section's place on the front page, with its stories, the first of them the largest."""

    section: Section
    stories: list


@dataclass
class FrontPage:
    """What stands where; `lead` is None on an empty paper."""

    lead: Article | None = None
    secondary: list = field(default_factory=list)
    latest: list = field(default_factory=list)
    blocks: list = field(default_factory=list)


def lay_out(sections):
    """The front page as it is now, from the paper's sections in their order."""
    newest, by_section = _candidates(sections)
    wanted = {pk for ids in (newest, *by_section.values()) for pk in ids}
    free = Article.objects.published().for_cards().in_bulk(wanted)

    def take(ids, count, condition=lambda story: True):
        chosen = [pk for pk in ids if pk in free and condition(free[pk])][:count]
        return [free.pop(pk) for pk in chosen]

    featured = next((by_section[s.pk] for s in sections if s.slug == FEATURED), [])
    fresh_since = timezone.now() - FRESH
    leads = take(featured, 1 + SECONDARY, lambda story: story.live_from >= fresh_since)
    leads += take(newest, 1 + SECONDARY - len(leads))
    leads.sort(key=lambda story: not story.picture)  # a lead wants a picture; the order stays else
    page = FrontPage(lead=leads[0] if leads else None, secondary=leads[1:])
    page.latest = take(newest, LATEST)
    for section in sections:
        if section.is_in_menu and (stories := take(by_section[section.pk], IN_A_BLOCK)):
            page.blocks.append(Block(section, stories))
    return page


def _candidates(sections):
    """Ids of the newest stories, and of each section's newest, by the section's id."""
    newest = list(
        Article.objects.published().newest_first().values_list("pk", flat=True)[: LATEST + 2 * SECONDARY + 2]
    )
    filed = Filing.objects.published().filter(section=OuterRef("pk")).newest_first().values("article")
    # One index seek per place: a window function would read the whole archive.
    places = {f"place_{n}": Subquery(filed[n : n + 1]) for n in range(LOOK_AHEAD + LATEST)}
    rows = Section.objects.order_by().annotate(**places).values_list("pk", *places)
    return newest, {pk: [story for story in stories if story] for pk, *stories in rows}
