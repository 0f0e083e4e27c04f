"""How often banners were seen and followed, each day; exact, however many tell at once."""

import datetime as dt
from collections import Counter
from collections.abc import Mapping

from django.db.models import F, QuerySet, Sum
from django.utils import timezone

from advertising.models import BannerDay, Placement

FOR_GOOD = dt.datetime(9999, 1, 1, tzinfo=dt.UTC)


def word_of(placement_id: str) -> str:
    """The word for one impression, today, of a placement named by its number as text (pagecache/beacons.py)."""
    return f"{timezone.localdate()} {int(placement_id)}"


def add_impressions(words: Mapping[str, int]) -> None:
    """Adds a Counter of such words to the days; placements that there are not, or that never ran, are not counted."""
    seen: Counter[tuple[int, dt.date]] = Counter()
    for word, count in words.items():
        day, _, number = word.partition(" ")
        seen[int(number), dt.date.fromisoformat(day)] += count
    begun = Placement.objects.filter(starts_at__lte=timezone.now())
    known = {placement.pk: placement for placement in begun.filter(pk__in=list({pk for pk, _ in seen})[:900])}
    for (pk, seen_on), count in sorted(seen.items()):  # one order of locks, so that no two processes deadlock
        if pk in known:
            add(known[pk], seen_on, impressions=count)
    for placement in known.values():
        _fill(placement)


def add(placement: Placement, day: dt.date, **counts: int) -> None:
    """Adds counts (`impressions`, `clicks`) to a placement's day, in one statement that loses none under load."""
    row = {"placement": placement, "day": day}
    added = {name: F(name) + count for name, count in counts.items()}
    if not BannerDay.objects.filter(**row).update(**added):
        _, is_new = BannerDay.objects.get_or_create(**row, defaults=counts)
        if not is_new:  # somebody else made the row in between
            BannerDay.objects.filter(**row).update(**added)


def _fill(placement: Placement) -> None:
    """Takes a placement off the pages where one of its caps is reached."""
    until = None
    if placement.total_cap and _sum(placement.days.all()) >= placement.total_cap:
        until = FOR_GOOD
    elif placement.daily_cap and _sum(placement.days.filter(day=timezone.localdate())) >= placement.daily_cap:
        tomorrow = timezone.localdate() + dt.timedelta(days=1)
        until = timezone.make_aware(dt.datetime.combine(tomorrow, dt.time.min))
    if until != placement.full_until:
        Placement.objects.filter(pk=placement.pk).update(full_until=until)


def _sum(days: QuerySet[BannerDay]) -> int:
    return days.aggregate(seen=Sum("impressions"))["seen"] or 0
