"""What the heads of pages tell machines, and the links by which readers share a story."""

from django import template

from articles import structured_data
from newspaper.addresses import absolute as absolute_address
from newspaper.context import the_newspaper

register = template.Library()
register.simple_tag(absolute_address, name="absolute")
register.simple_tag(structured_data.front_head, name="front_head")
register.simple_tag(structured_data.share_links, name="share_links")


@register.simple_tag(takes_context=True)
def story_head(context, story, labels, bylines, tags, corrections, translations):
    """The `Head` of a story's page; see `articles.structured_data.story_head`. No query of its own."""
    return structured_data.story_head(
        structured_data.StoryPage(
            story=story,
            labels=labels,
            bylines=bylines,
            tags=tags,
            corrections=corrections,
            translations=translations,
        ),
        context.get("newspaper") or the_newspaper(),
    )
