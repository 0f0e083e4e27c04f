"""What nobody sees does not come in by the story form, and so reaches no reader."""

import json
import re
import unicodedata

import pytest

from articles.models import Article
from tests.factories import make_article
from tests.newsroom.desk import errors, filled, story_url

pytestmark = pytest.mark.django_db
HIDDEN = "\u202eeviL\u202c ice\u200b pl\u00adant\u2060 \x07opens\x1f"
SHOWN = "eviL ice plant opens"


@pytest.fixture
def desk(client, editor):
    client.force_login(editor)
    return client


def test_a_story_comes_out_of_its_form_clean_and_is_found(desk, client):
    story = make_article("Before")
    page = desk.get(story_url(story))
    typed = {"headline": HIDDEN, "kicker": HIDDEN, "standfirst": f"{HIDDEN}\r\n{HIDDEN}", "tags": HIDDEN}
    response = desk.post(
        story_url(story), filled(page, **typed, body=f"<p>{HIDDEN}&#8238;&zwj;</p>"), follow=True
    )
    assert response.context["adminform"].form["headline"].value() == SHOWN
    story.refresh_from_db()
    assert (story.headline, story.kicker, story.standfirst) == (SHOWN, SHOWN, f"{SHOWN}\n{SHOWN}")
    assert story.body == f"<p>{SHOWN}</p>"
    assert list(story.tags.values_list("name", flat=True)) == [SHOWN]
    client.logout()
    for address in (
        story.get_absolute_url(),
        "/",
        "/feed/",
        "/feed/json/",
        "/search/?q=ice%20pl%E2%80%8Bant%07",
    ):
        content = client.get(address).content.decode()
        assert SHOWN in re.sub("</?mark>", "", content)
        assert {c for c in content if unicodedata.category(c) in ("Cc", "Cf", "Cs")} <= {"\n"}
        for found in re.findall(r'<script type="application/ld.json">(.*?)</script>', content, re.DOTALL):
            assert "\\u20" not in found
            json.loads(found)


def test_a_headline_that_shows_nothing_is_none(desk):
    response = desk.post(story_url(), filled(desk.get(story_url()), headline="\u200b\u00ad \u2060"))
    assert "This field is required" in response.content.decode() + errors(response)
    assert not Article.objects.exists()


def test_what_is_shown_again_beside_an_error_is_clean(desk):
    page = desk.post(
        story_url(), filled(desk.get(story_url()), headline="", standfirst=HIDDEN)
    ).content.decode()
    assert SHOWN in page
    assert "\u202e" not in page


def test_a_text_in_another_script_keeps_its_joiners(desk):
    story = make_article("Before")
    texts = {"headline": "می\u200cخواهم 👨\u200d👩\u200d👧", "kicker": "क्\u200dष"}
    desk.post(story_url(story), filled(desk.get(story_url(story)), **texts, body="<p>می&zwnj;خواهم</p>"))
    story.refresh_from_db()
    assert {"headline": story.headline, "kicker": story.kicker} == texts
    assert story.body == "<p>می\u200cخواهم</p>"
