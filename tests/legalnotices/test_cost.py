"""What the archive of legal notices costs, and that an index serves it however many there are."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from advertising.models import Insertion, LineItem
from legalnotices.models import Notice, NoticeWord
from tests.advertising.rates.factories import days
from tests.legalnotices.notices import make_notice
from tests.test_query_plans import explain

COUNT = 3_000
pytestmark = pytest.mark.django_db


@pytest.fixture
def archive():
    """Three thousand notices, all of which hold one word, and one of which holds another."""
    first = make_notice()
    item = first.item
    items = LineItem.objects.bulk_create(
        LineItem(order_id=item.order_id, edition_id=item.edition_id, what="Notice") for _ in range(COUNT)
    )
    Insertion.objects.bulk_create(Insertion(item=one, first_day=days(-7), last_day=days(-7)) for one in items)
    now = timezone.now()
    said = {
        "year": 2025,
        "kind": first.kind,
        "text": "Heirs.",
        "authority": "Notary",
        "columns": 2,
        "height": 10,
    }
    notices = Notice.objects.bulk_create(
        Notice(
            item=one,
            serial=number,
            title=f"Heirs {number}",
            live_from=now - dt.timedelta(hours=number),
            **said,
        )
        for number, one in enumerate(items, 1)
    )
    NoticeWord.objects.bulk_create(NoticeWord(notice=notice, word="heirs") for notice in notices)
    NoticeWord.objects.create(notice=notices[COUNT // 2], word="zanzibar")
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
        if connection.vendor == "postgresql":
            cursor.execute("SET LOCAL enable_seqscan = off")  # whether an index can serve is asked here
    return notices


def about_notices(client, address):
    with CaptureQueriesContext(connection) as sent:
        assert client.get(address).status_code == 200
    return len(sent), [query["sql"] for query in sent if 'FROM "legalnotices_notice"' in query["sql"]]


ADDRESSES = [
    ("/legal-notices/", 6),
    ("/legal-notices/?before={middle}", 7),
    ("/legal-notices/?after={middle}", 7),
    ("/legal-notices/kinds/extrajudicial-settlement/?before={middle}", 7),
    ("/legal-notices/search/?q=heirs", 5),
    ("/legal-notices/search/?q=heirs+zanzibar", 5),
    ("/legal-notices/2025-{serial}/", 7),
]


@pytest.mark.parametrize(("address", "most"), ADDRESSES)
def test_an_index_serves_the_archive_at_any_depth(client, archive, address, most):
    middle = archive[COUNT // 2]
    count, statements = about_notices(client, address.format(middle=middle.pk, serial=middle.serial))
    assert count <= most
    plans = [explain(statement) for statement in statements]
    assert plans
    assert not any(
        "SCAN legalnotices_notice\n" in f"{plan}\n" or "Seq Scan on legalnotices" in plan for plan in plans
    )
    assert not any("COUNT(" in statement for statement in statements)
