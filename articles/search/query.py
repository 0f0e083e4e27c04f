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
from articles.search.words import is_beginning, words_of
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
    words, stories = words_of(text), Article.objects.published()
    if not words or opens >= closes:
        return as_page([], turn)
    rows = section.article_sections if section else Article.objects
    # The period comes before the present: SQLite seeks by the first of several bounds.
    near = rows.in_period(opens, closes).published().along(turn)[:NEAR]
    read = list(with_text(near).values_list(near.story_id, *(holds(word) for word in words)))
    ids = [pk for pk, *are_held in read if all(are_held)][: size + 1]
    if len(ids) <= size and len(read) == NEAR:
        wanted = stories.filter(article_sections__section=section) if section else stories
        common = {word for place, word in enumerate(words, 1) if sum(row[place] for row in read) * 10 > NEAR}
        # The index need not gather a common word's stories where it can gather another's; each is read instead.
        rare = [word for word in words if word not in common] or words
        for word in common - set(rare):
            wanted = with_text(wanted).filter(holds(word))
        ids = ask(wanted, rare, _span(turn, opens, closes), size + 1)
    rows = sorted(found(ids), key=lambda row: (row.live_from, row.pk), reverse=not turn.is_back)
    return as_page(rows[: size + 1], turn, size, results_of)


def with_text(rows: QuerySet) -> QuerySet:
    """Rows of StoryRows beside their story's words as text, with a blank before and behind each word."""
    return rows.alias(text=Concat(Value(" "), f"{rows.story}words", Value(" "), output_field=TextField()))


def holds(word: str) -> ExpressionWrapper:
    """Whether a text holds a word, or one that begins with it, as an expression."""
    end = "" if is_beginning(word) else " "
    return ExpressionWrapper(Q(text__contains=f" {word}{end}"), BooleanField())


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
    words, stories = words_of(text), Article.objects.exclude(live_from=None)
    ends = [
        stories.order_by(end).values_list("live_from", flat=True).first()
        for end in ("live_from", "-live_from")
    ]
    if not words or None in ends:
        return []
    return ask(Article.objects.all(), words, Span(ends[0], ends[1] + INSTANT), count)
