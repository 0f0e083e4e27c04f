"""Banners on readers' pages: where they stand, when, and beside what they never stand."""

import datetime as dt
import re

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from advertising.banners.page_banners import next_change
from advertising.models import Creative, Placement
from newspaper.models import Newspaper
from tests.advertising.banners.factories import make_placement
from tests.advertising.orders.factories import make_political
from tests.factories import make_article, make_picture, section

pytestmark = pytest.mark.django_db
HOUR = dt.timedelta(hours=1)


def page(client, address="/"):
    return client.get(address).content.decode()


def test_a_page_without_banners_is_as_it_always_was(client):
    make_article()
    assert "sold" not in page(client)


@pytest.mark.parametrize("slot", Placement.Slot.values)
def test_each_slot_stands_on_the_pages_that_have_it(client, slot):
    story = make_article()
    make_placement(slot=slot)
    addresses = [story.get_absolute_url()] + ["/", "/section/mindanao/"] * (slot != "in-story")
    for address in addresses:
        shown = page(client, address)
        assert shown.count(f'class="sold sold--{slot}"') == 1, address
        assert '<p class="sold-label">Advertisement</p>' in shown
        assert 'rel="sponsored noopener"' in shown
        assert "example.org" not in shown, "nobody is led there uncounted"


@pytest.mark.parametrize(
    "hidden",
    [
        {"is_on": False},
        {"starts_at": HOUR},
        {"ends_at": -HOUR},
        {"full_until": HOUR},
        {"sections": ["sports"]},
    ],
)
def test_what_does_not_run_here_and_now_is_not_in_the_page(client, hidden):
    now = timezone.now()
    hidden = {
        name: now + value if isinstance(value, dt.timedelta) else value for name, value in hidden.items()
    }
    sections = [section(slug) for slug in hidden.pop("sections", [])]
    make_article()
    make_placement(sections=sections, **hidden)
    assert "Sea Breeze" not in page(client) + page(client, "/section/mindanao/")


def test_a_banner_of_a_section_stands_beside_it_and_its_stories(client):
    story = make_article(section=section("sports"))
    make_placement(sections=[section("sports")])
    assert "Sea Breeze" in page(client, "/section/sports/")
    assert "Sea Breeze" in page(client, story.get_absolute_url())


def test_nothing_is_sold_beside_a_sensitive_story_or_in_an_emergency(client):
    make_placement()
    calm, sad = make_article(), make_article(is_sensitive=True)
    assert "Sea Breeze" in page(client, calm.get_absolute_url())
    assert "Sea Breeze" not in page(client, sad.get_absolute_url())
    Newspaper.objects.update_or_create(pk=1, defaults={"is_without_advertisements": True})
    assert "Sea Breeze" not in page(client) + page(client, calm.get_absolute_url())


def test_our_own_stand_where_nothing_is_sold(client):
    make_article()
    own = make_placement("Write for us", sold=False)
    assert "Write for us" in page(client)
    sold = make_placement()
    assert "Write for us" not in page(client)
    assert "Sea Breeze" in page(client)
    Placement.objects.filter(pk=sold.pk).update(is_on=False)
    assert own.creative.headline in page(client)


def test_the_heaviest_is_in_sight_and_the_others_wait_for_their_turn(client):
    make_article()
    make_placement("Light", weight=1)
    make_placement("Heavy", weight=5)
    shown = page(client)
    assert shown.index("Heavy") < shown.index("<template>") < shown.index("Light")
    assert 'data-weight="5"' in shown


def test_words_are_words(client):
    make_article()
    make_placement("<script>alert(1)</script>")
    assert "<script>alert(1)" not in page(client)


def test_a_picture_keeps_its_place(client):
    make_article()
    creative = Creative.objects.create(name="Boats", picture=make_picture(), link="https://example.org/")
    make_placement(creative=creative)
    assert 'width="' in page(client).partition("sold-banner")[2].partition("</a>")[0]


def test_a_political_banner_says_who_paid(client):
    make_article()
    make_placement(item=make_political())
    assert "Political advertisement paid for by Friends of Amihan, 12 Coral Street" in page(client)


@pytest.mark.parametrize(
    "link",
    [
        *(
            "javascript:alert(1)",
            "data:text/html,x",
            "ftp://example.org/",
            "/x",
            "",
            "example",
            "https://a b.ph/",
        ),
        *(
            "//example.org/",
            "/\\example.org/",
            "///example.org",
            "/admin/",
            "/admin/articles/",
            "/no page/",
            "/x/y/z/w/",
        ),
    ],
)
def test_a_creative_leads_to_a_page_of_the_web_or_of_our_own(link):
    with pytest.raises(ValidationError):
        Creative(name="x", headline="x", link=link).full_clean()


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("/about/advertising-rates/", "/about/advertising-rates/"),
        ("/section/sports/?before=1#top", "/section/sports/?before=1#top"),
        ("http://testserver/about/advertising-rates/", "/about/advertising-rates/"),
        ("HTTP://TESTSERVER", "/"),
        ("http://testserver?utm_source=x", "/?utm_source=x"),
        ("http://testserver.example.org/", "http://testserver.example.org/"),
        ("example.org/rooms", "https://example.org/rooms"),
        ("example.org:8443/rooms", "https://example.org:8443/rooms"),
        ("https://example.org/rooms", "https://example.org/rooms"),
    ],
)
def test_a_page_of_our_own_is_kept_as_a_path(client, clerk, settings, typed, kept):
    settings.SITE_URL = "http://testserver"
    client.force_login(clerk)
    sent = {"name": "Ours", "headline": "Advertise here", "words": "", "picture": "", "link": typed}
    response = client.post("/admin/advertising/creative/add/", sent)
    assert response.status_code == 302, response.context["errors"]
    assert Creative.objects.get().link == kept


def test_a_banner_of_our_own_leads_to_whatever_port_the_site_runs_on(client):
    placement = make_placement(link="/about/advertising-rates/", sold=False)
    make_article()
    path = re.search(r'href="(/go/[^"]*)"', page(client))[1]
    assert path.startswith(f"/go/{placement.pk}-")
    assert client.get(path).headers["Location"] == "/about/advertising-rates/"


def test_a_creative_shows_something():
    with pytest.raises(ValidationError, match="Choose a picture, or write a headline"):
        Creative(name="x", link="https://example.org/").full_clean()


def test_a_placement_ends_after_it_starts():
    placement = make_placement()
    placement.ends_at = placement.starts_at
    with pytest.raises(ValidationError, match="cannot end before it starts"):
        placement.full_clean()


def test_pages_change_when_a_banner_comes_or_goes():
    now = timezone.now()
    assert next_change(now) is None
    make_placement(starts_at=now + HOUR, ends_at=now + 2 * HOUR)
    assert next_change(now) == now + HOUR
    assert next_change(now + HOUR) == now + 2 * HOUR
