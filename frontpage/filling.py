"""How a front fills itself: what editors have laid out, and around it the newest, section by section.

No story stands twice on a page. Pins win; after them, whoever comes first keeps it. Where nothing is laid out, the
page fills itself. What is laid out comes in one query (frontpage/plan.py), all candidates in one more, a union of
short index scans, and the cards that are shown in one more (with two for their bylines and labels), however large
the archive.
"""

import datetime as dt
from dataclasses import dataclass, field

from django.utils import timezone

from articles.cards import Card, cards_of, visible
from frontpage.candidates import ALL, Candidates, of_section
from frontpage.models import Slot
from frontpage.plan import Plan, plan_of
from sections.labels import SectionLabel
from sections.models import Section

SECONDARY = 4
LATEST = 8
IN_A_BLOCK = 4
# How far each list is read: far enough to fill its places when others have taken the first of it.
LOOK_AHEAD = 1 + SECONDARY + LATEST + IN_A_BLOCK
# Stories filed under this section lead the page while they are fresh; then the newest of any section do.
FEATURED = "featured"
FRESH = dt.timedelta(days=3)

TOP = (Slot.Place.TOP, 0)
LATEST_AREA = (Slot.Place.LATEST, 0)


@dataclass(frozen=True)
class SectionBlock:
    """A section's place on the front page, with its stories as Cards, the first of them the largest."""

    section: SectionLabel
    stories: tuple


@dataclass(frozen=True)
class BreakingLine:
    """The line of breaking news as it is printed; `address` is "" where it leads nowhere."""

    text: str
    address: str


@dataclass
class FrontPage:
    """What stands where; `lead` is None on an empty paper. `filled` says which story stands in each slot, by its pk."""

    lead: Card | None = None
    secondary: list = field(default_factory=list)
    latest: list = field(default_factory=list)
    blocks: list = field(default_factory=list)
    breaking: BreakingLine | None = None
    filled: dict = field(default_factory=dict)

    @property
    def shown(self) -> list[Card]:
        """All the stories that stand on the page."""
        blocks = [story for block in self.blocks for story in block.stories]
        return [*([self.lead] if self.lead else []), *self.secondary, *self.latest, *blocks]


class SlotAssignment:
    """The slots of a plan, filled area by area from the candidates; `filled` says with which story."""

    def __init__(self, slots, candidates: Candidates, room: dict[tuple[str, int], int]) -> None:
        """`room` is how many stories stand in each area: slots beyond it wait in reserve."""
        self.candidates, self.filled = candidates, {}
        self.slots = {area: [] for area in room}
        for slot in slots:
            placed = self.slots.get(slot.area)
            if placed is not None and len(placed) < room[slot.area] and self._may_stand(slot):
                placed.append(slot)

    def _may_stand(self, slot):
        """Whether a slot has something to show; a pin that has is taken from all others at once."""
        if slot.rule != Slot.Rule.PIN:
            return True
        if slot.story not in self.candidates.pins or slot.story in self.candidates.taken:
            return False
        self.candidates.taken.add(slot.story)
        return True

    def fill(self, area: tuple[str, int]) -> list[tuple[int, dt.datetime]]:
        """The stories of an area's slots, in their order."""
        chosen = []
        for slot in self.slots.get(area, []):
            if slot.rule == Slot.Rule.PIN:
                found = [(slot.story, self.candidates.pins[slot.story])]
            else:
                found = self.candidates.take(1, slot.source)
            if found:
                self.filled[slot.pk] = found[0][0]
            chosen += found
        return chosen


def fill_front(sections: list[Section], plan: Plan | None = None, at: dt.datetime | None = None) -> FrontPage:
    """The front page as it is now, from the paper's sections in their order.

    Another `plan` or another moment `at` (aware) makes the page as it will be.
    """
    at = at or timezone.now()
    plan = plan or plan_of(at=at)
    sections = [section for section in sections if section.is_in_menu or section.slug == FEATURED]
    menu = [section for section in sections if section.is_in_menu]
    candidates = Candidates([section.pk for section in sections], plan.slots, LOOK_AHEAD, at)
    room = {TOP: 1 + SECONDARY, LATEST_AREA: LATEST} | {_block(section): IN_A_BLOCK for section in menu}
    assignment = SlotAssignment(plan.slots, candidates, room)

    laid_out = assignment.fill(TOP)
    leads = laid_out + _leads(candidates, sections, 1 + SECONDARY - len(laid_out), at)
    latest = _filled_up(assignment, candidates, LATEST_AREA, LATEST, ALL)
    blocks = [
        (section, _filled_up(assignment, candidates, _block(section), IN_A_BLOCK, of_section(section.pk)))
        for section in menu
    ]
    cards = _cards(candidates.taken, plan.lines, at)

    def shown(stories):
        return [cards[pk] for pk, _ in stories if pk in cards]

    leads = shown(leads)
    if not laid_out:  # a lead wants a picture; the order stays else
        leads = sorted(leads, key=lambda story: story.picture is None)
    lead, *secondary = leads or [None]
    return FrontPage(
        lead=lead,
        secondary=secondary,
        latest=shown(latest),
        blocks=[
            SectionBlock(SectionLabel.of(section), tuple(shown(stories)))
            for section, stories in blocks
            if stories
        ],
        breaking=_breaking_line(plan.lines, cards),
        filled=assignment.filled,
    )


def _leads(candidates, sections, count, at):
    """What stands at the top where nobody has laid it out: what is featured and fresh, then the newest."""
    featured = [
        story
        for section in sections
        if section.slug == FEATURED
        for story in candidates.take(count, of_section(section.pk), since=at - FRESH)
    ]
    return featured + candidates.take(count - len(featured))


def _block(section):
    return Slot.Place.BLOCK, section.pk


def _filled_up(assignment, candidates, area, count, named):
    """An area's slots, and after them what a list has for the places that are left."""
    chosen = assignment.fill(area)
    return chosen + candidates.take(count - len(chosen), named)


def _cards(ids, lines, at):
    """Cards by the number of their story, with those of the stories that breaking news leads to."""
    ids = list(dict.fromkeys([*ids, *(line.story for line in lines if line.story)]))
    return {card.pk: card for card in cards_of(visible(ids, at=at))}


def _breaking_line(lines, cards):
    """The newest line whose story readers may see, or that leads to none."""
    for line in lines:
        if not line.story:
            return BreakingLine(line.text, "")
        if line.story in cards:
            return BreakingLine(line.text, cards[line.story].get_absolute_url())
    return None


# A section's front


@dataclass
class SectionTop:
    """The stories of a section's front as Cards: those laid out first, then the newest."""

    stories: list
    breaking: BreakingLine | None = None
    filled: dict = field(default_factory=dict)


def fill_section_front(
    section: Section, newest: list[Card], plan: Plan | None = None, at: dt.datetime | None = None
) -> SectionTop:
    """The first page of a section's front, whose newest stories (Cards) are read already.

    One query where nothing is laid out; two more for what is, and three for the cards that the page does not have.
    """
    at = at or timezone.now()
    plan = plan or plan_of(section, at)
    cards, filled, chosen = {card.pk: card for card in newest}, {}, []
    if plan.slots:
        room = {TOP: len(newest) or len(plan.slots)}
        candidates = Candidates([section.pk], plan.slots, len(plan.slots), at)
        assignment = SlotAssignment(plan.slots, candidates, room)
        chosen, filled = [pk for pk, _ in assignment.fill(TOP)], assignment.filled
    missing = [pk for pk in chosen if pk not in cards]
    lines = [line for line in plan.lines if line.story not in cards]
    if missing or any(line.story for line in lines):
        cards |= _cards(missing, lines, at)
    chosen = [pk for pk in chosen if pk in cards]
    rest = [card for card in newest if card.pk not in chosen]
    return SectionTop([cards[pk] for pk in chosen] + rest, _breaking_line(plan.lines, cards), filled)
