"""The rows of an archive, written by the database itself: a million stories in minutes.

All figures of a story follow from its number (0 is the newest) by plain arithmetic that both databases know.
"""

import datetime as dt

from django.db import connection
from django.db.models import Model
from django.utils import timezone

from articles.models import Article, ArticleSection, Byline, Tagging
from ops.bench.words import TEXTS

BATCH = 20_000
DAY = 86_400
# The newest 1,200 stories appeared one every 72 minutes; the others are spread evenly over twenty years.
RECENT, APART, SPAN = 1_200, 72 * 60, 7_300 * DAY
# Six hundred that share one moment, as after moving house; others share an hour.
TOGETHER = (2_000, 2_600)
# One of three agencies lends its stories for two years.
LENT = 730 * DAY


def write_stories(count: int, sections: list[int], sources: list[int]) -> None:
    """Stories with the texts of the table bench_text, the oldest first, as they came."""
    columns = _columns(count, sections, sources)
    for last in range(count, 0, -BATCH):
        first = max(last - BATCH, 0)
        numbers = f"SELECT CAST({last - 1} AS bigint) UNION ALL SELECT n - 1 FROM story WHERE n > {first}"
        run(
            f"INSERT INTO articles_article ({', '.join(columns)})"
            f" WITH RECURSIVE story (n) AS ({numbers}) SELECT {', '.join(columns.values())}"
            f" FROM story JOIN bench_text ON number = (n * 617) % {TEXTS} ORDER BY n DESC"
        )


def _columns(count: int, sections: list[int], sources: list[int]) -> dict[str, str]:
    """SQL for each column of story `n`, beside a row of bench_text."""
    place = f"CASE WHEN n BETWEEN {TOGETHER[0]} AND {TOGETHER[1]} THEN {TOGETHER[0]} ELSE n END"
    older = f"{RECENT * APART} + ({place} - {RECENT}) * {SPAN} / {count - RECENT}"
    now = int(timezone.now().timestamp())
    moment = f"(({now} - CASE WHEN n < {RECENT} THEN n * {APART} ELSE {older} END) / 3600 * 3600)"
    # What is not out is of these days: two hundred stories, however large the archive.
    is_out, is_theirs, is_lent = "NOT (n < 10000 AND n % 50 = 49)", "n % 4 = 0", "n % 12 = 8"
    empty = {field.column: "''" for field in Article._meta.concrete_fields if not field.null}
    from_text = ("headline", "standfirst", "body", "summary", "plain", "words", "lead_picture_id")
    return (
        empty
        | {column: column for column in from_text}
        | {
            "id": f"{count} - n",
            "slug": "'story-' || n",
            # A third of the stories brings a word of its own, as names and figures do; twenty share a rare one.
            "headline": "headline || CASE WHEN n % 3 = 0 THEN ' ' || n ELSE '' END",
            "words": "CASE WHEN n % 3 = 0 THEN n || ' ' ELSE '' END || words"
            f" || CASE WHEN n % {count // 20} = 7 THEN ' regatta' ELSE '' END",
            "section_id": choice(sections, "n * 7"),
            "language": "'en'",
            "is_sensitive": "false",
            "status": f"CASE WHEN {is_out} THEN 'published' ELSE 'draft' END",
            "published_at": f"CASE WHEN {is_out} THEN {at(moment)} END",
            "live_from": f"CASE WHEN {is_out} THEN {at(moment)} END",
            "live_until": f"CASE WHEN {is_out} AND {is_lent} THEN {at(f'{moment} + {LENT}')} END",
            "created_at": at(moment),
            "version": "1",
            "source_id": f"CASE WHEN {is_theirs} THEN {choice(sources, 'n / 4')} END",
            "original_url": f"CASE WHEN {is_theirs} THEN 'https://example.org/' || n ELSE '' END",
        }
    )


def list_stories(count: int, sections: list[int], people: list[int], tags: list[int]) -> None:
    """File each story under one or two sections, credit it to a person, and tag it three times."""
    n = f"({count} - id)"
    _list(ArticleSection, section_id="section_id")
    _list(ArticleSection, section_id=choice(sections, f"{n} / 7 + 5"))
    _list(Byline, person_id=choice(people, f"{n} * 5"), role="'words'", name="''", position="0")
    third = len(tags) // 3
    for first in tags[::third]:  # of each third of the tags one, the first of it oftener than the last
        _list(
            Tagging, tag_id=f"{first} + ({n} * {5 + first} % {third}) * ({n} / {third} % {third}) / {third}"
        )


def _list(model: type[Model], **columns: str) -> None:
    story = "content_object_id" if model is Tagging else "article_id"
    run(
        f"INSERT INTO {model._meta.db_table} ({story}, live_from, live_until, {', '.join(columns)})"
        f" SELECT id, live_from, live_until, {', '.join(columns.values())} FROM articles_article"
        f" WHERE true{' ON CONFLICT DO NOTHING' if model is ArticleSection else ''}"
    )


def count_views(count: int) -> None:
    """A week of readers: the newest 200 stories every day, and a tenth of the archive once."""
    n = f"({count} - id)"
    for age in range(7):
        day = timezone.localdate() - dt.timedelta(days=age)
        run(
            "INSERT INTO readership_dailyviews (article_id, day, views)"
            f" SELECT id, '{day}', 1 + {n} * 37 % 900 * 100 / (100 + {n}) FROM articles_article"
            f" WHERE live_from IS NOT NULL AND ({n} < 200 OR {n} % 10 = {age})"
        )


def choice(ids: list[int], number: str) -> str:
    """SQL for one of `ids`, which follow each other, by a number."""
    assert ids == list(range(ids[0], ids[0] + len(ids)))
    return f"{ids[0]} + ({number}) % {len(ids)}"


def at(seconds: str) -> str:
    """SQL for the moment so many seconds after the beginning of 1970."""
    is_postgresql = connection.vendor == "postgresql"
    return f"to_timestamp({seconds})" if is_postgresql else f"datetime({seconds}, 'unixepoch')"


def run(statement: str, rows: list[tuple] | None = None) -> None:
    """Execute a statement, for each of `rows` where there are some."""
    with connection.cursor() as cursor:
        cursor.execute(statement) if rows is None else cursor.executemany(statement, rows)
