"""The static site: complete, without a dead link, and without what was taken away."""

import datetime as dt
import re
from urllib.parse import unquote

import pytest
from django.conf import settings
from django.utils import timezone

from articles.models import Correction
from articles.publishing import save_story, withdraw
from articles.revisions import content_of
from articles.scheduled_changes import schedule_change
from newspaper.icons import ICONS
from sections.models import Section
from staticsite import registry
from tests.factories import make_article
from tests.pagecache.clock import at
from tests.pagecache.copies import all_text, build_static_site, text_of


def test_every_link_of_the_copy_leads_somewhere(page_cache, static_site, ferries):
    build_static_site(page_cache)
    pages = list(static_site.root.rglob("index.html"))
    assert len(pages) > len(ferries) + 11
    for page in pages:
        for link in re.findall(r'(?:href|src|action)="([^"#]*)"', page.read_text()):
            assert not link.startswith("?"), page
            place = static_site.root / unquote(link).lstrip("/")
            if link.startswith("/") and not link.startswith(("/static/", "/admin/")):
                there = place.is_file() or any(
                    (place / f"index.{s}").is_file() for s in ("html", "xml", "json")
                )
                assert there, f"{page} links to {link}"


def test_every_story_is_in_the_copy_and_found_by_its_day(page_cache, static_site, ferries):
    build_static_site(page_cache)
    day = text_of(static_site, f"/archive/{timezone.localtime(ferries[0].live_from):%Y/%m/%d}/")
    for story in ferries:
        assert story.headline in text_of(static_site, story.get_absolute_url())
        assert story.headline in day


def test_pictures_come_with_the_pages(page_cache, static_site, ferries):
    build_static_site(page_cache)
    assert list(static_site.root.glob("media/pictures/*/*.avif"))


def test_the_copy_says_that_it_has_no_search(page_cache, static_site, ferries):
    build_static_site(page_cache)
    assert "does not answer just now" in text_of(static_site, "/search/")


def test_a_second_run_writes_nothing(page_cache, static_site, ferries):
    build_static_site(page_cache)
    assert build_static_site(page_cache).written == 0


def test_a_new_story_is_written_with_what_shows_it(page_cache, static_site, ferries):
    build_static_site(page_cache)
    make_article("Bridge opens", tags=["ports"], section=Section.objects.get(slug="visayas"))
    run = build_static_site(page_cache)
    for path in ("/", "/newest/", "/section/visayas/", "/tag/ports/", "/bridge-opens/"):
        assert "Bridge opens" in text_of(static_site, path), path
    assert "Bridge opens" in (static_site.root / "feed" / "index.xml").read_text()
    assert run.written < 60


def test_what_is_taken_away_leaves_no_trace(page_cache, static_site, ferries):
    build_static_site(page_cache)
    withdraw(ferries[4])
    build_static_site(page_cache)
    text = all_text(static_site)
    assert "Ferry number 4 sails" not in text
    assert "Ferry number 5 sails" in text
    assert not (static_site.root / "ferry-number-4-sails" / "index.html").exists()


def test_a_moved_story_leaves_its_old_place(page_cache, static_site, ferries):
    build_static_site(page_cache)
    ferries[3].slug = "another-place"
    save_story(ferries[3])
    build_static_site(page_cache)
    assert (static_site.root / "another-place" / "index.html").exists()
    assert not (static_site.root / "ferry-number-3-sails" / "index.html").exists()
    assert "/ferry-number-3-sails/" not in all_text(static_site)


def test_what_is_on_every_page_is_written_on_every_page(page_cache, static_site, ferries):
    build_static_site(page_cache)
    Section.objects.filter(slug="sports").update(name="Games")
    build_static_site(page_cache)
    assert all("Games" in page.read_text() for page in static_site.root.rglob("ferry-*/index.html"))


def test_a_scheduled_story_comes_and_goes_by_the_clock(page_cache, static_site, ferries, now):
    noon = now.replace(microsecond=0) + dt.timedelta(seconds=90)
    make_article("Bridge opens", published_at=noon, slug="bridge-opens")
    build_static_site(page_cache)
    assert "Bridge opens" not in all_text(static_site)
    with at(noon):
        build_static_site(page_cache)
    assert "Bridge opens" in text_of(static_site, "/newest/")
    assert "Bridge opens" in text_of(static_site, "/bridge-opens/")


def test_a_planned_change_is_made_by_the_clock_alone(page_cache, static_site, ferries, now):
    noon = now.replace(microsecond=0) + dt.timedelta(seconds=90)
    schedule_change(ferries[0], content_of(ferries[0]) | {"headline": "Bridge opens"}, at=noon)
    build_static_site(page_cache)
    assert "Bridge opens" not in all_text(static_site)
    with at(noon):
        build_static_site(page_cache)
    assert "Bridge opens" in text_of(static_site, "/newest/")


def test_nothing_is_listed_while_nothing_changes(page_cache, static_site, ferries, monkeypatch):
    build_static_site(page_cache)
    monkeypatch.setattr(registry, "entries", lambda: pytest.fail("every story was read for nothing"))
    build_static_site(page_cache)


def test_a_story_in_any_script_is_written_where_it_changes(page_cache, static_site, ferries):
    story = make_article("Ñora", slug="ñora")
    build_static_site(page_cache)
    assert "Ñora" in text_of(static_site, "/ñora/")
    story.headline = "Ñora sale"
    save_story(story)
    assert build_static_site(page_cache).written < 60
    assert "Ñora sale" in text_of(static_site, "/ñora/")
    assert not [path for path in static_site.root.rglob("*") if "%" in path.name]


def test_corrections_are_in_the_copy_as_soon_as_they_are_made(page_cache, static_site, ferries):
    build_static_site(page_cache)
    assert "Nothing has been corrected yet." in text_of(static_site, "/corrections/")
    note = Correction.objects.create(article=ferries[0], text="It sailed on Tuesday.")
    Correction.objects.create(article=ferries[1], text="It never sailed.", kind="retraction")
    withdraw(ferries[1])
    build_static_site(page_cache)
    for path in ("/corrections/", ferries[0].get_absolute_url()):
        assert "It sailed on Tuesday." in text_of(static_site, path), path
    assert "It never sailed." in text_of(static_site, "/corrections/")
    assert "It sailed on Tuesday." in (static_site.root / "corrections/feed/index.xml").read_text()
    test_every_link_of_the_copy_leads_somewhere(page_cache, static_site, ferries)
    note.delete()
    build_static_site(page_cache)
    assert "It sailed on Tuesday." not in all_text(static_site)


def test_the_static_site_has_the_icons(page_cache, static_site, ferries):
    build_static_site(page_cache)
    for path, name in ICONS.items():
        assert (static_site.root / path[1:]).read_bytes() == (
            settings.BASE_DIR / "static" / name
        ).read_bytes()
    (static_site.root / "favicon.ico").write_bytes(b"an older drawing")
    make_article("Another day")
    build_static_site(page_cache)
    assert (static_site.root / "favicon.ico").read_bytes() != b"an older drawing"


def test_a_period_that_has_become_empty_leaves_the_copy(page_cache, static_site, ferries):
    alone = make_article("Alone in its year", published_at=dt.datetime(1969, 7, 20, 4, tzinfo=dt.UTC))
    build_static_site(page_cache)
    periods = ["/archive/1969/", "/archive/1969/07/", "/archive/1969/07/20/"]
    assert all("Alone in its year" in text_of(static_site, path) for path in periods)
    withdraw(alone)
    build_static_site(page_cache)
    assert not any((static_site.root / path.strip("/") / "index.html").exists() for path in periods)
    assert "1969" not in text_of(static_site, "/archive/")
