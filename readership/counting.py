"""From a beacon to a day's views: what is written down for each, and how that gets into the database."""

import datetime as dt
from collections import Counter

from django.utils import timezone

from articles.models import Article
from readership.models import DailyViews

# SQLite takes no more values in one statement.
AT_ONCE = 900


def counter_key(article_id: str | int) -> str:
    """The word for one view, today, of a story named by its number as text."""
    return f"{timezone.localdate()} {int(article_id)}"


def add_views(words: Counter) -> None:
    """Adds a Counter of such words to the days' views; stories that readers may not see are not counted."""
    views = Counter()
    for word, count in words.items():
        day, _, pk = word.partition(" ")
        views[dt.date.fromisoformat(day), int(pk)] += count
    ids = sorted({pk for _, pk in views})
    known = set()
    for start in range(0, len(ids), AT_ONCE):
        some = Article.objects.published().filter(pk__in=ids[start : start + AT_ONCE])
        known.update(some.values_list("pk", flat=True))
    for (day, pk), count in sorted(
        views.items()
    ):  # in one order, so that two processes never wait for each other
        if pk in known:
            DailyViews.objects.add_views(pk, count, day)
