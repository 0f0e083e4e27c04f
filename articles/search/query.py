"""Finding stories by their words, at the same cost however large the archive: newest first, page by page.

A word that many stories hold is found among the nearest few, read one by one; an index would have to gather all of
its stories first. A word that is not common there is gathered from the index (articles/search/index.py).
"""

import datetime as dt

from django.db.models import BooleanField, ExpressionWrapper, Q, QuerySet, TextField, Value
from django.db.models.functions import Concat

from articles.cards import found, results_of
from articles.models import Article
from articles.paging import KeysetPage, PageStart, as_page
from articles.search.index import Span, ask
from articles.search.words import Term, terms_of
from sections.models import Section

# How many stories are read before the index is asked: a word in a tenth of them fills a page.
NEAR = 200
INSTANT = dt.timedelta(microseconds=1)


def find(
    text: str,
    turn: PageStart,
    size: int,
    *,
    opens: dt.datetime,
    closes: dt.datetime,
    section: Section | None = None,
) -> KeysetPage:
    """Returns a `KeysetPage` of SearchResults: stories that readers may see and that hold every word of `text`, or a
    word that begins with it.

    `turn` says where the page begins. Only stories that became readable from `opens` to before `closes` are
    found, two aware moments, and only those filed under `section` where one is given.
    """
    terms, stories = terms_of(text), Article.objects.published()
    if not terms or opens >= closes:
        return as_page([], turn)
    rows = section.article_sections if section else Article.objects
    # The period comes before the present: SQLite seeks by the first of several bounds.
    near = rows.in_period(opens, closes).published().along(turn)[:NEAR]
    read = list(with_text(near).values_list(near.story_id, *(holds(term) for term in terms)))
    ids = [pk for pk, *are_held in read if all(are_held)][: size + 1]
    if len(ids) <= size and len(read) == NEAR:
        wanted = stories.filter(article_sections__section=section) if section else stories
        common = {term for place, term in enumerate(terms, 1) if sum(row[place] for row in read) * 10 > NEAR}
        # The index need not gather a common word's stories where it can gather another's; each is read instead.
        rare = [term for term in terms if term not in common] or terms
        for term in common - set(rare):
            wanted = with_text(wanted).filter(holds(term))
        ids = ask(wanted, rare, _span(turn, opens, closes), size + 1)
    rows = sorted(found(ids), key=lambda row: (row.live_from, row.pk), reverse=not turn.is_back)
    return as_page(rows[: size + 1], turn, size, results_of)


def with_text(rows: QuerySet) -> QuerySet:
    """Rows of StoryRows beside their story's words as text, with a blank before and behind each word."""
    return rows.alias(text=Concat(Value(" "), f"{rows.story}words", Value(" "), output_field=TextField()))


def holds(term: Term) -> ExpressionWrapper:
    """Whether a text holds what a term asks for, as an expression."""
    is_held = Q()
    for way in term.ways:
        ends = ["" if term.goes_on(word) else " " for word in way]
        is_held |= Q(*(Q(text__contains=f" {word}{end}") for word, end in zip(way, ends, strict=True)))
    return ExpressionWrapper(is_held, BooleanField())


def _span(turn, opens, closes):
    if turn.cursor and turn.is_back:
        opens = max(opens, turn.cursor[0])
    elif turn.cursor:
        closes = min(closes, turn.cursor[0] + INSTANT)
    return Span(opens, closes, turn.cursor, turn.is_back)


def newest_with(text: str, count: int) -> list[int]:
    """Ids of the newest stories, at least `count` if there are so many, that hold every word of `text`.

    Those that wait for their moment and those whose licence has ended are among them; drafts are not.
    """
    terms, stories = terms_of(text), Article.objects.exclude(live_from=None)
    ends = [
        stories.order_by(end).values_list("live_from", flat=True).first()
        for end in ("live_from", "-live_from")
    ]
    if not terms or None in ends:
        return []
    return ask(Article.objects.all(), terms, Span(ends[0], ends[1] + INSTANT), count)
