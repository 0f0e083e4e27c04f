"""Legal notices in the pagecache: in the copy of the whole paper, and gone for good where they were withdrawn."""

import pytest

from legalnotices import booking
from tests.legalnotices.notices import let_it_run, make_notice
from tests.pagecache.copies import all_text, build_static_site, text_of
from tests.pagecache.test_without_the_database import dead_database

pytestmark = pytest.mark.django_db


def test_the_copy_of_the_paper_holds_every_notice_and_ads_txt(press, mirror):
    notices = [make_notice(f"Estate {number:02}") for number in range(25)]
    build_static_site(press)
    for notice in notices:
        assert notice.title in text_of(mirror, notice.get_absolute_url())
    assert "Estate 24" in text_of(mirror, "/legal-notices/")
    assert "does not answer just now" in text_of(mirror, "/legal-notices/search/")
    assert "placeholder.example.com" in (mirror.site / "ads.txt").read_text()
    assert notices[0].get_absolute_url() in (mirror.site / "sitemaps/legal-notices.xml").read_text()


def test_the_copy_loses_what_was_withdrawn_and_gains_what_is_new(press, mirror):
    notice = make_notice("Estate of one")
    build_static_site(press)
    booking.withdraw(notice)
    make_notice("Estate of another")
    build_static_site(press)
    assert "Estate of one" not in all_text(mirror)
    assert "Estate of another" in text_of(mirror, "/legal-notices/")


def test_what_was_withdrawn_stays_away_without_the_database(press, reader):
    notice = let_it_run(make_notice())
    pages = [notice.get_absolute_url(), "/legal-notices/"]
    for page in pages:
        assert notice.title in reader.get(page)[2].decode()
    booking.withdraw(notice)
    press.watch.look()
    with dead_database():
        for page in pages:
            assert reader.get(page)[0] == 503, page


def test_what_was_printed_is_read_on_without_the_database(press, reader):
    notice = make_notice()
    for page in (notice.get_absolute_url(), "/legal-notices/", "/ads.txt"):
        before = reader.get(page)
        with dead_database():
            assert reader.get(page)[::2] == before[::2], page


def test_a_query_that_means_nothing_makes_no_page_of_its_own(reader):
    reader.get("/legal-notices/")
    assert reader.how("/legal-notices/?utm_source=x&before=abc").startswith("hit")
