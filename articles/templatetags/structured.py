"""What the heads of pages tell machines, and the links by which readers share a story."""

from django import template

from articles import heads
from articles.structured_data import StoryMetadata
from newspaper.addresses import absolute as absolute_address
from newspaper.context import the_newspaper

register = template.Library()
register.simple_tag(absolute_address, name="absolute")
register.simple_tag(heads.front_head, name="front_head")
register.simple_tag(heads.share_links, name="share_links")


@register.simple_tag(takes_context=True)
def story_head(context, story, labels, bylines, tags, corrections, translations):
    """The `Head` of a story's page; see `articles.heads.story_head`. No query of its own."""
    return heads.story_head(
        StoryMetadata(
            story=story,
            labels=labels,
            bylines=bylines,
            tags=tags,
            corrections=corrections,
            translations=translations,
        ),
        context.get("newspaper") or the_newspaper(),
    )
