"""Which index answers each page, deep in the archive: nothing scans the stories, and nothing sorts them.

The plans are those of the very statements that the pages send, on whichever database the suite runs.
"""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles.models import Article
from tests.archive import fill, remove_dead_rows

STORIES = 4_000
DEEP = 3_000
FEW = 400  # rows that may be sorted: those of a page, or of the stories nearest to it
# In SQLite's words and in PostgreSQL's: a table read from end to end, and a sort.
SCAN = re.compile(r"\bSCAN articles_\w+\b(?! VIRTUAL| USING)|Seq Scan on articles_\w+")
SORT = re.compile(r"USE TEMP B-TREE FOR (?:LAST \d+ TERMS OF )?ORDER BY|\bSort +\(.* rows=(\d+)")
NAMED_BY_ID = re.compile(r'\bIN \(\d+(, \d+)*\)|"article_id" = \d+')


@pytest.fixture
def archive(db, now):
    remove_dead_rows()
    fill(STORIES, now)
    Article.objects.filter(slug=f"ferries-{DEEP}").update(words="ferries zanzibar", plain="Zanzibar.")
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            # A few thousand rows are read faster than an index is; whether an index can serve is asked here.
            cursor.execute("SET LOCAL enable_seqscan = off")
        cursor.execute("ANALYZE")
    return Article.objects.get(slug=f"ferries-{DEEP}")


def plans(client, address):
    """(statement, plan) of everything that a page asks of the stories and their listings."""
    with CaptureQueriesContext(connection) as sent:
        assert client.get(address).status_code == 200
    statements = [query["sql"] for query in sent if '"articles_' in query["sql"]]
    return [(statement, explain(statement)) for statement in statements if "SELECT" in statement]


def explain(statement):
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(f"EXPLAIN {statement}")
            return "\n".join(line for (line,) in cursor.fetchall())
        cursor.execute(f"EXPLAIN QUERY PLAN {statement}")
        return "\n".join(row[3] for row in cursor.fetchall())


def sorts_many(statement, plan):
    """Whether a plan sorts more than the rows of a page."""
    if NAMED_BY_ID.search(statement):
        return False
    return any(rows is None or int(rows) > FEW for rows in (sort[1] for sort in SORT.finditer(plan)))


READERS_PAGES = [
    ("/section/mindanao/?before={cursor}", "section_front"),
    ("/section/mindanao/?after={cursor}", "section_front"),
    ("/tag/ports/?before={cursor}", "tag_stories"),
    ("/people/tala-mercadejas/?before={cursor}", "person_stories"),
    ("/newest/?before={cursor}", "newest_stories"),
    ("/newest/?after={cursor}", "newest_stories"),
    ("/archive/{month}/?before={cursor}", "newest_stories"),
    ("/ferries-3000/", "newest_stories"),
    ("/search/?q=ferries", "newest_stories"),
    ("/search/?q=zanzibar", "articles_search"),
    ("/search/?q=zanzibar&section=mindanao", "section_front"),
    ("/search/?q=zanzibar&year={year}&before={cursor}", "articles_search"),
    ("/search/?q=nothing", "articles_search"),
]
NEWSROOMS_LISTS = [
    ("", "primary key"),
    ("?p=9", "primary key"),
    ("?state=draft", "newsroom_list"),
    ("?state=published", "newest_stories"),
    ("?q=zanzibar", "articles_search"),
]


def test_an_index_serves_the_readers_pages_at_any_depth(client, archive, subtests):
    local = timezone.localtime(archive.live_from)
    cursor = f"{archive.live_from:%Y%m%dT%H%M%S%f}-{archive.pk + 1}"
    for address, index in READERS_PAGES:
        with subtests.test(address):
            found = plans(client, address.format(cursor=cursor, month=f"{local:%Y/%m}", year=local.year))
            assert any(index in plan for _, plan in found), [plan for _, plan in found]
            assert [plan for _, plan in found if SCAN.search(plan)] == []
            assert [plan for statement, plan in found if sorts_many(statement, plan)] == []
            assert [statement for statement, _ in found if "COUNT(" in statement.upper()] == []


def test_an_index_serves_the_newsrooms_list_and_its_count_ends(client, editor, archive, subtests):
    client.force_login(editor)
    for query, name in NEWSROOMS_LISTS:
        index = name
        if name == "primary key":
            index = "articles_article_pkey" if connection.vendor == "postgresql" else "SCAN articles_article"
        with subtests.test(query):
            found = plans(client, f"/admin/articles/article/{query}")
            assert any(index in plan for _, plan in found)
            # SQLite calls it a scan, too, to follow the primary key until the page is full.
            unbounded = [(statement, plan) for statement, plan in found if "LIMIT" not in statement]
            assert [plan for _, plan in unbounded if SCAN.search(plan)] == []
            assert [plan for statement, plan in found if sorts_many(statement, plan)] == []
            assert [statement for statement, _ in unbounded if "COUNT(" in statement.upper()] == []
