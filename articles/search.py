"""Finding stories by their words, with the same results on both databases.

Each story's text is folded here, once at its save, into plain words without accents or capitals; SQLite's FTS5
and PostgreSQL's tsvector then index the very same words, kept up to date by the database itself
(`install`). Every word of a query must be in the story, or begin a word of it; the newest come first, in an
order that the index delivers, so that a common word costs no more than a rare one.
"""

import re
import unicodedata

from django.db import connections

MOST_CHARACTERS = 200
# Of a story's folded words, in bytes. PostgreSQL takes no tsvector over 1 MB, of which a word may need three times
# its own length; a long feature is 30,000.
MOST_BYTES = 340_000
MOST_WORDS = 10
WORD = re.compile(r"[^\W_]+")
# A word longer than this is no word, and PostgreSQL refuses lexemes over 2 KB.
LONGEST_WORD = 60


def fold(text):
    """The words of `text` in small letters without accents, separated by blanks; the first 340 KB of them."""
    plain = unicodedata.normalize("NFKD", text).casefold()
    plain = "".join(c for c in plain if not unicodedata.combining(c)) if not plain.isascii() else plain
    words = " ".join(word[:LONGEST_WORD] for word in WORD.findall(plain.replace("'", "").replace("’", "")))
    return words.encode()[:MOST_BYTES].decode(errors="ignore") if len(words) > MOST_BYTES // 4 else words


def words_of(query):
    """The words that a reader's query asks for, folded: at most ten, from its first 200 characters."""
    return list(dict.fromkeys(fold(query[:MOST_CHARACTERS]).split()))[:MOST_WORDS]


def stem(word):
    """A word's beginning, short enough to find its plural: "elections" finds "election" and the reverse."""
    return word[:-1] if len(word) > 4 and word.endswith("s") and word.isascii() else word


def is_beginning(word):
    """Whether other words that begin with this one are meant too: not for "c" or "sa"."""
    return len(word) > 2


def narrow(stories, query):
    """Of a queryset's stories, those with a `live_from` that hold the query's words, newest first."""
    words = [stem(word) for word in words_of(query)]
    if not words:
        return stories.none()
    if connections[stories.db].vendor == "postgresql":
        found = stories.filter(live_from__isnull=False).extra(
            where=["articles_article.search @@ to_tsquery('simple', %s)"],
            params=[" & ".join(word + ":*" * is_beginning(word) for word in words)],
        )
        return found.order_by("-live_from", "-id")
    # The full-text rows lie in the order of time (install), so that reading them backwards is newest first.
    return stories.extra(
        tables=["articles_search"],
        where=["articles_search MATCH %s", "articles_article.id = articles_search.rowid & 16777215"],
        params=[" ".join(f'"{word}"' + "*" * is_beginning(word) for word in words)],
        order_by=["-articles_search.rowid"],
    )


def excerpt(text, query, length=180):
    """Pairs of (text, is_match) around the first of the query's words in `text`, for marking in a result."""
    words = [re.escape(stem(word)) for word in words_of(query)]
    if not words:
        return [(text[:length], False)]
    # Folding keeps the length of almost every text; where it does not, the match may go unmarked.
    folded = unicodedata.normalize("NFKD", text).casefold()
    folded = "".join(c for c in folded if not unicodedata.combining(c))
    folded = folded if len(folded) == len(text) else text.casefold()
    pattern = re.compile(
        "|".join(rf"(?<!\w){word}" + (r"\w*" if is_beginning(word) else r"(?!\w)") for word in words)
    )
    first = pattern.search(folded)
    start = 0
    if first and first.start() > length // 2:
        start = text.rfind(" ", 0, first.start() - length // 3) + 1
    end = min(len(text), start + length)
    pieces, at = [("…", False)] if start else [], start
    for match in pattern.finditer(folded, start, end):
        pieces += [(text[at : match.start()], False), (text[match.start() : match.end()], True)]
        at = match.end()
    pieces.append((text[at:end] + ("…" if end < len(text) else ""), False))
    return [piece for piece in pieces if piece[0]]


def install(using, **kwargs):
    """Makes the full-text index of this database where it is missing; runs after every migrate.

    Not a migration: Django rebuilds a SQLite table when its columns change, and its triggers go with the old one.
    """
    connection = connections[using]
    if "articles_article" not in connection.introspection.table_names():
        return
    statements = POSTGRESQL if connection.vendor == "postgresql" else SQLITE
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("SELECT count(*) FROM sqlite_master WHERE name = 'articles_search'")
            if not cursor.fetchone()[0]:
                statements = [*SQLITE, SQLITE_FILL]
        for statement in statements:
            cursor.execute(statement)


POSTGRESQL = [
    """ALTER TABLE articles_article ADD COLUMN IF NOT EXISTS search tsvector
       GENERATED ALWAYS AS (to_tsvector('simple', words)) STORED""",
    "CREATE INDEX IF NOT EXISTS articles_search ON articles_article USING gin (search)",
]

# (S608: these statements are made of our own text alone.)
# A full-text row's number is its story's moment (seconds) shifted by 24 bits, and the story's id: in the order of
# time, and found again from the story. Hidden stories (no live_from) are not indexed at all.
_ROWID = "((CAST(strftime('%s', {row}.live_from) AS INTEGER) << 24) | ({row}.id & 16777215))"
_INSERT = f"""INSERT INTO articles_search(rowid, words)
    SELECT {_ROWID.format(row="new")}, new.words WHERE new.live_from IS NOT NULL;"""
_DELETE = f"""DELETE FROM articles_search
    WHERE old.live_from IS NOT NULL AND rowid = {_ROWID.format(row="old")};"""  # noqa: S608
_CHANGED = "old.words IS NOT new.words OR old.live_from IS NOT new.live_from"
SQLITE = [
    """CREATE VIRTUAL TABLE IF NOT EXISTS articles_search USING fts5(words, tokenize = 'unicode61')""",
    f"""CREATE TRIGGER IF NOT EXISTS articles_search_added AFTER INSERT ON articles_article
        BEGIN {_INSERT} END""",
    f"""CREATE TRIGGER IF NOT EXISTS articles_search_gone AFTER DELETE ON articles_article
        BEGIN {_DELETE} END""",
    f"""CREATE TRIGGER IF NOT EXISTS articles_search_changed AFTER UPDATE OF words, live_from ON articles_article
        WHEN {_CHANGED} BEGIN {_DELETE} {_INSERT} END""",
]
SQLITE_FILL = f"""INSERT INTO articles_search(rowid, words)
    SELECT {_ROWID.format(row="a")}, a.words FROM articles_article a WHERE a.live_from IS NOT NULL"""  # noqa: S608
