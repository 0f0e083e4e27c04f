"""What is trending: the views of the last week, each day counting for less the older it is."""

import datetime as dt
from collections import Counter

from django.utils import timezone

from articles.models import Article
from articles.querysets import is_live
from readership.models import DailyViews

DAYS = 7
# A day's views count half as much two days later.
HALF_LIFE = 2.0
# Read of each day, so that the cost does not grow with the archive: a story outside the first forty of every
# day is not among the first five of the week.
MOST_OF_A_DAY = 40


def trending(count=5):
    """The `count` most read stories, most read first; agencies' stories only where their source allows it."""
    today = timezone.localdate()
    days = [today - dt.timedelta(days=age) for age in range(DAYS)]
    rows = DailyViews.objects.none().union(*(_most_viewed(day) for day in days), all=True)
    scores = Counter()
    for article_id, day, views in rows:
        scores[article_id] += views * 0.5 ** ((today - day).days / HALF_LIFE)
    likely = [pk for pk, _ in scores.most_common(count)]
    stories = (
        Article.objects.published()
        .select_related("section", "lead_picture", "source")
        .defer("body", "plain", "words")
        .in_bulk(likely)
    )
    return [stories[pk] for pk in likely if pk in stories]


def _most_viewed(day):
    """The first stories of one day that may be trending, as (article, day, views).

    A subquery finds the first, since SQLite sorts no part of a union.
    """
    first = DailyViews.objects.filter(day=day).order_by("-views").values("pk")[:MOST_OF_A_DAY]
    rows = DailyViews.objects.filter(is_live(timezone.now(), "article__"), pk__in=first)
    return rows.exclude(article__source__is_in_trending=False).values_list("article_id", "day", "views")
