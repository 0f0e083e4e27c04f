"""Two editors in one story, in a real Chromium: both see both, and one of them chooses."""

import pytest
from django.urls import reverse

from articles.models import Article
from tests.factories import make_article
from tests.newsroom.desk import story_url
from tests.newsroom.hands import PHONE, body_of
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


def add_words(page, paragraph, words):
    """Types at the end of a paragraph, numbered from 0, in the editor of the story's text."""
    body_of(page).locator("p").nth(paragraph).click()
    page.keyboard.press("End")
    page.keyboard.type(words)


@pytest.mark.parametrize(("choice", "stays"), [("Keep yours", "Ben"), ("Keep theirs", "Ana")])
def test_two_browsers_edit_the_same_paragraph_and_nothing_is_discarded(at_home, at_the_desk, choice, stays):
    story = make_article(body="<p>One.</p><p>Two.</p><p>Three.</p>")
    ana, ben = at_the_desk("Editor"), at_the_desk("Sub-editor", **PHONE)
    for page in (ana, ben):
        page.goto(at_home + story_url(story))
        page.wait_for_selector(".cke_wysiwyg_frame")
    add_words(ana, 0, " Ana was there.")
    add_words(ana, 2, " Ana counted them.")
    add_words(ben, 0, " Ben was there.")
    ana.click("[name=_continue]")
    ana.wait_for_selector("text=was changed successfully")
    ben.click("[name=_continue]")
    ben.wait_for_selector("text=Two of you have changed the same")

    ben.wait_for_selector(".cke_wysiwyg_frame")
    mine, theirs = ben.locator(".conflict .sides > div").all_inner_texts()
    assert "Ben was there." in mine
    assert "Ana was there." in theirs
    assert "Ana counted them." not in mine + theirs  # nobody else has touched that: it is in the form already
    body_of(ben).wait_for()
    assert body_of(ben).inner_text().split("\n\n") == [
        "One. Ben was there.",
        "Two.",
        "Three. Ana counted them.",
    ]
    assert complaints(ben) == []
    assert ben.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert "was there" not in Article.objects.get().body.replace("One. Ana was there.", "")

    ben.get_by_label(choice).check()
    ben.click("[name=_continue]")
    ben.wait_for_selector("text=was changed successfully")
    assert f"<p>One. {stays} was there.</p>" in Article.objects.get().body
    assert "<p>Three. Ana counted them.</p>" in Article.objects.get().body
    ben.goto(at_home + reverse("admin:articles_article_history", args=[story.pk]))
    ben.get_by_role("link", name="Version 2" if stays == "Ben" else "Kept aside").click()
    assert ("Ana" if stays == "Ben" else "Ben") in ben.inner_text(".comparison ins")
