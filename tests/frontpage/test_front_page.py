"""The front page fills itself, and no story stands on it twice."""

import datetime as dt

import pytest

from frontpage.filling import fill_front
from sections.models import Section
from tests.factories import make_article, make_person, make_picture, section

pytestmark = pytest.mark.django_db


def places(page):
    stories = [page.lead, *page.secondary, *page.latest]
    return [s.headline for s in stories + [s for block in page.blocks for s in block.stories]]


def lay_out_now():
    return fill_front(list(Section.objects.all()))


def test_an_empty_paper_has_a_front_page(client):
    assert lay_out_now().lead is None
    response = client.get("/")
    assert response.status_code == 200
    assert "has not been published yet" in response.content.decode()


def test_no_story_stands_twice(now):
    for n in range(60):
        slug = ["mindanao", "visayas", "sports", "business"][n % 4]
        further = [section("featured")] if n % 5 == 0 else []
        at = now - dt.timedelta(hours=n)
        make_article(f"Story {n}", section=section(slug), further=further, published_at=at)
    shown = places(lay_out_now())
    assert len(shown) == len(set(shown))
    assert len(shown) == 5 + 8 + 4 * 4


def test_featured_stories_lead_while_they_are_fresh(now):
    make_article("fresh", further=[section("featured")], published_at=now - dt.timedelta(days=2))
    make_article("stale", further=[section("featured")], published_at=now - dt.timedelta(days=9))
    make_article("newest", published_at=now)
    page = lay_out_now()
    assert page.lead.headline == "fresh"
    assert [story.headline for story in page.secondary] == ["newest", "stale"]


def test_a_lead_with_a_picture_is_preferred(now):
    make_article("words", further=[section("featured")], published_at=now)
    picture = make_picture()
    shown = {"further": [section("featured")], "lead_picture": picture}
    make_article("picture", published_at=now - dt.timedelta(hours=3), **shown)
    assert lay_out_now().lead.headline == "picture"


def test_hidden_stories_are_not_laid_out(tomorrow):
    for fields in ({"status": "draft"}, {"published_at": tomorrow}, {"embargoed_until": tomorrow}):
        make_article(further=[section("featured")], **fields)
    assert lay_out_now().lead is None


def test_featured_has_no_block_of_its_own(now):
    for n in range(30):
        make_article(further=[section("featured")], published_at=now - dt.timedelta(hours=n))
    assert "featured" not in [block.section.slug for block in lay_out_now().blocks]


def test_columnists_show_their_faces_beside_their_words(client, now):
    columnist = make_person("Sel Bagaipo", role="columnist", portrait=make_picture(7))
    reporter = make_person("Tala", portrait=make_picture(8))
    for n, writer in enumerate([reporter, columnist, reporter]):
        make_article(
            section=section("opinion"), by=[writer], published_at=now - dt.timedelta(days=9, hours=n)
        )
    for n in range(20):
        make_article(published_at=now - dt.timedelta(hours=n))
    page = client.get("/").content.decode()
    assert page.count("card-face") == 1
    assert columnist.portrait.key in page
    assert reporter.portrait.key not in page


def test_hundreds_of_sections_outside_the_menu_cost_nothing(client, django_assert_max_num_queries):
    Section.objects.bulk_create(
        Section(name=f"Category {n}", slug=f"category-{n}", is_in_menu=False) for n in range(520)
    )
    make_article("Newest")
    with django_assert_max_num_queries(14):
        assert client.get("/").status_code == 200
