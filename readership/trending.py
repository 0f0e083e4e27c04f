"""What is trending: the views of the last week, each day counting for less the older it is."""

import datetime as dt

from django.db.models import DateField, ExpressionWrapper, F, FloatField
from django.utils import timezone

from articles.cards import StoryLink, links_of, visible
from readership.models import DailyViews
from rendering.compiled import CompiledQuery, Param, param_list, param_values

DAYS = 7
DAY = dt.timedelta(days=1)
# A day's views count half as much two days later.
HALF_LIFE = 2.0
# Read of each day, so that the cost does not grow with the archive: a story outside the first forty of every
# day is not among the first five of the week.
MOST_OF_A_DAY = 40


# How many of the likely ones are read at a time, until enough of them may be shown.
AT_A_TIME = 20


def trending(count: int = 5, besides: int | None = None) -> list[StoryLink]:
    """The `count` most read stories, most read first, without the one whose number is `besides`; agencies' stories only
    where their source allows it.
    """
    today = timezone.localdate()
    days = param_values("day", [today - age * DAY for age in range(DAYS)])
    found = []
    for start in range(0, DAYS * MOST_OF_A_DAY, AT_A_TIME):
        likely = [pk for (pk,) in MOST_READ.rows(count=AT_A_TIME, start=start, **days)]
        others = [pk for pk in likely if pk != besides]
        stories = {story.pk: story for story in links_of(visible(others, trending=True))}
        found += [stories[pk] for pk in others if pk in stories]
        if len(found) >= count or len(likely) < AT_A_TIME:
            break
    return found[:count]


def _most_viewed():
    """The first stories of each day that may be trending, as (article, what their views of that day are worth)."""
    for age, day in enumerate(param_list("day", DAYS, DateField())):
        worth = ExpressionWrapper(F("views") * 0.5 ** (age / HALF_LIFE), FloatField())
        of_the_day = DailyViews.objects.filter(day=day).annotate(worth=worth)
        yield of_the_day.order_by("-views").values_list("article_id", "worth")[:MOST_OF_A_DAY]


MOST_READ = CompiledQuery(
    _most_viewed,
    wrapper="SELECT article_id FROM ({lists}) AS days GROUP BY article_id"
    " ORDER BY SUM(worth) DESC, article_id DESC LIMIT %s OFFSET %s",
    wrapper_params=[Param("count"), Param("start")],
)
