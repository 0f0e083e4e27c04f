"""Trending News, on whichever page asks for it."""

from django import template
from django.utils import timezone

from articles.models import Article
from readership.models import DailyViews
from readership.trending import trending
from rendering.fragments import fragment

register = template.Library()


@register.simple_tag
def trending_news(count: int = 5, besides: Article | None = None) -> str:
    """The most read stories, numbered, `besides` the one that is being read: two queries.

    Renders nothing while nobody has read anything.
    """
    stories = [story for story in trending(count + 1) if besides is None or story.pk != besides.pk]
    return fragment("readership/_trending.html", stories=tuple(stories[:count]))


@register.simple_tag
def views_today(stories: list[Article]) -> list[tuple[Article, int]]:
    """Pairs of a story and how often it has been opened today, in the order of `stories`: one query."""
    opened = DailyViews.objects.filter(day=timezone.localdate(), article__in=[story.pk for story in stories])
    views = dict(opened.values_list("article", "views"))
    return [(story, views.get(story.pk, 0)) for story in stories]
