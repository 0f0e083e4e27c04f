"""What is sold on the website and what runs there, held against each other.

A place that says which slot it is, is sold whole: on its days only banners of its order stand there, and our own where
nothing is sold. Days that lie behind are no longer refused. Whoever calls a check keeps others waiting who could change
what it found (advertising/row_locks.py); the database itself knows only that one place is booked once.
"""

import datetime as dt
from collections.abc import Collection

from django.db.models import Q, QuerySet, prefetch_related_objects
from django.utils import timezone

from advertising.date_ranges import DateRange
from advertising.models import Insertion, InsertionOrder, LineItem, Place, Placement
from advertising.orders.models import NotBookable

# On the newsroom's first screen: what begins so soon, and what is over no longer than that.
SOON, LATELY = dt.timedelta(days=14), dt.timedelta(days=31)
MOST = 4  # bookings in a sentence


class NotFree(NotBookable):
    """Why a banner cannot run so, or a place not be booked, as a sentence for the desk."""


def check_banner(placement: Placement, sections: Collection[int]) -> None:
    """Raises NotFree where a Placement beside some sections (their ids) runs in what another order has booked.

    Also outside the days that its own has booked, and for an order that is cancelled.
    """
    if placement.item is None or not placement.is_on or placement.has_ended:
        return
    order = placement.item.order
    if order.status == InsertionOrder.Status.CANCELLED:
        raise NotFree(f"Order {order} is cancelled: leave its banner switched off.")
    first, last = _coming(placement.date_range)
    others = _standing().on_days(first, last or dt.date.max).filter(place__slot=placement.slot)
    for one in others.exclude(item__order=order):
        if one.place.shares_pages(sections):
            raise NotFree(f"{_booked(one)}. Choose other days, or another slot.")
    prefetch_related_objects([placement.item], "insertions__place__edition")
    day = first_unbooked_day(placement, sections)
    if day:
        booked = (f"“{one.place or 'Any place'}”, {one.date_range}" for one in _booked_as(placement)[:MOST])
        raise NotFree(
            f"On {day:%B %-d, %Y} nothing of the kind is booked for {placement.item}; booked is {'; '.join(booked)}. "
            "Book that day with it, or change the banner’s days, slot or sections."
        )


def check_booking(insertion: Insertion) -> None:
    """Raises NotFree where an Insertion would book a slot that another order has, or where its banner runs.

    Also where it books days to come, of any place, for an order that is cancelled.
    """
    place, order, today = insertion.place, insertion.item.order, timezone.localdate()
    if insertion.status == Insertion.Status.FAILED:
        return
    if order.status == InsertionOrder.Status.CANCELLED and insertion.last_day > today:
        raise NotFree(f"Order {order} is cancelled: nothing more is booked for it.")
    if not (place and place.slot) or insertion.last_day < today:
        return
    coming = _coming(insertion.date_range)
    others = _standing().on_days(*coming).filter(place__slot=place.slot).exclude(place=place)
    for one in others.exclude(item__order=order):
        if place.shares_pages({one.place.section_id} - {None}):
            raise NotFree(f"“{place}” stands on the same pages, and {_booked(one)}. Choose other days.")
    running = Placement.objects.filter(slot=place.slot, is_on=True, item__isnull=False)
    running = running.exclude(item__order=order).filter(Q(ends_at=None) | Q(ends_at__gt=timezone.now()))
    for banner in running.select_related("creative", "item__order").prefetch_related("sections"):
        if coming.overlaps(banner.date_range) and place.shares_pages(_beside(banner)):
            raise NotFree(
                f"“{place}” is not free {insertion.date_range}: the banner “{banner.creative}” of "
                f"{banner.item.order} ({banner.item.order.who}) runs there {banner.date_range}. "
                "Choose other days, or end or switch off that banner first."
            )


def check_place(place: Place) -> None:
    """Raises NotFree where what is booked in a Place could not have been, were it the slot that it now says."""
    for one in _standing().filter(place=place.pk, last_day__gte=timezone.localdate()):
        one.place = place
        check_booking(one)


def first_unbooked_day(placement: Placement, sections: Collection[int]) -> dt.date | None:
    """The first day, from today on, on which a placement runs and its item has booked nothing of the kind, or None.

    Reads `item.insertions` with their places. An item that has booked no days on the website has none to stray from.
    """
    if placement.item is None or not placement.is_on or placement.has_ended:
        return None
    booked = _booked_as(placement)
    fitting = [one.date_range for one in booked if _is_sold(placement, sections, one.place)]
    return _coming(placement.date_range).first_uncovered_day(fitting) if booked else None


def unbooked_placements(item: LineItem) -> list[tuple[Placement, dt.date]]:
    """The placements of a LineItem that run on days which it has not booked, each with the first of them."""
    banners = item.placements.filter(is_on=True).select_related("creative")
    banners = banners.prefetch_related("sections", "item__insertions__place")
    found = ((banner, first_unbooked_day(banner, _beside(banner))) for banner in banners)
    return [(banner, day) for banner, day in found if day]


def flights_without_banner() -> list[Insertion]:
    """What is sold on the website now, soon or lately and has days without a banner, the first of them first."""
    today = timezone.localdate()
    near = Insertion.objects.flights().with_banners().on_days(today - LATELY, today + SOON)
    near = near.filter(status=Insertion.Status.BOOKED).exclude(
        item__order__status=InsertionOrder.Status.CANCELLED
    )
    return sorted(
        (one for one in near if one.without_banner_from), key=lambda one: (one.without_banner_from, one.pk)
    )


def _standing() -> QuerySet[Insertion]:
    rows = Insertion.objects.exclude(status=Insertion.Status.FAILED)
    return rows.select_related("place__edition", "item__order")


def _coming(days: DateRange) -> DateRange:
    return DateRange(max(days.first, timezone.localdate()), days.last)


def _booked_as(placement: Placement) -> list[Insertion]:
    """What the placement's item has booked on the website."""
    rows = placement.item.insertions.all()
    return [one for one in rows if not one.is_print and one.status != Insertion.Status.FAILED]


def _is_sold(placement: Placement, sections: Collection[int], place: Place | None) -> bool:
    """Whether what is booked in a place, or anywhere, is this slot beside these sections."""
    if place is None or not place.slot:
        return True
    return placement.slot == place.slot and (place.section_id is None or sections == {place.section_id})


def _beside(placement: Placement) -> set[int]:
    return {section.pk for section in placement.sections.all()}


def _booked(insertion: Insertion) -> str:
    order = insertion.item.order
    return f"“{insertion.place}” is booked for {order.who} (order {order}), {insertion.date_range}"
