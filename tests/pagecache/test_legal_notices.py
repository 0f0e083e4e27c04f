"""Legal notices in the page cache: in the copy of the whole newspaper, and gone for good where they were withdrawn."""

import pytest

from legalnotices import booking
from tests.legalnotices.notices import let_it_run, make_notice
from tests.pagecache.copies import all_text, build_static_site, text_of
from tests.pagecache.test_without_the_database import dead_database

pytestmark = pytest.mark.django_db


def test_the_copy_of_the_paper_holds_every_notice_and_ads_txt(page_cache, static_site):
    notices = [make_notice(f"Estate {number:02}") for number in range(25)]
    build_static_site(page_cache)
    for notice in notices:
        assert notice.title in text_of(static_site, notice.get_absolute_url())
    assert "Estate 24" in text_of(static_site, "/legal-notices/")
    assert "does not answer just now" in text_of(static_site, "/legal-notices/search/")
    assert "placeholder.example.com" in (static_site.root / "ads.txt").read_text()
    assert notices[0].get_absolute_url() in (static_site.root / "sitemaps/legal-notices.xml").read_text()


def test_the_copy_loses_what_was_withdrawn_and_gains_what_is_new(page_cache, static_site):
    notice = make_notice("Estate of one")
    build_static_site(page_cache)
    booking.withdraw(notice)
    make_notice("Estate of another")
    build_static_site(page_cache)
    assert "Estate of one" not in all_text(static_site)
    assert "Estate of another" in text_of(static_site, "/legal-notices/")


def test_what_was_withdrawn_stays_away_without_the_database(page_cache, reader):
    notice = let_it_run(make_notice())
    pages = [notice.get_absolute_url(), "/legal-notices/"]
    for page in pages:
        assert notice.title in reader.get(page)[2].decode()
    booking.withdraw(notice)
    page_cache.watcher.look()
    with dead_database():
        for page in pages:
            assert reader.get(page)[0] == 503, page


def test_what_was_cached_is_read_on_without_the_database(page_cache, reader):
    notice = make_notice()
    for page in (notice.get_absolute_url(), "/legal-notices/", "/ads.txt"):
        before = reader.get(page)
        with dead_database():
            assert reader.get(page)[::2] == before[::2], page


def test_a_query_that_means_nothing_makes_no_page_of_its_own(reader):
    reader.get("/legal-notices/")
    assert reader.how("/legal-notices/?utm_source=x&before=abc").startswith("hit")
