"""The stories that are nearest to an address at which there is none, by its words."""

from collections import Counter

from django.utils import timezone

from articles.cards import Card, cards_of, visible
from articles.models import Article
from articles.search.index import Span, ask
from articles.search.query import INSTANT
from articles.search.words import terms_of

MOST = 5
# Words that are looked for one by one, and stories that each look brings.
LONGEST_WORDS, ENOUGH = 4, 20
# Parts of an address that say nothing of a story.
FORMS = {"amp", "feed", "atom", "json", "page", "category", "author", "tag", "section", "people"}


def nearest_stories(path: str, begun: list[str]) -> list[Card]:
    """Cards of at most `MOST` stories that readers may see: those at the paths `begun`; else the newest that hold all
    words of the last part of `path`, and then those that hold most of its longest words.

    A few looks into the index, whatever the address and however large the archive.
    """
    slugs = [path.strip("/") for path in begun]
    ids = list(
        Article.objects.published()
        .filter(slug__in=slugs)
        .order_by("slug")
        .values_list("pk", flat=True)[:MOST]
    )
    ids = ids or _by_words(path)
    rows = {row.pk: row for row in visible(ids)}
    return cards_of([rows[pk] for pk in ids if pk in rows])


def _by_words(path):
    terms = {term.ways[0][0]: term for term in terms_of(_last_part(path))}
    words = [word for word in terms if len(word) > 2 and not word.isdecimal()]
    stories = Article.objects.published()
    oldest = (
        Article.objects.exclude(live_from=None)
        .order_by("live_from")
        .values_list("live_from", flat=True)
        .first()
    )
    if not words or oldest is None:
        return []
    span, held = Span(oldest, timezone.now() + INSTANT), Counter()
    for some in [words, *([word] for word in sorted(words, key=len, reverse=True)[:LONGEST_WORDS])]:
        held.update(dict.fromkeys(ask(stories, [terms[word] for word in some], span, ENOUGH), len(some)))
        if len(held) >= MOST and some is words:
            break
    newest = Article.objects.filter(pk__in=held).order_by("-live_from", "-pk").values_list("pk", flat=True)
    return sorted(newest, key=lambda pk: -held[pk])[:MOST]


def _last_part(path):
    """The words of the last part of a path that names something."""
    parts = [part.replace("-", " ") for part in path.split("/") if part.lower() not in FORMS]
    return next((part for part in reversed(parts) if any(map(str.isalpha, part))), "")
