"""Trending News, and the newest in their place, on whichever page asks for it."""

from collections.abc import Iterable
from dataclasses import dataclass

from django import template
from django.utils import timezone

from articles.cards import StoryLink, links_of, newest
from articles.models import Article
from readership.models import DailyViews
from readership.trending import trending

register = template.Library()


@dataclass(frozen=True)
class Rail:
    """A short list of stories beside a page, under its name; most read first where they `are_ranked`."""

    title: str
    stories: tuple[StoryLink, ...]
    are_ranked: bool = False


@register.simple_tag
def trending_news(
    count: int = 5,
    shown: Iterable[StoryLink] = (),
    besides: Article | None = None,
    or_newest: bool = True,
) -> Rail:
    """The `Rail` of the most read stories, `besides` the one that is being read.

    Until something is counted, the newest ones that are not `shown` on the page already, under their own name, unless
    the page is of the newest itself. Two queries.
    """
    if stories := trending(count, besides=besides.pk if besides else None):
        return Rail("Trending News", tuple(stories), are_ranked=True)
    others = {story.slug for story in shown} | ({besides.slug} if besides else set())
    return Rail("Newest", tuple(links_of(newest(count, others))) if or_newest else ())


@register.simple_tag
def views_today(stories: list[Article]) -> list[tuple[Article, int]]:
    """Pairs of a story and how often it has been opened today, in the order of `stories`: one query."""
    opened = DailyViews.objects.filter(day=timezone.localdate(), article__in=[story.pk for story in stories])
    views = dict(opened.values_list("article", "views"))
    return [(story, views.get(story.pk, 0)) for story in stories]
