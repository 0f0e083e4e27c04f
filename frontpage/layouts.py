"""The acts of laying a front out, callable from the newsroom, a command and a test alike.

Each is one transaction. Whoever saves names the version they saw: a save against a newer one changes nothing and
raises `LayoutConflict`. The version before is kept, so that nothing is lost and any can come back.
"""

import datetime as dt

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from frontpage.models import Layout, Slot
from newspaper.models import Newspaper
from people.models import User
from sections.models import Section

# More slots than any front has places.
MOST_SLOTS = 60
PLACES = list(Slot.Place)


class LayoutConflict(Exception):
    """Somebody else has laid the same front out since it was opened; nothing was changed. `newer` is their row's pk."""

    def __init__(self, newer: int) -> None:
        super().__init__(newer)
        self.newer = newer


def layout_in_force(section: Section | None, at: dt.datetime | None = None) -> Layout | None:
    """The Layout that readers see on a section's front, or on the home page (None); None where it fills itself."""
    return Layout.objects.of_front(section).in_force_first(at or timezone.now()).first()


@transaction.atomic
def save_layout(layout: Layout, slots: list[Slot], *, by: User | None) -> Layout:
    """Stores a new or changed layout with its slots, unsaved Slots in their order, and returns it.

    A save that would change nothing is none. Raises `LayoutConflict` where the stored layout is newer than
    `layout.version`, and for a new one that would overtake another which somebody has just made.
    """
    slots = _numbered(slots)
    if layout.pk:
        if _is_stored(layout, slots):
            return Layout.objects.get(pk=layout.pk)
        if not _claim(layout):
            if _is_stored(layout, slots):  # by a second click that was faster
                return Layout.objects.get(pk=layout.pk)
            raise LayoutConflict(layout.pk)
    else:
        Newspaper.lock()  # of two who lay out a bare front at once, the second is told
        same = Layout.objects.current().of_front(layout.section).filter(starts_at=layout.starts_at)
        if layout.starts_at and (other := same.first()):
            raise LayoutConflict(other.pk)
    layout.saved_by, layout.saved_at = by, timezone.now()
    layout.save()
    for slot in slots:
        slot.pk, slot.layout = None, layout
    Slot.objects.bulk_create(slots)
    return layout


def restore_layout(earlier: Layout, *, by: User) -> Layout:
    """Lays the front out as it was in an earlier version, from now on; returns the layout that is in force."""
    now = timezone.now().replace(second=0, microsecond=0)
    layout = layout_in_force(earlier.section) or Layout(section=earlier.section, starts_at=now)
    layout.note = f"As saved on {timezone.localtime(earlier.saved_at):%-d %B %Y, %H:%M}"
    return save_layout(layout, list(earlier.slots.all()), by=by)


def _claim(layout):
    """Takes the next version for this save, in the UPDATE itself, and leaves the stored one behind as a past one."""
    rows = Layout.objects.filter(pk=layout.pk, version=layout.version)
    if not rows.update(version=F("version") + 1):
        return False
    past = Layout.objects.get(pk=layout.pk)
    past.pk, past.past_of_id, past.version, past._state.adding = None, layout.pk, layout.version, True
    past.save()
    Slot.objects.filter(layout=layout).update(layout=past)
    layout.version += 1
    return True


def _is_stored(layout, slots):
    """Whether the database says already what is to be saved: a second click, or somebody else had the same in mind."""
    stored = Layout.objects.filter(pk=layout.pk, starts_at=layout.starts_at, note=layout.note)
    if not stored.exists():
        return False
    return [slot.choices for slot in Slot.objects.filter(layout=layout)] == [slot.choices for slot in slots]


def _numbered(slots):
    """The slots, place by place and numbered from 1."""
    slots = sorted(slots, key=lambda slot: PLACES.index(slot.place))
    for number, slot in enumerate(slots, start=1):
        slot.position = number
    return slots
