"""The network is cut while a save is on its way, in a real Chromium: before it arrives, or before its answer does."""

import pytest

from articles.models import Article
from newsroom.autosave.models import Autosave
from tests.factories import make_article
from tests.newsroom.desk import story_url
from tests.newsroom.hands import body_of
from tests.newsroom.test_in_a_browser import sign_in
from tests.newsroom.typist import is_in_browser, is_on_server

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

WORDS = " Then the wind fell."


@pytest.fixture
def form(at_home, editor, page):
    story = make_article("Ferries sail", status="draft", body="<p>One.</p>")
    sign_in(page, at_home, story_url(story))
    page.wait_for_selector(".cke_wysiwyg_frame")
    return page


def write(page):
    body_of(page).locator("p").click()
    page.keyboard.press("End")
    page.keyboard.type(WORDS)


def cut(page, address, arrives):
    """From now on what the page sends there is lost: on the way out, or once the server has it."""

    def lose(route):
        if route.request.method == "POST":
            if arrives:
                route.fetch(max_redirects=0)
            route.abort("connectionreset")
        else:
            route.fallback()

    page.route(address, lose)


def save_into_nothing(page):
    with page.expect_event("requestfailed", lambda request: request.is_navigation_request()):
        page.click("[name=_continue]")


def test_a_save_that_never_arrives_is_offered_again(at_home, form):
    write(form)
    address = form.url
    cut(form, address, arrives=False)
    save_into_nothing(form)
    assert "wind fell" not in Article.objects.get().body
    form.unroute(address)
    form.goto(address)
    form.click("text=Restore it")
    form.wait_for_selector("text=It is not saved yet")
    form.wait_for_selector(".cke_wysiwyg_frame")
    form.click("[name=_continue]")
    form.wait_for_selector("text=was changed successfully")
    assert Article.objects.get().body == "<p>One. Then the wind fell.</p>"
    assert not Autosave.objects.exists()


def test_a_save_whose_answer_is_lost_is_there_and_sending_it_again_is_no_conflict(form):
    write(form)
    address = form.url
    cut(form, address, arrives=True)
    save_into_nothing(form)
    assert Article.objects.get().body == "<p>One. Then the wind fell.</p>"
    form.unroute(address)
    form.reload()  # sends the same once more, as a browser offers to
    form.wait_for_selector("text=All of it is in the story already.")
    assert form.locator(".conflict").count() == 0
    story = Article.objects.get()
    assert story.body == "<p>One. Then the wind fell.</p>"
    assert not story.revisions.filter(version=None).exists()


def test_an_autosave_whose_answer_is_lost_is_kept_in_both_places_and_sent_again(form):
    cut(form, "**/autosave/", arrives=True)
    write(form)
    form.wait_for_selector(".kept:has-text('The network is gone. Kept in this browser')")
    is_on_server(form, "wind fell")
    is_in_browser(form, "wind fell")
    form.unroute("**/autosave/")
    form.wait_for_selector(".kept:has-text('Kept on the server')")
    form.click("[name=_continue]")
    form.wait_for_selector("text=was changed successfully")
    assert Article.objects.get().body == "<p>One. Then the wind fell.</p>"
    assert not Autosave.objects.exists()
