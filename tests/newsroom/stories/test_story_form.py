"""Writing a story in the newsroom's form."""

import pytest

from articles.models import Article
from tests.factories import make_article, make_person, make_picture, section
from tests.newsroom.desk import byline, errors, filled, story_url

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(client, editor):
    client.force_login(editor)
    return client


def write(client, **changes):
    """A new story through the form, as saved."""
    typed = {"headline": "Ferries sail again", "section": section().pk, "body": "<p>At six.</p>"} | changes
    response = client.post(story_url(), filled(client.get(story_url()), **typed))
    assert response.status_code == 302, errors(response)
    return Article.objects.latest("pk")


def test_a_story_is_written_with_everything_that_makes_it(desk, editor):
    person, picture = make_person(), make_picture()
    story = write(
        desk,
        kicker="Ports",
        standfirst="The strait is calm.",
        further_sections=[section("featured").pk, section("business").pk],
        lead_picture=picture.pk,
        tags="ferries, ports",
        **{"bylines-TOTAL_FORMS": 2},
        **byline(0, person=person.pk),
        **byline(1, name="A correspondent in Jolo"),
    )
    assert story.created_by == editor
    assert story.status == "draft"
    assert story.slug == "ferries-sail-again"
    assert {filing.section.slug for filing in story.article_sections.all()} == {
        "mindanao",
        "featured",
        "business",
    }
    assert [b.printed_name for b in story.bylines.all()] == ["Tala Mercadejas", "A correspondent in Jolo"]
    assert set(story.tags.names()) == {"ferries", "ports"}
    assert story.lead_picture == picture


def test_publishing_dates_the_story_and_every_list_that_it_stands_in(desk):
    person = make_person()
    story = write(
        desk,
        tags="ferries",
        _publish="1",
        **{"bylines-TOTAL_FORMS": 1},
        **byline(0, person=person.pk),
    )
    assert story.is_published
    for listing in (story.article_sections, story.bylines, story.taggings):
        assert [row.live_from for row in listing.all()] == [story.live_from]
    assert person.bylines.published().count() == 1


def test_the_form_sends_back_what_it_shows(desk):
    story = make_article(further=[section("featured")], tags=["ports"], by=[make_person()])
    before = (story.live_from, story.slug, story.created_at)
    data = filled(desk.get(story_url(story)))
    assert desk.post(story_url(story), data).status_code == 302
    story.refresh_from_db()
    assert (story.live_from, story.slug, story.created_at) == before
    assert story.updated_at is None
    assert {filing.section.slug for filing in story.article_sections.all()} == {"mindanao", "featured"}
    assert list(story.tags.names()) == ["ports"]


def test_unticking_a_section_takes_the_story_off_its_front(desk):
    story = make_article(further=[section("featured"), section("sports")])
    page = desk.get(story_url(story))
    desk.post(story_url(story), filled(page, further_sections=[section("sports").pk]))
    assert {filing.section.slug for filing in story.article_sections.all()} == {"mindanao", "sports"}


def test_only_a_major_update_is_told_to_readers(desk):
    story = make_article()
    desk.post(story_url(story), filled(desk.get(story_url(story)), headline="Ferries sail, at last"))
    story.refresh_from_db()
    assert story.updated_at is None
    desk.post(story_url(story), filled(desk.get(story_url(story)), is_major="on"))
    story.refresh_from_db()
    assert story.updated_at is not None


def test_a_new_address_leaves_a_redirect(desk, client):
    story = make_article(slug="ferries-sail")
    desk.post(story_url(story), filled(desk.get(story_url(story)), slug="boats-sail"))
    assert client.get("/ferries-sail/").headers["Location"] == "/boats-sail/"


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        (byline(0, role="pictures"), "names a person or carries a plain name"),
        (byline(0, name="Somebody", person="PERSON"), "names a person or carries a plain name"),
        ({"slug": "search"}, "is the address of another page of the paper"),
        ({"slug": "Bold And Brave"}, "An address is made of letters"),
        ({"headline": " \n "}, "This field is required"),
        ({"section": ""}, "This field is required"),
        ({"published_at": "yesterday-ish"}, "Enter a valid date/time"),
        ({"original_url": "javascript:alert(1)"}, "Enter a valid URL"),
        ({"standfirst": "long " * 100}, "at most 400 characters"),
        ({"translation_of": "SELF"}, "cannot be a translation of itself"),
        ({"translation_of": "999999"}, "Select a valid choice"),
    ],
)
def test_what_is_wrong_comes_back_with_a_sentence(desk, changes, sentence):
    story, person = make_article(), make_person()
    stand_ins = {"PERSON": person.pk, "SELF": story.pk}
    changes = {name: stand_ins.get(value, value) for name, value in changes.items()}
    total = 1 if any(name.startswith("bylines-0") for name in changes) else 0
    page = desk.get(story_url(story))
    response = desk.post(story_url(story), filled(page, **changes, **{"bylines-TOTAL_FORMS": total}))
    assert response.status_code == 200
    assert sentence in errors(response)


def test_what_word_wraps_around_a_paragraph_is_not_kept(desk):
    story = write(desk, body='<p class="MsoNormal" onclick="x()"><b>Bold</b><script>x()</script></p>')
    assert story.body == "<p><strong>Bold</strong></p>"
