"""An editor's morning in a real Chromium: from signing in to the page that readers get."""

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse

from articles.models import Article
from people.models import User
from plaintext.slugs import slug_of
from tests.factories import make_article, make_person, make_picture
from tests.newsroom.desk import story_url
from tests.newsroom.hands import body_of
from tests.shared import shared_data

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

EDITOR = "CKEDITOR.instances.id_body"


def sign_in(page, address, path, name="editor", until="domcontentloaded"):
    """Opens a page as somebody who is signed in already; ends when nothing on it moves any more, or with `until`."""
    client = Client()
    client.force_login(User.objects.get(username=name))
    session = client.cookies[settings.SESSION_COOKIE_NAME].value
    page.context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": session, "url": address}])
    page.goto(address + path, wait_until=until)
    if until != "commit":
        wait_for_editors(page)


def wait_for_editors(page):
    """They grow to their text when they start: what stands below moves from under a click."""
    page.wait_for_function(
        "() => !window.CKEDITOR || [...document.querySelectorAll('[data-type=ckeditortype]')]"
        ".every(({ id }) => CKEDITOR.instances[id]?.status === 'ready')"
    )


def sign_in_by_the_form(page, address, path, name="editor"):
    """As an editor does in the morning."""
    page.goto(address + path)
    page.fill("#id_username", name)
    page.fill("#id_password", "the tide turns at six")
    page.click("[type=submit]")
    page.wait_for_url(address + path, wait_until="commit")


def choose(page, field, words, option):
    """Finds a row by its words in one of the form's search boxes."""
    page.click(f"#{field} + .select2-container")
    page.keyboard.type(words)
    page.click(f".select2-results__option:has-text('{option}')")


def paste(page, html):
    """What arrives when somebody pastes: a browser does not let a test fill the clipboard with HTML."""
    page.evaluate(
        f"html => {EDITOR}.fire('paste', {{ type: 'auto', method: 'paste', dataValue: html,"
        "dataTransfer: new CKEDITOR.plugins.clipboard.dataTransfer() })",
        html,
    )


def write_the_body(page):
    """A heading, a bold word and a link by keys and buttons, then a list out of Word."""
    body_of(page).click()
    page.click(".cke_combo__format .cke_combo_button")
    page.frame_locator(".cke_combopanel iframe").locator("[title='Heading 2']").click()
    page.keyboard.type("Two days of waiting")
    page.keyboard.press("Enter")
    page.keyboard.type("The first boat left at ")
    page.keyboard.press("Control+b")
    page.keyboard.type("six")
    page.keyboard.press("Control+b")
    page.keyboard.type(", says the ")
    page.keyboard.press("Control+l")
    page.get_by_label("Display Text").fill("port office")
    page.get_by_label("URL*").fill("https://example.org/port")
    page.click(".cke_dialog_ui_button_ok:visible")
    page.wait_for_selector(".cke_dialog_body", state="hidden")
    page.keyboard.press("End")
    page.keyboard.press("Enter")
    word = next(shared_data("html/ckeditor5-paste-from-office").glob("list/simple/input.*")).read_text(
        "utf-8"
    )
    paste(page, word[word.index("<body") :])
    page.frame_locator(".cke_wysiwyg_frame").get_by_text("Item 2").wait_for()


def test_a_story_is_written_filed_and_published_and_readers_get_it(at_home, editor, page, browser):
    make_person("Tala Mercadejas")
    make_picture(alt_text="A ferry leaves the quay")
    sign_in_by_the_form(page, at_home, reverse("admin:index"))
    page.click("text=New story")
    page.fill("#id_headline", "Ferries sail again")
    page.fill("#id_standfirst", "The strait is calm.")
    write_the_body(page)
    page.click("text=Add another Byline")
    choose(page, "id_bylines-0-person", "tala", "Tala Mercadejas")
    page.select_option("#id_section", label="Mindanao")
    page.get_by_label("Business").check()
    choose(page, "id_lead_picture", "ferry", "A ferry leaves the quay")
    page.fill("#id_tags", "ferries, ports")
    page.click("[name=_continue]")
    page.wait_for_selector(".field-lead_preview img")
    story = Article.objects.get()
    assert story.status == "draft"

    reader = browser.new_context().new_page()
    assert reader.goto(at_home + story.get_absolute_url()).status == 404
    page.click("[name=_publish]")
    page.wait_for_selector("text=Ferries sail again: Published")

    assert reader.goto(at_home + story.get_absolute_url()).status == 200
    assert reader.inner_text("h1") == "Ferries sail again"
    body = reader.inner_html(".body").replace("&nbsp;", " ")  # the editor writes some where one types on
    assert "<h2>Two days of waiting</h2>" in body
    assert "left at <strong>six</strong>, says the" in body
    assert '<a href="https://example.org/port"' in body
    assert "<ol><li>Item1</li><li>Item 2</li></ol>" in body.replace("\n", "")
    assert reader.locator(".labels a").all_inner_texts() == ["Mindanao", "Business"]
    assert "Tala Mercadejas" in reader.inner_text("header .byline >> nth=0")
    assert reader.get_attribute(".lead-figure img", "alt") == "A ferry leaves the quay"
    assert reader.locator("a[href='/tag/ferries/']").count() == 1
    reader.context.close()


def test_who_is_at_a_field_before_the_page_has_arrived_stays_there(at_home, editor, page):
    """On a slow line: the script that goes to the first field comes when somebody is at the second already."""
    held = []
    page.route("**/first-field*.js", lambda route: held.append(route))
    sign_in(page, at_home, reverse("admin:index"))
    with page.expect_request("**/first-field*.js"):
        page.goto(at_home + story_url(), wait_until="commit")
    page.click("#id_standfirst")
    page.keyboard.type("The strait ")
    with page.expect_response("**/first-field*.js"):
        held[0].continue_()
    page.wait_for_load_state()
    page.keyboard.type("is calm.")
    assert page.input_value("#id_headline") == ""
    assert page.input_value("#id_standfirst") == "The strait is calm."


def test_an_empty_form_is_open_at_its_first_field(at_home, editor, page):
    sign_in(page, at_home, story_url())
    page.wait_for_selector("#id_headline:focus")


def test_a_writer_is_added_from_the_storys_form_in_a_small_window(at_home, editor, page):
    story = make_article(status="draft")
    sign_in(page, at_home, story_url(story))
    page.click("text=Add another Byline")
    with page.expect_popup() as window:
        page.click("#add_id_bylines-0-person")
    window.value.locator("#id_name").press_sequentially("Nur Abdulla")
    assert window.value.input_value("#id_slug") == "nur-abdulla"
    with window.value.expect_event("close"):
        window.value.click("[name=_save]")
    page.wait_for_selector("#select2-id_bylines-0-person-container[title='Nur Abdulla']")
    page.click("[name=_continue]")
    page.wait_for_selector("text=was changed successfully")
    assert [byline.printed_name for byline in story.bylines.all()] == ["Nur Abdulla"]


def test_an_address_is_written_while_a_name_is_typed(at_the_desk, at_home):
    """As the server would make it (plaintext/slugs.py)."""
    page = at_the_desk("Editor")
    page.goto(f"{at_home}{reverse('admin:people_person_add')}")
    for name in ("Zamboanga–Basilan", "and/or", "Jolo’s Kaʼbah", "U.S.-based", "4,250: AT&T", "Niño—Luz"):
        page.locator("#id_name").fill("")
        page.locator("#id_name").press_sequentially(name)
        assert page.locator("#id_slug").input_value() == slug_of(name, 120)
