"""When pages change by themselves, because a story appears or its licence ends."""

import datetime as dt

from articles.models import Article, ScheduledChange


def next_change(after: dt.datetime) -> dt.datetime | None:
    """The next moment after `after` (aware) at which a story starts or ceases to be readable or changes as
    planned, or None.

    Three seeks in three indexes, however large the archive.
    """
    appears = (
        Article.objects.filter(live_from__gt=after).order_by("live_from").values_list("live_from", flat=True)
    )
    ends = (
        Article.objects.filter(live_until__gt=after)
        .order_by("live_until")
        .values_list("live_until", flat=True)
    )
    changes = (
        ScheduledChange.objects.filter(is_held=False, goes_live_at__gt=after)
        .order_by("goes_live_at")
        .values_list("goes_live_at", flat=True)
    )
    return min(filter(None, (appears.first(), ends.first(), changes.first())), default=None)
