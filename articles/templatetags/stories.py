"""What templates ask of stories: bylines as text, the latest, marks in search results."""

from django import template

from articles.models import Article

register = template.Library()


@register.inclusion_tag("articles/_latest.html")
def latest_stories(count):
    """The newest stories as a plain list, for pages that have nothing else to offer: three queries."""
    return {"stories": Article.objects.published().page(size=count).stories}


@register.filter
def with_role(bylines, role):
    """The bylines of one role, in their order: `{{ bylines|with_role:"words" }}`."""
    return [byline for byline in bylines if byline.role == role]


@register.filter
def without_role(bylines, role):
    """The bylines of every other role."""
    return [byline for byline in bylines if byline.role != role]
