"""The stories, and the rows that belong to them."""

from articles.models.act import Act
from articles.models.article import Article
from articles.models.correction import Correction
from articles.models.listings import (
    ArticleSection,
    Byline,
    Illustration,
    Listing,
    Tag,
    Tagging,
    TagSynonym,
    named_twice,
)
from articles.models.republication import Republication
from articles.models.revision import Revision
from articles.models.scheduled_change import ScheduledChange

__all__ = [
    "Act",
    "Article",
    "ArticleSection",
    "Byline",
    "Correction",
    "Illustration",
    "Listing",
    "Republication",
    "Revision",
    "ScheduledChange",
    "Tag",
    "TagSynonym",
    "Tagging",
    "named_twice",
]
