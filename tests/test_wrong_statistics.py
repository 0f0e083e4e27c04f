"""PostgreSQL plans by statistics, which are wrong right after an import: pages must not read the archive then."""

import json

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.archive import fill, remove_dead_rows
from tests.test_query_counts import MOST

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite plans without statistics"),
]

STORIES = 10_000
# What a page looks for its stories in: fourteen lists or fewer, none of them read further than forty, and where
# the database believes a table to be empty it may well read all of a small one (the days' views) for each.
MOST_OF_LISTS = 2_000
# Reading an "empty" table once is right by what is believed; reading it again for every row is what must not be.
MOST_OF_ANY = 1.2 * STORIES


@pytest.fixture
def beside():
    """Executes a statement through a connection of its own, outside the test's transaction."""
    other = connection.copy()

    def execute(statement):
        with other.cursor() as cursor:
            cursor.execute(statement)

    yield execute
    other.close()


@pytest.fixture
def believed_empty(beside, now):
    """STORIES, in tables that the database believes to be empty: it counts what is committed.

    Dead rows go first: with one row expected everywhere, PostgreSQL would choose between two indexes by nothing but
    their height.
    """
    remove_dead_rows()
    fill(STORIES, now)
    beside("ANALYZE")


def rows_read(plan):
    """How many rows a plan's scans of tables and indexes have come upon, those included that they threw away."""
    below = sum(rows_read(part) for part in plan.get("Plans", []))
    if not plan["Node Type"].endswith("Scan"):
        return below
    found = plan["Actual Rows"] + plan.get("Rows Removed by Filter", 0)
    return below + found * plan["Actual Loops"]


def explain(sql):
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN (ANALYZE, FORMAT JSON) {sql}")
        plan = cursor.fetchone()[0]
    return (json.loads(plan) if isinstance(plan, str) else plan)[0]["Plan"]


def test_pages_read_few_rows_whatever_the_database_believes(client, believed_empty, subtests):
    for address in MOST:
        if "search" in address:
            continue
        with subtests.test(address):
            with CaptureQueriesContext(connection) as queries:
                assert client.get(address).status_code == 200
            read = {query["sql"]: rows_read(explain(query["sql"].replace("%", "%%"))) for query in queries}
            bounds = {sql: MOST_OF_LISTS if "UNION" in sql else MOST_OF_ANY for sql in read}
            assert {sql: rows for sql, rows in read.items() if rows > bounds[sql]} == {}
            assert any("UNION" in sql for sql in read)
