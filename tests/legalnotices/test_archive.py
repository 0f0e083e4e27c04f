"""The archive of legal notices: who is in it, when, and how it is searched."""

import pytest
from django.utils import timezone

from advertising.models import Insertion
from advertising.orders.booking import cancel
from articles.slugs import RESERVED
from legalnotices import booking
from legalnotices.catalogue import entries
from legalnotices.models import Notice
from tests.advertising.rates.factories import days
from tests.legalnotices.notices import draft_notice, last_monday, let_it_run, make_notice
from tests.pagecache.conftest import version_now

pytestmark = pytest.mark.django_db
ARCHIVE, SEARCH = "/legal-notices/", "/legal-notices/search/"


def titles(response):
    return [notice.title for notice in response.context["page"].notices]


def test_a_notice_has_a_page_for_good(client):
    notice = let_it_run(make_notice())
    assert notice.get_absolute_url() == f"/legal-notices/{days(0).year}-1/"
    page = client.get(notice.get_absolute_url()).content.decode()
    for said in ("Heirs of Andrés Peñaflor", "Notary Public Liza Roble", "Doc. 12/2026", "No. 703, page 5"):
        assert said in page
    assert "<p>Barangay Tetuan &amp; Sons.</p>" in page
    for not_said in ("Rosa Lim", "rosa@example.ph", "4,800"):
        assert not_said not in page


def test_readers_see_it_from_its_first_issue_on_and_not_before_its_proof_is_approved(client):
    hidden = [draft_notice(), make_notice(first_issue=days(1)), make_notice(first_issue=days(30))]
    shown = make_notice("Shown", first_issue=days(0))
    cancelled = make_notice(first_issue=days(7))
    cancel(cancelled.item.order)
    postponed = make_notice(first_issue=days(0))
    Insertion.objects.filter(item=postponed.item).update(first_day=days(9), last_day=days(9))
    failed = make_notice(first_issue=days(0))
    Insertion.objects.filter(item=failed.item, first_day=days(0)).update(status="failed")
    for notice in [*hidden, cancelled, postponed, failed]:
        notice.refresh_from_db()
        assert client.get(notice.get_absolute_url()).status_code == 404
        assert not notice.is_published
    assert titles(client.get(ARCHIVE)) == ["Shown"]
    assert [notice.pk for notice in Notice.objects.published()] == [shown.pk]
    assert titles(client.get(SEARCH, {"q": "heirs"})) == ["Shown"]
    assert [entry.path for entry in entries()] == [shown.get_absolute_url()]


def test_what_was_withdrawn_is_gone_and_comes_back(client):
    notice = make_notice()
    booking.withdraw(notice)
    response = client.get(notice.get_absolute_url())
    assert response.status_code == 410
    assert notice.title not in response.content.decode()
    assert titles(client.get(ARCHIVE)) == []
    booking.show_again(notice)
    assert client.get(notice.get_absolute_url()).status_code == 200


FOUND = [
    ("heirs penaflor", True),
    ("PEÑAFLOR", True),
    ("12 2026", True),
    ("tetuan", True),
    ("liza roble notary", True),
    ("extrajudicial", True),
    ("tet", False),
    ("heirs sultan", False),
    ("%", True),
    ("_", True),
    ("x" * 200, False),
    ("' OR 1=1 --", False),
    ("\U0001f41f", True),
]


@pytest.mark.parametrize(("text", "is_found"), FOUND)
def test_it_is_found_by_every_word_in_it(client, text, is_found):
    make_notice()
    assert titles(client.get(SEARCH, {"q": text})) == ["Heirs of Andrés Peñaflor"] * is_found


def test_the_archive_is_read_page_by_page(client):
    made = [make_notice(f"Estate {number:02}", first_issue=last_monday()).title for number in range(45)]
    newest, pages, address = made[::-1], [], ARCHIVE
    for _ in range(3):
        page = client.get(address).context["page"]
        pages.append([notice.title for notice in page.notices])
        address = f"{ARCHIVE}?before={page.older}"
    assert pages == [newest[:20], newest[20:40], newest[40:]]
    assert page.older is None
    back = client.get(f"{ARCHIVE}?after={page.newer}").context["page"]
    assert [notice.title for notice in back.notices] == newest[20:40]
    first = client.get(f"{ARCHIVE}?after={back.newer}").context["page"]
    assert ([notice.title for notice in first.notices], first.newer) == (newest[:20], None)
    found = client.get(SEARCH, {"q": "estate", "before": first.older}).context["page"]
    assert [notice.title for notice in found.notices] == newest[20:40]


def test_each_kind_has_its_list(client):
    make_notice("An estate")
    make_notice("A sale", kind="foreclosure-sale")
    assert titles(client.get(f"{ARCHIVE}kinds/foreclosure-sale/")) == ["A sale"]
    assert client.get(f"{ARCHIVE}kinds/nothing/").status_code == 404
    assert titles(client.get(ARCHIVE)) == ["A sale", "An estate"]


def test_programs_find_it(client):
    notice = make_notice()
    assert "/sitemaps/legal-notices.xml" in client.get("/sitemap.xml").content.decode()
    assert notice.get_absolute_url() in client.get("/sitemaps/legal-notices.xml").content.decode()
    assert 'href="/legal-notices/"' in client.get("/").content.decode()
    assert "legal-notices" in RESERVED


def test_every_change_that_readers_see_makes_a_new_edition():
    seen = [version_now()]
    notice = draft_notice(first_issue=days(0))
    for act in (booking.approve, booking.withdraw, booking.show_again, let_it_run):
        act(notice)
        seen.append(version_now())
    assert len(set(seen)) == 5
    assert notice.live_from <= timezone.now()
