"""Addresses of stories: `/<slug>/`, beside the paper's other pages and never in their way."""

import re
import unicodedata

from django.core.exceptions import ValidationError
from django.db.models import QuerySet

from addresses import former
from plaintext.slugs import slug_of

# The first words of every other page's address; tests hold this list against the site's table of contents.
RESERVED = frozenset(
    [
        "about",
        "admin",
        "ads",
        "apple-touch-icon",
        "apple-touch-icon-precomposed",
        "archive",
        "author",
        "beacon",
        "category",
        "comments",
        "corrections",
        "draft",
        "favicon",
        "feed",
        "go",
        "healthz",
        "legal-notices",
        "mailbox",
        "media",
        "news",
        "newest",
        "page",
        "people",
        "robots",
        "search",
        "section",
        "sections",
        "sitemap",
        "sitemaps",
        "static",
        "unavailable",
        "tag",
        "tags",
        "wp-admin",
        "wp-content",
        "wp-includes",
        "wp-json",
        "wp-login",
    ]
)
SLUG = re.compile(r"[\w-]+", re.UNICODE)


def validate_slug(slug: str) -> None:
    """Refuses an address that could not be reached or would hide another page of the paper."""
    if not SLUG.fullmatch(slug):
        raise ValidationError("An address is made of letters, digits and hyphens.")
    if slug != unicodedata.normalize("NFKC", slug).lower():
        raise ValidationError("An address is written in small letters.")
    if slug in RESERVED:
        raise ValidationError(f"“{slug}” is the address of another page of the paper; choose another.")


def free_slug(headline: str, others: QuerySet) -> str:
    """An address made from the headline that no story in the queryset `others` has, and none has had: two queries."""
    stem = slug_of(headline, 180) or "story"
    if stem in RESERVED or stem.isdigit():
        stem = f"story-{stem}"
    taken = set(others.filter(slug__startswith=stem).values_list("slug", flat=True)[:10_000])
    taken |= former.held_below("/", stem)
    slug, number = stem, 2
    while slug in taken:
        slug, number = f"{stem}-{number}", number + 1
    return slug
