"""A note is written in Chromium while a sentence is typed, and neither is lost."""

import pytest
from django.urls import reverse

from articles.models import Article
from newsroom.notes.desk_notes import mark
from newsroom.notes.desk_notes import write as write_note
from newsroom.notes.models import DeskNote
from tests.newsroom.autosave.test_autosave_in_a_browser import type_on
from tests.newsroom.desk import notes_url, story_url
from tests.newsroom.test_accessibility import complaints
from tests.newsroom.test_in_a_browser import sign_in

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def story(migrated, draft):
    return draft


@pytest.fixture
def desk(at_home, editor, story, page):
    sign_in(page, at_home, story_url(story))
    page.wait_for_selector(".cke_wysiwyg_frame")
    return page


def write(page, text):
    page.fill("[name=note]", text)
    page.click("[name=_note]")


def test_a_note_is_written_while_a_sentence_is_typed_and_neither_is_lost(desk, story):
    type_on(desk, "Then the wind fell.")
    desk.wait_for_selector(".kept:has-text('Kept on the server')")
    write(desk, "Who says so?")
    desk.wait_for_selector(".note-said:has-text('Your note is on the story.')")
    assert desk.input_value("[name=note]") == ""
    assert DeskNote.objects.get().text == "Who says so?"
    desk.click("#notes-list [name=done]")
    desk.wait_for_selector("#notes-list summary:has-text('1 done')")
    assert desk.inner_text("a[href='#notes']") == "Notes"
    type_on(desk, " All came home.")
    desk.click("[name=_continue]")
    desk.wait_for_selector("text=was changed successfully")
    body = Article.objects.get(pk=story.pk).body.replace("&nbsp;", " ")
    assert "Then the wind fell." in body
    assert "All came home." in body
    assert DeskNote.objects.get().done_at


def test_what_another_writes_is_there_without_a_reload(desk, ben, story):
    desk.fill("[name=note]", "Who says")
    note, _ = write_note(story, by=ben, text="Call the port first.", named=[], token="of-ben")
    desk.wait_for_selector("#notes-list li:has-text('Call the port first.')")
    desk.wait_for_selector(".note-said:has-text('There is a new note.')")
    assert desk.inner_text("a[href='#notes']") == "Notes: 1 open"
    assert desk.input_value("[name=note]") == "Who says"
    mark(note, is_done=True, by=ben)
    desk.wait_for_selector("#notes-list summary:has-text('1 done')")
    desk.click("[name=_note]")
    desk.wait_for_selector("#notes-list li:has-text('Who says')")


def test_nothing_moves_under_who_is_about_to_press(desk, ben, editor, story):
    write_note(story, by=ben, text="Call the port first.", named=[], token="of-ben")
    desk.wait_for_selector("#notes-list li:has-text('Call the port first.')")
    desk.focus("#notes-list [name=done]")
    write_note(story, by=ben, text="And the mayor.", named=[], token="of-ben")
    for _ in range(2):
        with desk.expect_response("**/autosave/"):
            pass
    assert desk.evaluate("document.activeElement.name") == "done"
    desk.focus("[name=note]")
    desk.wait_for_selector("#notes-list li:has-text('And the mayor.')")


def test_who_has_gone_back_to_the_story_is_not_called_away(desk, story):
    """On a slow line the answer to a note comes in the middle of the next sentence."""
    held = []
    desk.route("**" + notes_url(story), lambda route: held.append(route))
    with desk.expect_request("**" + notes_url(story)):
        write(desk, "Who says so?")
    desk.focus("#id_kicker")
    desk.keyboard.type("The strait ")
    held[0].continue_()
    desk.wait_for_selector(".note-said:has-text('Your note is on the story.')")
    desk.keyboard.type("is calm.")
    assert desk.input_value("#id_kicker") == "The strait is calm."
    assert desk.input_value("[name=note]") == ""


def test_a_wrong_name_and_a_dead_network_leave_the_note_in_its_box(desk):
    write(desk, "@nobody: look.")
    desk.wait_for_selector(".note-said:has-text('Nobody called @nobody')")
    desk.context.set_offline(True)
    write(desk, "@editor: look.")
    desk.wait_for_selector(".note-said:has-text('The network is gone')")
    assert desk.input_value("[name=note]") == "@editor: look."
    desk.context.set_offline(False)
    desk.click("[name=_note]")
    desk.wait_for_selector("#notes-list li:has-text('@editor: look.')")
    assert DeskNote.objects.count() == 1


def test_a_half_written_note_is_in_its_box_after_the_tab_was_closed(at_home, story, desk):
    desk.fill("[name=note]", "Who says")
    desk.close()
    page = desk.context.new_page()
    page.goto(at_home + story_url(story))
    page.wait_for_function("() => document.querySelector('[name=note]').value === 'Who says'")
    page.click("[name=_continue]")
    page.wait_for_selector("text=was changed successfully")
    assert DeskNote.objects.get().text == "Who says"
    page.wait_for_selector("#notes-list li:has-text('Who says')")
    page.wait_for_load_state()
    assert page.input_value("[name=note]") == ""


def test_a_note_by_the_keyboard_alone(desk):
    desk.focus("[name=note]")
    desk.keyboard.type("Who says so?")
    desk.keyboard.press("Tab")
    desk.keyboard.press("Enter")
    desk.wait_for_selector("#notes-list li:has-text('Who says so?')")
    assert desk.evaluate("document.activeElement.name") == "note"


def test_without_javascript_what_is_typed_comes_back_with_the_note(at_home, editor, story, browser):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    sign_in(page, at_home, story_url(story))
    page.fill("#id_headline", "Ferries stay")
    write(page, "Who says so?")
    page.wait_for_selector("#notes-list li:has-text('Who says so?')")
    assert page.input_value("#id_headline") == "Ferries stay"
    page.click("[name=_continue]")
    page.wait_for_selector("text=was changed successfully")
    assert Article.objects.get(pk=story.pk).headline == "Ferries stay"
    context.close()


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_notes_keep_nobody_out(at_home, editor, ben, story, browser, scheme, width):
    for number, text in enumerate(
        ["@editor, who says so? https://example.org/port", "W" * 300, "Call the port."]
    ):
        DeskNote.objects.create(story=story, by=ben, text=text, key=str(number)).named.set([editor])
    DeskNote.objects.filter(key="2").update(done_at=story.created_at, done_by=ben)
    context = browser.new_context(color_scheme=scheme, viewport={"width": width, "height": 800})
    page = context.new_page()
    sign_in(page, at_home, story_url(story))
    page.wait_for_selector(".cke_wysiwyg_frame")
    page.click("#notes summary")
    for address in (story_url(story), notes_url(story), reverse("admin:index")):
        if address != story_url(story):
            page.goto(at_home + address)
        assert complaints(page) == []
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), address
    context.close()
