"""Where no advertisement may stand, asked of each slot on each kind of page."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.template import Context
from django.urls import reverse

from advertising.banners.page_banners import PageBanners
from advertising.banners.slots import BannerSlot
from advertising.templatetags.ads import ad_slot
from newspaper.models import Newspaper
from tests.advertising.banners.factories import make_placement
from tests.factories import make_article, section
from tests.frontpage.fronts import make_layout, page_of

pytestmark = pytest.mark.django_db

# Every slot of every template that has some. A new one belongs here, so that the rules below are asked of it.
PLACES = {
    "frontpage/front.html": ["leaderboard", "rectangle", "footer"],
    "sections/front.html": ["leaderboard", "rectangle", "footer"],
    "articles/detail.html": ["leaderboard", "in-story", "rectangle", "footer"],
}
EACH_PLACE = [(template, slot) for template, slots in PLACES.items() for slot in slots]
STORY_SLOTS = PLACES["articles/detail.html"]


def address_of(template, story):
    """Where readers find the page that a template makes."""
    return {
        "frontpage/front.html": "/",
        "sections/front.html": story.section.get_absolute_url(),
        "articles/detail.html": story.get_absolute_url(),
    }[template]


def has_banner(client, address):
    response = client.get(address)
    assert response.status_code == 200, address
    return "Sea Breeze" in response.content.decode()


def test_the_list_of_places_is_whole():
    root, found = Path(settings.BASE_DIR, "templates"), {}
    for path in root.rglob("*.html"):
        slots = re.findall(r'{% ad_slot "([a-z-]+)"', path.read_text())
        if slots:
            found[str(path.relative_to(root))] = slots
    assert found == PLACES
    assert {slot for _, slot in EACH_PLACE} == set(BannerSlot.values)


@pytest.mark.parametrize(("template", "slot"), EACH_PLACE)
def test_nothing_stands_anywhere_in_an_emergency(client, template, slot):
    story = make_article()
    make_placement(slot=slot)
    assert has_banner(client, address_of(template, story))
    Newspaper.objects.update_or_create(pk=1, defaults={"is_without_advertisements": True})
    assert not has_banner(client, address_of(template, story))


@pytest.mark.parametrize("slot", STORY_SLOTS)
@pytest.mark.parametrize("is_sold", [True, False])
def test_nothing_stands_beside_a_sensitive_story(client, slot, is_sold):
    calm, sad = make_article(), make_article(is_sensitive=True)
    make_placement(slot=slot, sold=is_sold)
    assert has_banner(client, calm.get_absolute_url())
    assert not has_banner(client, sad.get_absolute_url())


@pytest.mark.parametrize("slot", STORY_SLOTS)
def test_a_story_has_the_banners_of_its_section_and_of_no_other(client, slot):
    make_placement(slot=slot, sections=[section("sports")])
    assert has_banner(client, make_article(section=section("sports")).get_absolute_url())
    assert not has_banner(client, make_article().get_absolute_url())


@pytest.mark.parametrize(("template", "slot"), EACH_PLACE)
def test_nothing_stands_in_a_preview(client, editor, template, slot):
    client.force_login(editor)
    story = make_article()
    make_placement(slot=slot)
    address = {
        "frontpage/front.html": lambda: page_of(make_layout([story]), "preview"),
        "sections/front.html": lambda: page_of(make_layout([story], story.section), "preview"),
        "articles/detail.html": lambda: reverse("admin:articles_article_preview", args=[story.pk]),
    }[template]()
    assert 'class="draft-strip"' in client.get(address).content.decode()
    assert not has_banner(client, address)


@pytest.mark.parametrize("slot", STORY_SLOTS)
@pytest.mark.parametrize(
    ("fields", "stands"), [({}, True), ({"status": "draft"}, False), ({"is_sensitive": True}, False)]
)
def test_a_draft_has_none_even_where_no_page_says_that_it_is_a_preview(slot, fields, stands):
    story = make_article(**fields)
    make_placement(slot=slot)
    context = Context({"newspaper": Newspaper.objects.first(), "banners": PageBanners()})
    assert bool(ad_slot(context, slot, story=story)) is stands
