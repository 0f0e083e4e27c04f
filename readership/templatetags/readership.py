"""Trending News, on whichever page asks for it."""

from django import template

from readership.trending import trending

register = template.Library()


@register.inclusion_tag("readership/_trending.html")
def trending_news(count=5):
    """The most read stories, numbered: two queries. Renders nothing while nobody has read anything."""
    return {"stories": trending(count)}
