"""The static copy where something is broken: the disk, a page, a text, the database."""

import datetime as dt
from urllib.parse import unquote

import pytest
from django.conf import settings
from django.core.wsgi import get_wsgi_application

from articles.publishing import withdraw
from pagecache.setup import make_page_cache
from sections.models import Section
from staticsite.build import Build
from staticsite.site import StaticSite
from tests.factories import make_article
from tests.pagecache.copies import build_static_site, text_of
from tests.pagecache.test_without_the_database import dead_database


def test_readers_get_the_copy_when_nothing_else_is_left(press, mirror, reader, ferries, now):
    old = now - dt.timedelta(days=9)
    make_article("Bridge opens", published_at=old, section=Section.objects.get(slug="visayas"))
    build_static_site(press)
    withdraw(ferries[5])
    press.watch.look()
    newcomer = type(reader)(
        make_page_cache(get_wsgi_application(), StaticSite(settings.VAR_DIR / "mirror"), look_every=0)
    )
    for rack in (newcomer.press.shelf.shared, newcomer.press.shelf.memory):
        rack.get = lambda address: None
    with dead_database():
        status, headers, body = newcomer.get("/bridge-opens/")
        assert (status, headers["cache-status"]) == (200, "pagecache; hit; detail=stale")
        assert b"Bridge opens" in body
        assert "content-security-policy" in headers
        for address in ("/ferry-number-5-sails/", "/"):
            assert newcomer.get(address)[0] == 503, "it shows what was taken away after the copy was made"


@pytest.mark.parametrize("path", ["/../register.sqlite3", "/..%2f", "/\x00/", "/register.sqlite3"])
def test_the_copy_hands_out_nothing_else(tmp_path, path):
    mirror = StaticSite(tmp_path)
    with mirror.open():
        pass
    order = type("Order", (), {"path": path, "query": ""})
    assert mirror.find(order) is None


def test_a_page_that_could_not_be_printed_is_tried_again(press, mirror, ferries, monkeypatch):
    with monkeypatch.context() as broken, press.mirror.open():
        broken.setattr("articles.views.story_page", lambda story: 1 / 0)
        run = Build(press, press.mirror)
        run.bring_up_to_date()
    assert set(run.failed) >= {story.get_absolute_url() for story in ferries}
    build_static_site(press)
    assert all(story.headline in text_of(mirror, story.get_absolute_url()) for story in ferries)


def test_a_name_too_long_for_the_disk_stops_nothing(press, mirror, ferries):
    story = make_article("Long", slug="ñ" * 200)
    run = Build(press, press.mirror)
    with press.mirror.open():
        run.bring_up_to_date()
    assert run.failed == [unquote(story.get_absolute_url())]
    assert (mirror.site / "index.html").exists()


def test_nonsense_in_a_text_stops_nothing(press, mirror, ferries):
    run = Build(press, mirror)
    assert run._targets(b'<a href="http://[">x</a> <a href="/newest/">y</a>') == {"/newest/"}
