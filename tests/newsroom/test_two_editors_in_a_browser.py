"""Two editors in one story, in a real Chromium: both see both, and one of them chooses."""

import pytest
from django.urls import reverse

from tests.factories import make_article
from tests.newsroom.desk import story_url
from tests.newsroom.test_accessibility import complaints
from tests.newsroom.test_in_a_browser import sign_in

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_two_editors_of_one_headline_see_both_and_choose(at_home, editor, page, browser):
    story = make_article(headline="Ferries sail")
    sign_in(page, at_home, story_url(story))
    page.wait_for_selector(".cke_wysiwyg_frame")
    other = page.context.new_page()
    other.goto(at_home + story_url(story))
    other.fill("#id_headline", "Theirs")
    other.fill("#id_kicker", "Ports")
    other.click("[name=_continue]")
    other.wait_for_selector("text=was changed successfully")

    page.fill("#id_headline", "Ours")
    page.click("[name=_continue]")
    page.wait_for_selector("text=Two of you have changed the same")
    assert page.input_value("#id_headline") == "Ours"
    assert page.input_value("#id_kicker") == "Ports"
    assert complaints(page) == []
    page.get_by_label("Keep yours").check()
    page.click("[name=_continue]")
    page.wait_for_selector("text=was changed successfully")
    story.refresh_from_db()
    assert (story.headline, story.kicker) == ("Ours", "Ports")
    page.goto(at_home + reverse("admin:articles_article_history", args=[story.pk]))
    page.get_by_role("link", name="Version 3").click()
    page.get_by_text("Theirs").wait_for()
    assert complaints(page) == []
