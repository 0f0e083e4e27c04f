"""The preview: the readers' own page, for eyes in the newsroom only."""

import pytest

from tests.factories import make_article, make_person, make_picture, make_source
from tests.newsroom.desk import preview_url, story_url

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(client, editor):
    client.force_login(editor)
    return client


def test_a_draft_looks_as_readers_will_see_it(desk):
    story = make_article(
        "Salt returns",
        status="draft",
        published_at=None,
        by=[make_person()],
        tags=["salt"],
        lead_picture=make_picture(),
        source=make_source(),
        body="<p>Two sacks a day.</p>",
    )
    response = desk.get(preview_url(story))
    page = response.content.decode()
    assert response.templates[0].name == "articles/detail.html"
    assert "Salt returns – Harbor Wire" in page
    assert "Two sacks a day." in page
    assert "Tala Mercadejas" in page
    assert "Preview: draft." in page


@pytest.mark.parametrize("status", ["draft", "review", "approved", "published", "withdrawn", "spiked"])
def test_every_state_has_a_preview(desk, status):
    story = make_article(status=status)
    response = desk.get(preview_url(story))
    assert response.status_code == 200
    assert "no-store" in response.headers["Cache-Control"]
    assert "private" in response.headers["Cache-Control"]
    assert b'content="noindex"' in response.content


def test_a_preview_counts_no_reading(desk):
    assert b"beacon.js" not in desk.get(preview_url(make_article())).content


def test_the_form_links_to_it(desk):
    story = make_article(status="draft")
    page = desk.get(story_url(story)).content.decode()
    assert f'href="{preview_url(story)}"' in page
    assert "View on site" not in page


def test_a_published_storys_form_links_to_the_readers_page_on_this_host(desk):
    story = make_article()
    assert (
        f'href="{story.get_absolute_url()}" class="viewsitelink"'
        in desk.get(story_url(story)).content.decode()
    )


@pytest.mark.parametrize("number", ["999999", "none", "99999999999999999999"])
def test_no_story_no_preview(desk, number):
    assert desk.get(f"/admin/articles/article/{number}/preview/").status_code == 404


def test_the_strip_says_whether_a_story_is_out_or_will_be(desk, tomorrow):
    assert "Preview: published. Readers see" in desk.get(preview_url(make_article())).content.decode()
    waiting = make_article(published_at=tomorrow)
    assert "Preview: scheduled. Readers cannot" in desk.get(preview_url(waiting)).content.decode()
