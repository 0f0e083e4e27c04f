"""The static copy: complete, without a dead link, and without what was taken away."""

import datetime as dt
import re
from urllib.parse import unquote

import pytest
from django.core.wsgi import get_wsgi_application
from django.utils import timezone

from articles.publishing import save_story, withdraw
from pressroom.mirror import Mirror
from pressroom.print_run import PrintRun
from pressroom.setting_up import set_up
from sections.models import Section
from tests.factories import make_article, make_person, make_picture
from tests.pressroom.conftest import begin_anew
from tests.pressroom.test_without_the_database import dead_database


@pytest.fixture
def mirror(press):
    return press.mirror


def print_site(press):
    begin_anew()
    run = PrintRun(press, press.mirror)
    with press.mirror.open():
        assert run.bring_up_to_date()
    assert run.failed == []
    return run


def text_of(mirror, path):
    return (mirror.site / path.strip("/") / "index.html").read_text()


def all_text(mirror):
    return "\n".join(
        p.read_text() for p in mirror.site.rglob("*") if p.suffix in {".html", ".xml", ".json", ".txt"}
    )


@pytest.fixture
def stories(db):
    person, picture = make_person(), make_picture()
    return [
        make_article(f"Ferry number {n} sails", by=[person], tags=["ports", "ñandú"], lead_picture=picture)
        for n in range(6)
    ]


def test_every_link_of_the_copy_leads_somewhere(press, mirror, stories):
    print_site(press)
    pages = list(mirror.site.rglob("index.html"))
    assert len(pages) > len(stories) + 11
    for page in pages:
        for link in re.findall(r'(?:href|src|action)="([^"#]*)"', page.read_text()):
            assert not link.startswith("?"), page
            place = mirror.site / unquote(link).lstrip("/")
            if link.startswith("/") and not link.startswith(("/static/", "/admin/")):
                there = place.is_file() or any(
                    (place / f"index.{s}").is_file() for s in ("html", "xml", "json")
                )
                assert there, f"{page} links to {link}"


def test_every_story_is_in_the_copy_and_found_by_its_day(press, mirror, stories):
    print_site(press)
    day = text_of(mirror, f"/archive/{timezone.localtime(stories[0].live_from):%Y/%m/%d}/")
    for story in stories:
        assert story.headline in text_of(mirror, story.get_absolute_url())
        assert story.headline in day


def test_pictures_come_with_the_pages(press, mirror, stories):
    print_site(press)
    assert list(mirror.site.glob("media/pictures/*/*.avif"))


def test_the_copy_says_that_it_has_no_search(press, mirror, stories):
    print_site(press)
    assert "does not answer just now" in text_of(mirror, "/search/")


def test_a_second_run_prints_nothing(press, mirror, stories):
    print_site(press)
    assert print_site(press).printed == 0


def test_a_new_story_is_printed_with_what_shows_it(press, mirror, stories):
    print_site(press)
    make_article("Bridge opens", tags=["ports"], section=Section.objects.get(slug="visayas"))
    run = print_site(press)
    for path in ("/", "/newest/", "/section/visayas/", "/tag/ports/", "/bridge-opens/"):
        assert "Bridge opens" in text_of(mirror, path), path
    assert "Bridge opens" in (mirror.site / "feed" / "index.xml").read_text()
    assert run.printed < 60


def test_what_is_taken_away_leaves_no_trace(press, mirror, stories):
    print_site(press)
    withdraw(stories[4])
    print_site(press)
    text = all_text(mirror)
    assert "Ferry number 4 sails" not in text
    assert "Ferry number 5 sails" in text
    assert not (mirror.site / "ferry-number-4-sails" / "index.html").exists()


def test_a_moved_story_leaves_its_old_place(press, mirror, stories):
    print_site(press)
    stories[3].slug = "another-place"
    save_story(stories[3])
    print_site(press)
    assert (mirror.site / "another-place" / "index.html").exists()
    assert not (mirror.site / "ferry-number-3-sails" / "index.html").exists()
    assert "/ferry-number-3-sails/" not in all_text(mirror)


def test_what_stands_on_every_page_is_printed_on_every_page(press, mirror, stories):
    print_site(press)
    Section.objects.filter(slug="sports").update(name="Games")
    print_site(press)
    assert all("Games" in page.read_text() for page in mirror.site.rglob("ferry-*/index.html"))


def test_readers_get_the_copy_when_nothing_else_is_left(press, mirror, reader, stories, now):
    old = now - dt.timedelta(days=9)
    make_article("Bridge opens", published_at=old, section=Section.objects.get(slug="visayas"))
    print_site(press)
    withdraw(stories[5])
    press.watch.look()
    newcomer = type(reader)(set_up(get_wsgi_application(), look_every=0))
    for rack in (newcomer.press.shelf.shared, newcomer.press.shelf.memory):
        rack.get = lambda address: None
    with dead_database():
        status, headers, body = newcomer.get("/bridge-opens/")
        assert (status, headers["cache-status"]) == (200, "pressroom; hit; detail=stale")
        assert b"Bridge opens" in body
        assert "content-security-policy" in headers
        for address in ("/ferry-number-5-sails/", "/"):
            assert newcomer.get(address)[0] == 503, "it shows what was taken away after the copy was made"


@pytest.mark.parametrize("path", ["/../register.sqlite3", "/..%2f", "/\x00/", "/register.sqlite3"])
def test_the_copy_hands_out_nothing_else(tmp_path, path):
    mirror = Mirror(tmp_path)
    with mirror.open():
        pass
    order = type("Order", (), {"path": path, "query": ""})
    assert mirror.find(order) is None
