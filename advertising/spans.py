"""Days from a first to a last one, as plain arithmetic; None as the last is without an end."""

import datetime as dt

DAY = dt.timedelta(days=1)


def do_meet(one, other):
    """Whether two spans share a day."""
    return _begins_by(one, other[1]) and _begins_by(other, one[1])


def first_bare_day(span, others):
    """The first day of a span that none of the others holds, or None."""
    day, last = span
    for first, end in sorted(others, key=lambda other: other[0]):
        if first > day:
            break
        if end is None or end == dt.date.max:
            return None
        day = max(day, end + DAY)
    return day if last is None or day <= last else None


def in_words(span):
    """ "Dec 1, 2026 to Dec 31, 2026", for a sentence or a list."""
    first, last = span
    said = f"{first:%b %-d, %Y}"
    if last is None:
        return f"{said}, without an end"
    return said if last == first else f"{said} to {last:%b %-d, %Y}"


def _begins_by(span, day):
    return day is None or span[0] <= day
