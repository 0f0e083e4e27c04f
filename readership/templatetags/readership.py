"""Trending News, on whichever page asks for it."""

from django import template

from composing.standing import stand
from readership.trending import trending

register = template.Library()


@register.simple_tag
def trending_news(count=5, besides=None):
    """The most read stories, numbered, `besides` the one that is being read: two queries.

    Renders nothing while nobody has read anything.
    """
    stories = [story for story in trending(count + 1) if besides is None or story.pk != besides.pk]
    return stand("readership/_trending.html", stories=tuple(stories[:count]))
