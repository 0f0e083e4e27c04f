"""What is trending: the views of the last week, each day counting for less the older it is."""

import datetime as dt
from collections import Counter

from django.db.models import DateField, Value
from django.utils import timezone

from articles.cards import mentions_of, visible
from composing.prepared import Prepared, numbered, some
from readership.models import DailyViews

DAYS = 7
DAY = dt.timedelta(days=1)
# A day's views count half as much two days later.
HALF_LIFE = 2.0
# Read of each day, so that the cost does not grow with the archive: a story outside the first forty of every
# day is not among the first five of the week.
MOST_OF_A_DAY = 40


# Of the likely ones, how many are loaded at a time until enough of them may be shown.
AT_A_TIME = 20


def trending(count=5):
    """The `count` most read stories, most read first; agencies' stories only where their source allows it."""
    days, scores = [timezone.localdate() - age * DAY for age in range(DAYS)], Counter()
    for age, article_id, views in MOST_VIEWED.rows(**numbered("day", days)):
        scores[article_id] += views * 0.5 ** (age / HALF_LIFE)
    likely, found = [pk for pk, _ in scores.most_common()], []
    while likely and len(found) < count:
        stories = {story.pk: story for story in mentions_of(visible(likely[:AT_A_TIME], trending=True))}
        found += [stories[pk] for pk in likely[:AT_A_TIME] if pk in stories]
        likely = likely[AT_A_TIME:]
    return found[:count]


def _most_viewed():
    """The first stories of each day that may be trending, as (age in days, article, views)."""
    for age, day in enumerate(some("day", DAYS, DateField())):
        of_the_day = DailyViews.objects.filter(day=day)
        yield of_the_day.order_by("-views").values_list(Value(age), "article_id", "views")[:MOST_OF_A_DAY]


MOST_VIEWED = Prepared(_most_viewed)
