"""A form that was refused says at its top what is wrong, each with a link to its field, and has the focus there."""

import re
from html import unescape

import pytest
from django.urls import reverse

from tests.factories import make_article, section
from tests.frontpage.fronts import layout_url, make_layout
from tests.newsroom.desk import byline, filled, notes_url, story_url

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(client, editor):
    client.force_login(editor)
    return client


def summary(page):
    """{sentence: the id to which it leads, "" for none} of the summary; each id is on the page."""
    html = page.content.decode()
    found = re.search(r'<div class="errornote error-summary".*?</div>', html, re.DOTALL)
    if not found:
        return {}
    assert 'tabindex="-1" autofocus' in found[0]
    said = {}
    for entry in re.findall(r"<li>(.*?)</li>", found[0], re.DOTALL):
        target = re.search(r'href="#([^"]+)"', entry)
        said[unescape(" ".join(re.sub(r"<[^>]+>", "", entry).split()))] = target[1] if target else ""
    assert all(f'id="{target}"' in html for target in said.values() if target)
    return said


def test_fields_rows_and_the_whole_are_all_in_it(desk):
    story = make_article(by=["Ana Lim"])
    changes = {"headline": "", "original_url": "htp:", "further_sections": ["999"], "note": "@nobody, look"}
    changes |= {"bylines-TOTAL_FORMS": "2", **byline(1, role="pictures")}
    said = summary(desk.post(story_url(story), filled(desk.get(story_url(story)), **changes)))
    assert said["Headline: This field is required."] == "id_headline"
    assert "id_original_url" in said.values()
    assert "id_further_sections_0" in said.values()
    assert "id_note" in said.values()
    assert "bylines-1" in said.values()
    assert any(sentence.startswith("Byline 2: A byline names a person") for sentence in said)


def test_what_stops_a_story_is_in_it_and_on_a_new_story_too(desk):
    new = {"headline": "Salt returns", "section": section().pk, "body": "", "_publish": "1"}
    page = desk.post(story_url(), filled(desk.get(story_url()), **new))
    assert any(sentence.startswith("There is nothing to read") for sentence in summary(page))
    assert "first-field.js" not in page.content.decode()  # nobody is called away from it


def test_a_page_without_an_error_has_none(desk):
    story = make_article()
    assert summary(desk.get(story_url(story))) == {}
    assert summary(desk.get(notes_url(story))) == {}


@pytest.mark.parametrize(
    ("kind", "target"),
    [
        ("people_person", "id_name"),
        ("sources_source", "id_name"),
        ("sections_section", "id_name"),
        ("flatpages_flatpage", "id_title"),
        ("addresses_address", "id_path"),
        ("frontpage_breakingnews", "id_text"),
    ],
)
def test_every_form_of_the_newsroom_has_it(desk, kind, target):
    page = desk.post(reverse(f"admin:{kind}_add"), {})
    assert target in summary(page).values()


@pytest.mark.parametrize("kind", ["advertising_insertionorder", "legalnotices_notice", "advertising_place"])
def test_the_forms_of_the_advertising_desk_have_it(client, clerk, kind):
    client.force_login(clerk)
    address = reverse(f"admin:{kind}_add")
    assert summary(client.post(address, filled(client.get(address))))


def test_the_slots_of_a_front_have_it(desk):
    layout = make_layout([make_article()])
    page = desk.get(layout_url(layout))
    said = summary(desk.post(layout_url(layout), filled(page, **{"slots-0-story": "999999"})))
    assert "id_slots-0-story" in said.values()


def test_pages_beside_a_form_have_it(desk):
    story = make_article(status="draft")
    assert re.search(r"<textarea[^>]* autofocus", desk.post(notes_url(story), {"note": ""}).content.decode())
    links = reverse("admin:articles_article_draft_links", args=[story.pk])
    assert summary(desk.post(links, {"_share": "1"}))
