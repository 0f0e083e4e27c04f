"""The stories, and the rows that belong to them."""

from articles.models.article import Article
from articles.models.correction import Correction
from articles.models.listings import Byline, Filing, Illustration, Listing, Tag, Tagging

__all__ = ["Article", "Byline", "Correction", "Filing", "Illustration", "Listing", "Tag", "Tagging"]
