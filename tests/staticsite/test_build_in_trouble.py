"""The static site where something is broken: the disk, a page, a text, the database."""

import datetime as dt
from urllib.parse import unquote

import pytest
from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.utils import timezone

from articles.publishing import withdraw
from pagecache.keys import CacheKey
from pagecache.setup import make_page_cache
from readership.models import DailyViews
from sections.models import Section
from staticsite.build import Build
from staticsite.site import StaticSite
from tests.factories import make_article
from tests.pagecache.copies import build_static_site, text_of
from tests.pagecache.test_without_the_database import dead_database


def test_readers_get_the_copy_when_nothing_else_is_left(page_cache, static_site, reader, ferries, now):
    old = now - dt.timedelta(days=9)
    make_article("Bridge opens", published_at=old, section=Section.objects.get(slug="visayas"))
    # Counted, so that the rail of every page has what is read, and not the newest, of which one is withdrawn.
    DailyViews.objects.create(article=ferries[0], day=timezone.localdate(), views=9)
    build_static_site(page_cache)
    withdraw(ferries[5])
    page_cache.watcher.look()
    newcomer = type(reader)(
        make_page_cache(get_wsgi_application(), StaticSite(settings.VAR_DIR / "static-site"), look_every=0)
    )
    for store in (newcomer.page_cache.tier.shared, newcomer.page_cache.tier.memory):
        store.get = lambda address: None
    with dead_database():
        status, headers, body = newcomer.get("/bridge-opens/")
        assert (status, headers["cache-status"]) == (200, "pagecache; hit; detail=stale")
        assert b"Bridge opens" in body
        assert "content-security-policy" in headers
        for address in ("/ferry-number-5-sails/", "/"):
            assert newcomer.get(address)[0] == 503, "it shows what was taken away after the copy was made"


@pytest.mark.parametrize("path", ["/../index.sqlite3", "/..%2f", "/\x00/", "/index.sqlite3"])
def test_the_copy_hands_out_nothing_else(tmp_path, path):
    static_site = StaticSite(tmp_path)
    with static_site.open():
        pass
    assert static_site.find(CacheKey(path)) is None


def test_a_page_that_could_not_be_written_is_tried_again(page_cache, static_site, ferries, monkeypatch):
    with monkeypatch.context() as broken, page_cache.static_site.open():
        broken.setattr("articles.views.story_page", lambda story: 1 / 0)
        run = Build(page_cache, page_cache.static_site)
        run.bring_up_to_date()
    assert set(run.failed) >= {story.get_absolute_url() for story in ferries}
    build_static_site(page_cache)
    assert all(story.headline in text_of(static_site, story.get_absolute_url()) for story in ferries)


def test_a_name_too_long_for_the_disk_stops_nothing(page_cache, static_site, ferries):
    story = make_article("Long", slug="ñ" * 200)
    run = Build(page_cache, page_cache.static_site)
    with page_cache.static_site.open():
        run.bring_up_to_date()
    assert run.failed == [unquote(story.get_absolute_url())]
    assert (static_site.root / "index.html").exists()


def test_nonsense_in_a_text_stops_nothing(page_cache, static_site, ferries):
    run = Build(page_cache, static_site)
    assert run._targets(b'<a href="http://[">x</a> <a href="/newest/">y</a>') == {"/newest/"}
