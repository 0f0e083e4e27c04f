"""How many queries each page costs, in a small archive and in one a hundred times its size."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.archive import fill

MOST = {"/": 14, "/section/mindanao/": 10, "/ferries/": 14, "/search/?q=ferries": 7, "/corrections/": 6}


def count_queries(client):
    counts = {}
    for address in MOST:
        with CaptureQueriesContext(
            connection,
        ) as queries:
            assert client.get(address).status_code == 200, address
        counts[address] = len(queries)
    return counts


@pytest.mark.django_db
@pytest.mark.parametrize("count", [100, 10_000])
def test_pages_cost_no_more_queries_than_promised(client, now, count):
    fill(count, now)
    counts = count_queries(client)
    assert {address: n for address, n in counts.items() if n > MOST[address]} == {}
    assert counts == MOST | {"/": 11}
