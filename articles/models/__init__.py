"""The stories, and the rows that belong to them."""

from articles.models.act import Act
from articles.models.article import Article
from articles.models.correction import Correction
from articles.models.listings import Byline, Filing, Illustration, Listing, Tag, Tagging
from articles.models.planned import PlannedChange
from articles.models.republication import Republication
from articles.models.revision import Revision

__all__ = [
    "Act",
    "Article",
    "Byline",
    "Correction",
    "Filing",
    "Illustration",
    "Listing",
    "PlannedChange",
    "Republication",
    "Revision",
    "Tag",
    "Tagging",
]
