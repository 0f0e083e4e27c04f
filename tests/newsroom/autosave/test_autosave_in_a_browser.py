"""Chromium is killed, cut off and signed out in the middle of a sentence, and the words are there."""

import pytest
from django.contrib.sessions.models import Session
from django.urls import reverse
from playwright.sync_api import Error

from articles.models import Article
from newsroom.autosave.models import Autosave
from tests.factories import make_article, make_user
from tests.newsroom.desk import story_url
from tests.newsroom.test_in_a_browser import sign_in
from tests.newsroom.typist import (
    is_in_browser,
    is_kept,
    is_on_server,
    kept_in_browser,
    restore,
    restore_here,
    type_on,
)

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def story(migrated):
    return make_article("Ferries sail", status="draft")


@pytest.fixture
def desk(at_home, editor, story, page):
    sign_in(page, at_home, story_url(story))
    page.wait_for_selector(".cke_wysiwyg_frame")
    return page


def test_a_form_that_nobody_types_in_keeps_nothing(desk):
    desk.wait_for_timeout(4_000)
    assert not Autosave.objects.exists()
    assert kept_in_browser(desk) == "[]"
    assert desk.inner_text(".kept") == ""


def test_words_that_were_typed_before_the_script_had_come_are_kept_too(at_home, editor, story, page):
    """On a slow line the form is there first."""
    held = []
    page.route("**/autosave.js", lambda route: held.append(route))
    sign_in(page, at_home, reverse("admin:index"))
    with page.expect_request("**/autosave.js"):
        page.goto(at_home + story_url(story), wait_until="commit")
    page.fill("#id_headline", "Ferries stay")
    held[0].continue_()
    is_kept(page, "Kept on the server")
    assert Autosave.objects.get().fields["headline"] == ["Ferries stay"]


def test_nothing_goes_to_the_server_beside_a_save(at_home, editor, story, page):
    """An exchange that arrived after the save would offer as unsaved what is saved."""
    held, is_saving = [], False
    page.route("**/autosave/", lambda route: held.append(route) if is_saving else route.continue_())
    page.clock.install()
    sign_in(page, at_home, story_url(story))
    page.wait_for_selector(".cke_wysiwyg_frame")
    page.fill("#id_headline", "Ferries stay")
    is_kept(page, "Kept on the server")
    is_saving = True
    with page.expect_request("**/autosave/"):
        page.click("[name=_continue]")
    page.clock.fast_forward(10_000)
    page.clock.run_for(1_000)
    assert len(held) == 1
    is_saving = False
    held[0].continue_()
    page.wait_for_selector("text=was changed successfully")
    assert not Autosave.objects.exists()


def test_a_page_that_is_killed_has_left_its_words_in_the_browser(at_home, story, desk):
    desk.route("**/autosave/", lambda route: route.abort())  # what the server has may be seconds older
    type_on(desk, "Then the wind fell, says the harbor master.")
    is_in_browser(desk, "says the harbor master.")
    other = desk.context.new_page()
    with pytest.raises(Error, match="crash"):
        desk.goto("chrome://crash")
    assert "Then the wind fell, says the harbor master." in restore(other, at_home + story_url(story))
    assert Article.objects.get().version == story.version


def test_words_of_this_browser_that_the_page_was_not_filled_with_are_offered_beside_it(at_home, story, desk):
    type_on(desk, " The wind fell.")
    is_kept(desk, "Kept on the server")
    desk.context.set_offline(True)
    type_on(desk, " And rose again.")
    is_in_browser(desk, "And rose again.")
    desk.close()
    page = desk.context.new_page()
    page.context.set_offline(False)
    # The offer of the server's older words is followed before the newer ones have arrived there.
    page.goto(f"{at_home}{story_url(story)}?autosave={Autosave.objects.get().token}")
    page.wait_for_selector(".offer:has-text('Restore it')")
    assert "And rose again." in restore_here(page).replace("&nbsp;", " ")
    assert kept_in_browser(page) == "[]"


def test_names_and_boxes_that_were_typed_come_back(at_home, story, desk):
    desk.click("text=Add another Byline")
    desk.fill("#id_bylines-0-name", "Tala Reyes")
    business = desk.get_by_label("Business")
    business.check()
    is_on_server(desk, "Tala Reyes", f"'further_sections': ['{business.input_value()}']")
    desk.close()
    page = desk.context.new_page()
    restore(page, at_home + story_url(story))
    assert page.input_value("#id_bylines-0-name") == "Tala Reyes"
    assert page.get_by_label("Business").is_checked()
    page.click("[name=_continue]")
    page.wait_for_selector("text=was changed successfully")
    assert [byline.printed_name for byline in story.bylines.all()] == ["Tala Reyes"]
    assert page.locator(".offer").count() == 0
    assert not Autosave.objects.exists()


def test_without_the_network_the_browser_keeps_it_and_brings_it_to_the_server(at_home, story, desk):
    desk.context.set_offline(True)
    type_on(desk, " Nobody was hurt.")
    is_kept(desk, "The network is gone. Kept in this browser")
    desk.click("[name=_continue]")
    is_kept(desk, "so nothing was saved")
    desk.context.set_offline(False)
    is_kept(desk, "Kept on the server")
    desk.context.set_offline(True)
    type_on(desk, " All came home.")
    is_kept(desk, "The network is gone")
    is_in_browser(desk, "All came home.")
    desk.close()
    page = desk.context.new_page()
    page.context.set_offline(False)
    page.goto(at_home + story_url(story))
    is_on_server(page, "All came home.")  # until then the page offers what the server had before
    assert "Nobody was hurt. All came home." in restore_here(page).replace("&nbsp;", " ")


@pytest.mark.parametrize("way", ["typing on", "saving"])
def test_one_signs_in_again_in_place_and_nothing_is_lost(story, desk, way):
    Session.objects.all().delete()
    is_kept(desk, "You are signed out")
    type_on(desk, "And so they sailed.")  # the words do not become a password
    desk.click("[name=_continue]" if way == "saving" else "text=Sign in again")
    desk.fill("dialog [name=password]", "not the password")
    desk.click("dialog .default")
    desk.wait_for_selector("text=not the right name")
    desk.fill("dialog [name=password]", "the tide turns at six")
    desk.click("dialog .default")
    if way == "typing on":
        is_kept(desk, "Kept on the server")
        desk.click("[name=_continue]")
    desk.wait_for_selector("text=was changed successfully")
    assert "And so they sailed." in Article.objects.get().body


def test_a_form_whose_token_was_changed_elsewhere_saves(at_home, desk):
    desk.context.clear_cookies(name="csrf")
    elsewhere = desk.context.new_page()
    elsewhere.goto(at_home + reverse("admin:password_change"))  # gives this browser another token
    desk.fill("#id_headline", "Ferries stay")
    desk.click("[name=_continue]")
    desk.wait_for_selector("text=was changed successfully")
    assert Article.objects.get().headline == "Ferries stay"


def test_two_editors_see_each_other_come_and_go(at_home, story, desk, browser):
    make_user("ben", role="Sub-editor", first_name="Ben", last_name="Cruz")
    ben = browser.new_context().new_page()
    ben.goto(at_home + story_url(story))
    ben.fill("#id_username", "ben")
    ben.fill("#id_password", "the tide turns at six")
    ben.click("[type=submit]")
    ben.wait_for_selector("#presence:has-text('editor has this story open, too')")
    desk.wait_for_selector("#presence:has-text('Ben Cruz has this story open, too')")
    ben.context.close()
    desk.wait_for_selector("#presence:empty", state="attached", timeout=20_000)
