"""What cannot be meant is told at the form, and stops a story that is published without it."""

import datetime as dt

import pytest
from django.utils import timezone

from articles.models import Byline, Correction
from newsroom.checks.checks import checks_of
from tests.factories import make_article, make_person
from tests.newsroom.desk import byline, errors, filled, list_url, story_url

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(client, editor):
    client.force_login(editor)
    return client


def send(desk, story, **changes):
    return desk.post(story_url(story), filled(desk.get(story_url(story)), **changes))


def rows(*bylines):
    return {"bylines-TOTAL_FORMS": len(bylines)} | {
        name: value for number, row in enumerate(bylines) for name, value in byline(number, **row).items()
    }


def test_the_same_person_twice_in_one_role_is_told(desk):
    story, tala, other = make_article(), make_person(), make_person(slug="another-of-that-name")
    same = [
        [{"person": tala.pk}, {"person": tala.pk}],
        [{"name": "A correspondent"}, {"name": "a  CORRESPONDENT"}],
        [{"person": tala.pk}, {"name": "TALA mercadejas"}],
        [{"name": "Tala Mercadejas"}, {"person": tala.pk}],
    ]
    for bylines in same:
        response = send(desk, story, **rows(*bylines))
        assert "stands twice under “Words”: once is enough." in errors(response)
    assert not story.bylines.exists()
    fine = [{"person": tala.pk}, {"person": tala.pk, "role": "pictures"}, {"person": other.pk}]
    assert send(desk, story, **rows(*fine)).status_code == 302
    assert story.bylines.count() == 3


def test_of_two_rows_of_one_person_one_can_be_taken_out(desk):
    tala = make_person()
    story = make_article(by=[tala, tala])
    response = send(desk, story)
    assert "“Tala Mercadejas” stands twice" in errors(response)
    assert send(desk, story, **{"bylines-1-DELETE": "on"}).status_code == 302
    assert story.bylines.count() == 1


def test_a_translation_in_its_own_language_is_told(desk):
    original = make_article("Ferries sail", language="en")
    story = make_article(language="en")
    response = send(desk, story, translation_of=original.pk)
    assert "“Ferries sail” is in English, too" in errors(response)
    assert send(desk, story, translation_of=original.pk, language="ceb").status_code == 302
    response = send(desk, original, language="ceb")
    assert f"Its translation “{story}” is in Cebuano, too" in errors(response)


def test_a_correction_before_its_story_is_told(desk, now):
    story = make_article(published_at=now.replace(second=50) - dt.timedelta(hours=2))

    def correct(moment):
        made_at = f"{timezone.localtime(moment):%Y-%m-%dT%H:%M}"
        row = {"kind": "correction", "made_at": made_at, "text": "It is ₱53.", "id": ""}
        sent = {f"corrections-0-{name}": value for name, value in row.items()}
        return send(desk, story, **sent | {"corrections-TOTAL_FORMS": 1})

    assert "This is before the story was published" in errors(correct(story.live_from - dt.timedelta(days=1)))
    assert not story.corrections.exists()
    assert correct(story.live_from).status_code == 302  # in the same minute


def test_none_of_them_goes_out_from_the_list(desk, now):
    tala = make_person()
    twice = make_article(status="approved", published_at=now, by=[tala, tala])
    original = make_article(by=[tala])
    translated = make_article(status="approved", translation_of=original, by=[tala])
    corrected = make_article(status="approved", published_at=now, by=[tala])
    Correction.objects.create(article=corrected, text="It is ₱53.", made_at=now - dt.timedelta(days=2))
    stories = twice, translated, corrected
    chosen = {"action": "publish_stories", "_selected_action": [story.pk for story in stories]}
    told = desk.post(list_url(), chosen, follow=True).text
    for sentence in ("stands twice", "is in English, too", "A correction is dated before"):
        assert sentence in told
    for story in stories:
        story.refresh_from_db()
        assert story.status == "approved"
    twice.bylines.last().delete()
    assert "somebody_twice" not in {found.check for found in checks_of(twice, "published")}
    assert Byline.objects.filter(article=twice).count() == 1
