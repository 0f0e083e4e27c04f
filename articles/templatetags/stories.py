"""The latest stories, on whichever page asks for them."""

from django import template

from articles.models import Article

register = template.Library()


@register.inclusion_tag("articles/_latest.html")
def latest_stories(count: int) -> dict:
    """The newest stories as a plain list, for pages that have nothing else to offer: three queries."""
    return {"stories": Article.objects.published().page(size=count).stories}
