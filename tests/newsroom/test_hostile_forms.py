"""Whatever is sent to the newsroom's forms is answered; nothing ends in an error of ours."""

import pytest
from django.urls import reverse

from tests.factories import make_article
from tests.newsroom.desk import errors, filled, list_url, story_url

pytestmark = pytest.mark.django_db

HUGE = "9" * 30


@pytest.fixture
def desk(client, editor):
    client.force_login(editor)
    return client


@pytest.mark.parametrize(
    "typed",
    [
        {"section": HUGE},
        {"further_sections": [HUGE]},
        {"further_sections": ["x"]},
        {"picks": [HUGE]},
        {"picks": ["1; DROP TABLE"]},
        {"lead_picture": HUGE},
        {"translation_of": "-1"},
        {"source": HUGE},
        {"published_at": "0001-01-01T00:00"},
        {"published_at": "9999-12-31T23:59"},
        {"embargoed_until": "0026-05-01T10:00"},
        {"embargoed_until": "2026-02-30T10:00"},
        {"language": "xx"},
        {"headline": "x" * 100_000},
        {"headline": "a\0b"},
        {"bylines-TOTAL_FORMS": "1", "bylines-0-person": HUGE, "bylines-0-role": "words"},
        {"bylines-TOTAL_FORMS": "1", "bylines-0-person": "x", "bylines-0-role": "words"},
        {"slug": "../../etc"},
        {"original_url": "https://" + "x" * 600},
        {"bylines-TOTAL_FORMS": "x"},
        {"bylines-TOTAL_FORMS": HUGE},
        {"corrections-TOTAL_FORMS": "0" * 5000},  # more digits than Python reads
    ],
)
def test_a_wrong_value_comes_back_with_a_sentence(desk, typed):
    story = make_article(status="draft")
    response = desk.post(story_url(story), filled(desk.get(story_url(story)), **typed))
    assert response.status_code == 200
    assert errors(response)


@pytest.mark.parametrize("typed", [{"version": HUGE}, {"version": "x"}, {"version": "-1"}])
def test_an_invented_version_is_a_conflict(desk, typed):
    story = make_article()
    response = desk.post(story_url(story), filled(desk.get(story_url(story)), **typed))
    assert "so nothing was saved" in errors(response) or "Enter a whole number" in errors(response)


def test_a_headline_of_marks_is_text(desk):
    story = make_article()
    marks = '</script><img src=x onerror="alert(1)">'
    desk.post(story_url(story), filled(desk.get(story_url(story)), headline=marks, kicker=marks[:40]))
    for address in (story_url(story), list_url(), reverse("admin:index"), story.get_absolute_url()):
        assert "<img src=x" not in desk.get(address).content.decode(), address


@pytest.mark.parametrize(
    "query",
    [
        {"p": HUGE},
        {"p": "-1"},
        {"o": "99.99"},
        {"state": "nonsense"},
        {"section__id__exact": HUGE},
        {"source__id__exact": "x"},
        {"created_by__password__startswith": "a"},
        {"nonsense": "1"},
        {"e": "1"},
    ],
)
def test_a_list_asked_for_nonsense_answers(desk, query):
    make_article()
    assert desk.get(list_url(), query).status_code in {200, 302, 400}


def test_actions_on_nothing_and_on_nonsense_answer(desk):
    for chosen in ([], ["x"], [HUGE]):
        data = {"action": "publish_stories", "_selected_action": chosen}
        assert desk.post(list_url(), data).status_code in {200, 302}
