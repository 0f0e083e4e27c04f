"""What a 404 and a redirect cost does not grow with the archive: an index answers every question that they ask."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from addresses import keeping
from addresses.models import Address
from tests.archive import fill, remove_dead_rows
from tests.test_query_plans import explain, sorts_many

SCAN = re.compile(
    r"\bSCAN (?:articles|addresses)_\w+\b(?! VIRTUAL| USING)|Seq Scan on (?:articles|addresses)_\w+"
)
# (address, status, most queries)
ASKED = [
    ("/ferries-17-is-no-story-of-ours/", 404, 20),
    ("/2015/09/21/no-story-of-this-name/amp/", 404, 20),
    ("/FERRIES-17/", 301, 4),
    ("/2015/09/ferries-17/", 301, 4),
    ("/once-was-ferries-1/", 301, 4),
    ("/once-was-fer", 301, 6),
    ("/Section/Mindanao/Feed/", 301, 4),
]


@pytest.fixture(params=[300, 3_000])
def archive(request, db, now):
    remove_dead_rows()
    fill(request.param, now)
    keeping.fill(connection.alias)
    assert Address.objects.filter(key="/ferries-17/", leads_to=None).exists()
    Address.objects.create(path="/once-was-ferries-1/", leads_to="/ferries-1/")
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET LOCAL enable_seqscan = off")
        cursor.execute("ANALYZE")


def test_an_index_answers_what_a_wrong_address_asks(client, archive, subtests):
    for address, status, most in ASKED:
        with subtests.test(address):
            with CaptureQueriesContext(connection) as sent:
                assert client.get(address).status_code == status
            assert len(sent) <= most, [query["sql"][:150] for query in sent]
            asked = [
                query["sql"]
                for query in sent
                if re.search(r'"(articles|addresses)_', query["sql"]) and query["sql"].startswith("SELECT")
            ]
            plans = [(statement, explain(statement)) for statement in asked]
            assert [plan for _, plan in plans if SCAN.search(plan)] == []
            assert [plan for statement, plan in plans if sorts_many(statement, plan)] == []
