"""Which addresses of stories and tags readers may know of: what is hidden is as if it had never been."""

from collections.abc import Collection

from django.utils import timezone

from articles.models import Article, Tag
from articles.querysets import HEAVY


def readable_stories(slugs: Collection[str]) -> list[str]:
    """Those of some slugs whose stories readers may see now."""
    return list(Article.objects.published().filter(slug__in=slugs).values_list("slug", flat=True))


def answered_stories(slugs: Collection[str]) -> list[str]:
    """Those of some slugs whose addresses tell readers something: a story, or that it is gone."""
    stories = Article.objects.filter(slug__in=slugs).select_related("source").defer(*HEAVY)
    return [story.slug for story in stories if story.has_an_answer]


def holds(story: Article) -> bool:
    """Whether a story keeps others from an address that it had: where readers know of it, or did before it was taken
    away, because it may be brought back.
    """
    was_out = story.is_taken_away and story.opens_at is not None and story.opens_at <= timezone.now()
    return story.has_an_answer or was_out


def readable_tags(slugs: Collection[str]) -> list[str]:
    """Those of some slugs whose tags have a story that readers may see."""
    return list(Tag.objects.published().filter(slug__in=slugs).values_list("slug", flat=True))
