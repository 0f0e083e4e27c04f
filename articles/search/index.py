"""The full-text index of each database: how it is made, kept by the database itself, and asked.

SQLite: the rows of an FTS5 table lie in the order of time, so that reading it backwards is reading the newest
first. PostgreSQL has no such order: its index must gather every story that holds a word. So each story carries its
month and its year as words too ("/2026-3", "/2026"), and the index is asked for one after the other until there is
enough: few stories are gathered, however large the archive and however common the word.
"""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db import connections
from django.db.models import QuerySet

from articles.search.words import Term

# A full-text row's number in SQLite is its story's moment (whole seconds, before 1970 below zero) shifted by as
# many bits as a story's id may have: half a billion stories. One with a larger id is never indexed.
ID_BITS = 29
MOST_ID = (1 << ID_BITS) - 1
# Within a second the rows lie by id: as many more are read, so that stories of one second come in their true order.
TIES = 200


@dataclass(frozen=True)
class Span:
    """A time to ask the index about, `closes` not included: after or before the cursor, a (moment, story id)."""

    opens: dt.datetime
    closes: dt.datetime
    cursor: tuple | None = None
    is_back: bool = False  # from the oldest to the newest

    @property
    def order(self) -> str:
        return "ASC" if self.is_back else "DESC"

    def narrow(self, stories: QuerySet, time: str, as_stored: Callable) -> QuerySet:
        """An Article queryset's stories within it; `time` is how the statement writes the moment of a story."""
        where, values = [f"{time} >= %s AND {time} < %s"], [as_stored(self.opens), as_stored(self.closes)]
        if self.cursor:
            where.append(f"({time}, articles_article.id) {'>' if self.is_back else '<'} (%s, %s)")
            values += [as_stored(self.cursor[0]), self.cursor[1]]
        return stories.extra(where=where, params=values)  # noqa: S610 (our own text)


def ask(stories: QuerySet, terms: list[Term], span: Span, limit: int) -> list[int]:
    """Ids of the first `limit` of `stories` (an Article queryset without an order) within a Span that hold all
    `terms`.

    There may be more of them, and they come in no order.
    """
    if span.opens >= span.closes:  # PostgreSQL has no slice of it to look into
        return []
    connection = connections[stories.db]
    ask_it = _ask_postgresql if connection.vendor == "postgresql" else _ask_sqlite
    with connection.cursor() as database:
        database.execute(*ask_it(stories, terms, span, limit, connection.ops.adapt_datetimefield_value))
        return [pk for (pk,) in database.fetchall()]


def _match(terms, word_form, goes_on, both, either):
    """Terms as a full-text query; the words of a term have letters and digits only."""
    return both.join(
        "("
        + either.join(
            "(" + both.join(word_form.format(word) + goes_on * term.goes_on(word) for word in way) + ")"
            for way in term.ways
        )
        + ")"
        for term in terms
    )


def _ask_sqlite(stories, terms, span, limit, as_stored):
    """One walk over the full-text rows in their order, each looked up among the stories."""
    match = _match(terms, '"{}"', "*", " AND ", " OR ")
    first, last = (int(end.timestamp() // 1) << ID_BITS for end in (span.opens, span.closes))
    found = span.narrow(stories, "articles_article.live_from", as_stored)
    found = found.extra(where=[f"articles_article.id = articles_search.rowid & {MOST_ID}"])  # noqa: S610
    sql, values = found.values("pk").query.sql_with_params()
    return (
        f"SELECT rowid & {MOST_ID} FROM articles_search"  # noqa: S608 (our own text, and what Django compiled)
        " WHERE articles_search MATCH %s AND rowid BETWEEN %s AND %s"
        f" AND EXISTS ({sql}) ORDER BY rowid {span.order} LIMIT %s",
        [match, first, last | MOST_ID, *values, limit + TIES],
    )


def _ask_postgresql(stories, terms, span, limit, as_stored):
    """One look into the index for each slice of time, in their order, until there are enough.

    The moment is written so that no index of moments can answer: whatever the statistics say, the words must.
    """
    time = "(articles_article.live_from + interval '0')"
    match = _match(terms, "'{}'", ":*", " & ", " | ")
    found = span.narrow(stories, time, as_stored).extra(
        where=["articles_article.search @@ (%s::tsquery && slice.word::tsquery)"], params=[match]
    )
    sql, values = found.values("pk").query.sql_with_params()
    order = f"{time} {span.order}, articles_article.id {span.order}"
    return (
        "SELECT found.story FROM unnest(%s) AS slice (word), LATERAL"  # noqa: S608 (as above)
        f" ({sql} ORDER BY {order} LIMIT %s) AS found (story) LIMIT %s",
        [slices(span), *values, limit, limit],
    )


def slices(span: Span) -> list[str]:
    """A Span in slices, those that are asked first the shortest, as queries for the months and years of stories.

    Every slice costs gathering the stories that hold the words; a longer one costs reading more of them.
    """
    first, last = (
        (end.year, end.month) for end in (span.opens.astimezone(dt.UTC), span.closes.astimezone(dt.UTC))
    )
    years = range(first[0], last[0] + 1)
    near = years[:2] if span.is_back else years[-2:]
    parts = [
        f"'/{year}{'-' * bool(month)}{month or ''}'"
        for year in years
        for month in (range(1, 13) if year in near else [0])
        if not month or first <= (year, month) <= last
    ]
    parts = parts if span.is_back else parts[::-1]
    cut = []
    while parts:
        size = len(cut) + 1
        cut.append(" | ".join(parts[:size]))
        parts = parts[size:]
    return cut


def install(using: str, **kwargs: Any) -> None:
    """Makes this database's full-text index where it is missing or was made otherwise; runs after every migrate.

    Not a migration: Django rebuilds a SQLite table when its columns change, and its triggers go with the old one.
    """
    connection = connections[using]
    if "articles_article" not in connection.introspection.table_names():
        return
    with connection.cursor() as cursor:
        (_install_postgresql if connection.vendor == "postgresql" else _install_sqlite)(cursor)


def _install_postgresql(cursor):
    cursor.execute(
        """SELECT pg_catalog.col_description(attrelid, attnum) FROM pg_catalog.pg_attribute
           WHERE attrelid = 'articles_article'::regclass AND attname = 'search' AND NOT attisdropped"""
    )
    made = cursor.fetchone()
    cursor.execute("SET statement_timeout = 0")  # a large archive takes minutes, once
    if made is None or made[0] != _COLUMN:
        cursor.execute("ALTER TABLE articles_article DROP COLUMN IF EXISTS search")
        cursor.execute(f"ALTER TABLE articles_article ADD COLUMN search tsvector {_COLUMN}")
        cursor.execute("COMMENT ON COLUMN articles_article.search IS %s", [_COLUMN])
    cursor.execute("CREATE INDEX IF NOT EXISTS articles_search ON articles_article USING gin (search)")
    cursor.execute("RESET statement_timeout")


# Hidden stories (no live_from) are not indexed. The words are folded already: no parser, who knows fewer letters
# than Python, may part them.
_YEAR = "'/' || extract(year FROM live_from AT TIME ZONE 'UTC')::int::text"
_MONTH = f"{_YEAR} || '-' || extract(month FROM live_from AT TIME ZONE 'UTC')::int::text"
_COLUMN = f"""GENERATED ALWAYS AS (CASE WHEN live_from IS NOT NULL THEN
    array_to_tsvector(array_remove(string_to_array(words, ' '), '') || ARRAY[{_YEAR}, {_MONTH}]) END) STORED"""


def _install_sqlite(cursor):
    cursor.execute("SELECT sql FROM sqlite_master WHERE name = 'articles_search'")
    made = cursor.fetchone()
    if made is None or made[0] != _TABLE:
        for name in _TRIGGERS:
            cursor.execute(f"DROP TRIGGER IF EXISTS {name}")
        cursor.execute("DROP TABLE IF EXISTS articles_search")
        cursor.execute(_TABLE)
        cursor.execute(_FILL)
    for name, trigger in _TRIGGERS.items():
        cursor.execute(f"CREATE TRIGGER IF NOT EXISTS {name} {trigger}")


# The words stand beside the story already; the index keeps no copy, and is told them once more when they go. To
# the tokeniser called ascii, blanks part words and every letter beyond ASCII is one.
_TABLE = "CREATE VIRTUAL TABLE articles_search USING fts5(words, content='', tokenize='ascii')"
_ROW = f"((CAST(strftime('%s', {{row}}.live_from) AS INTEGER) << {ID_BITS}) | {{row}}.id), {{row}}.words"
_IS_OUT = f"{{row}}.live_from IS NOT NULL AND {{row}}.id <= {MOST_ID}"
_FILL = f"""INSERT INTO articles_search(rowid, words)
    SELECT {_ROW.format(row="a")} FROM articles_article a WHERE {_IS_OUT.format(row="a")}"""  # noqa: S608
_ADD = f"""INSERT INTO articles_search(rowid, words)
    SELECT {_ROW.format(row="new")} WHERE {_IS_OUT.format(row="new")};"""
_REMOVE = f"""INSERT INTO articles_search(articles_search, rowid, words)
    SELECT 'delete', {_ROW.format(row="old")} WHERE {_IS_OUT.format(row="old")};"""
_TRIGGERS = {
    "articles_search_added": f"AFTER INSERT ON articles_article BEGIN {_ADD} END",
    "articles_search_gone": f"AFTER DELETE ON articles_article BEGIN {_REMOVE} END",
    "articles_search_changed": f"""AFTER UPDATE OF words, live_from ON articles_article
        WHEN old.words IS NOT new.words OR old.live_from IS NOT new.live_from BEGIN {_REMOVE} {_ADD} END""",
}
