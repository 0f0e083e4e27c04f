"""Trending News, on whichever page asks for it."""

from django import template

from readership.trending import trending

register = template.Library()


@register.inclusion_tag("readership/_trending.html")
def trending_news(count=5, besides=None):
    """The most read stories, numbered, `besides` the one that is being read: two queries.

    Renders nothing while nobody has read anything.
    """
    return {"stories": [story for story in trending(count + 1) if story != besides][:count]}
