"""When fronts change by themselves: a layout takes over, a slot begins or ends, breaking news comes or times out."""

import datetime as dt

from frontpage.models import BreakingNews, Layout, Slot


def next_change(after: dt.datetime) -> dt.datetime | None:
    """The next moment after `after` (aware) at which a front changes, or None. Five seeks in five indexes."""
    current = Slot.objects.filter(layout__past_of=None)
    rows = [
        (Layout.objects.current(), "starts_at"),
        (current, "starts_at"),
        (current, "ends_at"),
        (BreakingNews.objects.all(), "starts_at"),
        (BreakingNews.objects.all(), "ends_at"),
    ]
    nearest = [
        rows.filter(**{f"{column}__gt": after}).order_by(column).values_list(column, flat=True).first()
        for rows, column in rows
    ]
    return min(filter(None, nearest), default=None)
