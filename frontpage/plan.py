"""What editors have laid out for a front at a moment, in plain facts: one query, whatever they have."""

import datetime as dt
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from django.db.models import CharField, Q, Value
from django.db.models.functions import Coalesce
from django.utils import timezone

from frontpage.models import BreakingNews, Layout, Slot
from rendering.compiled import NOW_PARAM, CompiledQuery, Param
from sections.models import Section

BREAKING = "breaking"
# Of the lines that run, those that are looked at: the newest whose story readers may see is shown.
MOST_BREAKING = 5
# Ids that are not given, so that columns of numbers stay columns of numbers.
NONE = 0


@dataclass(frozen=True)
class PlannedSlot:
    """A slot whose time it is. `story`, `section` and `tag` are row numbers, 0 for none."""

    pk: int
    place: str
    rule: str
    story: int = NONE
    section: int = NONE
    tag: int = NONE

    @property
    def area(self) -> tuple[str, int]:
        """The part of the front where it stands: (place, the section of a block or 0)."""
        return self.place, self.section if self.place == Slot.Place.BLOCK else NONE

    @property
    def source(self) -> tuple[str, int]:
        """Where its rule finds stories, as `Candidates` names its lists."""
        key = {Slot.Rule.SECTION: self.section, Slot.Rule.TAG: self.tag}.get(self.rule, NONE)
        return self.rule, key


@dataclass(frozen=True)
class BreakingCandidate:
    """A line of breaking news; `story` is the number of the story it leads to, 0 for none."""

    text: str
    story: int


class PlanRow(NamedTuple):
    """A row of the one query: a slot, or with the place BREAKING a line, whose `position` is its own number."""

    place: str
    position: int
    pk: int
    rule: str
    story: int
    section: int
    tag: int
    text: str


@dataclass(frozen=True)
class Plan:
    """Slots in their order, and the lines of breaking news, the newest first. An empty one is no layout at all."""

    slots: tuple = ()
    lines: tuple = ()


def plan_of(section: Section | None = None, at: dt.datetime | None = None) -> Plan:
    """The Plan of a section's front, or of the home page, that is in force."""
    given = {"now": at or timezone.now()} | ({"section": section.pk} if section else {})
    rows = [PlanRow._make(row) for row in _plan(section is not None).rows(**given)]
    slots = sorted((row for row in rows if row.place != BREAKING), key=lambda row: row.position)
    lines = sorted((row for row in rows if row.place == BREAKING), key=lambda row: -row.position)
    return Plan(_planned(slots), tuple(BreakingCandidate(row.text, row.story) for row in lines))


def plan_for(layout: Layout, at: dt.datetime) -> Plan:
    """The Plan that one layout makes at a moment, whether it is in force or not: for its preview."""
    slots = _slots(Slot.objects.filter(layout=layout), at)
    return Plan(
        _planned(map(PlanRow._make, slots.order_by("position"))),
        tuple(
            BreakingCandidate(line.text, line.story_id or NONE)
            for line in BreakingNews.objects.running(at)[:MOST_BREAKING]
        ),
    )


def _planned(rows):
    return tuple(PlannedSlot(row.pk, row.place, row.rule, row.story, row.section, row.tag) for row in rows)


@cache
def _plan(is_of_section):
    """The slots of the layout in force, and what is breaking, as rows of the same columns."""

    def lists():
        front = Q(section=Param("section")) if is_of_section else Q(section=None)
        in_force = Layout.objects.in_force_first(NOW_PARAM).filter(front).values("pk")[:1]
        yield _slots(Slot.objects.filter(layout__in=in_force), NOW_PARAM)
        nothing = [Value(NONE)] * 2
        story = Coalesce("story_id", NONE)
        place, rule = Value(BREAKING, CharField()), Value("", CharField())
        running = BreakingNews.objects.running(NOW_PARAM)
        yield running.values_list(place, "pk", "pk", rule, story, *nothing, "text")[:MOST_BREAKING]

    return CompiledQuery(lists)


def _slots(slots, at):
    """The PlanRows of those whose time it is."""
    running = Q(starts_at=None) | Q(starts_at__lte=at), Q(ends_at=None) | Q(ends_at__gt=at)
    ids = [Coalesce(f"{name}_id", NONE) for name in ("story", "section", "tag")]
    return (
        slots.order_by()
        .filter(*running)
        .values_list("place", "position", "pk", "rule", *ids, Value("", CharField()))
    )
