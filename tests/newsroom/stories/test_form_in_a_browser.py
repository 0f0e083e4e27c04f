"""The story form in a real Chromium: an error is in view on a phone, and Ctrl+S saves and stays."""

import pytest

from articles.models import Article
from tests.factories import make_article
from tests.newsroom.desk import story_url
from tests.newsroom.hands import PHONE, body_of
from tests.newsroom.test_accessibility import complaints
from tests.newsroom.test_in_a_browser import sign_in, wait_for_editors
from tests.newsroom.typist import type_on

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

# What has the focus, "" where it is not on the screen or behind the bar that saves.
FOCUSED = """() => {
  const it = document.activeElement, box = it.getBoundingClientRect();
  const there = document.elementFromPoint(box.left + 8, box.top + Math.min(box.height, 40) / 2);
  return there && (it.contains(there) || there.contains(it)) ? it.id : "";
}"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_first_error_is_in_view_and_its_links_lead_into_the_fields(at_home, editor, browser, scheme):
    story = make_article("Ferries sail", by=["Ana Lim"])
    context = browser.new_context(**PHONE, color_scheme=scheme)
    page = context.new_page()
    sign_in(page, at_home, story_url(story))
    page.fill("#id_headline", "")
    page.fill("#id_bylines-0-name", "")
    page.click("summary:has-text('Source and original')")
    page.fill("#id_original_url", "nonsense")
    page.click("[name=_continue]")
    page.wait_for_selector("#error-summary")
    wait_for_editors(page)
    page.wait_for_function(f"() => ({FOCUSED})() === 'error-summary'")
    assert page.locator(".errornote:visible").count() == 1
    assert complaints(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    for words, field in (("Headline", "id_headline"), ("Original address", "id_original_url")):
        page.click(f"#error-summary a:has-text('{words}')")
        page.wait_for_function(f"() => ({FOCUSED})() === '{field}'")
    page.click("#error-summary a:has-text('Byline 1')")
    page.wait_for_function("() => document.activeElement.closest('#bylines-0')")
    context.close()


def test_without_a_script_the_summary_has_the_focus_and_its_links_lead(at_home, editor, browser):
    story = make_article("Ferries sail")
    context = browser.new_context(**PHONE, java_script_enabled=False)
    page = context.new_page()
    sign_in(page, at_home, story_url(story), until="load")
    page.fill("#id_headline", "")
    page.locator("[name=_continue]").press("Enter")
    page.wait_for_selector("#error-summary:focus")
    page.locator("#error-summary a").first.press("Enter")
    page.wait_for_selector("#id_headline:target")
    context.close()


def test_ctrl_s_saves_and_one_writes_on_where_one_was(at_home, editor, page):
    story = make_article("Ferries sail", body="<p>One.</p>" + "<p>Word after word.</p>" * 40 + "<p>Last</p>")
    sign_in(page, at_home, story_url(story))
    assert page.get_attribute("[name=_continue]", "title") in ("Ctrl+S", "⌘S")
    type_on(page, " of all")
    y = page.evaluate("scrollY")
    page.keyboard.press("Control+s")
    page.wait_for_selector(".messagelist .success")
    wait_for_editors(page)
    assert Article.objects.get().body.endswith("<p>Last of all</p>")
    page.wait_for_function("y => scrollY > y / 2", arg=y)
    page.wait_for_selector(".kept:has-text('was changed successfully')")
    page.keyboard.type(" of them")
    with page.expect_navigation():
        page.keyboard.press("Meta+s")
    page.wait_for_selector(".kept:has-text('was changed successfully')")
    assert Article.objects.get().body.endswith("<p>Last of all of them</p>")

    # Beside the editor as well.
    page.fill("#id_kicker", "Ports")
    with page.expect_navigation():
        page.keyboard.press("Control+s")
    page.wait_for_selector("#id_kicker:focus")
    assert Article.objects.get().kicker == "Ports"

    # In a dialog it is nobody's.
    wait_for_editors(page)
    version = Article.objects.get().version
    body_of(page).click()
    page.keyboard.press("Control+l")
    page.get_by_label("URL*").fill("example.org")
    page.get_by_label("Display Text").fill("port office")
    page.keyboard.press("Control+s")
    assert page.get_by_label("Display Text").input_value() == "port office"
    assert Article.objects.get().version == version


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_withdrawal_is_undone_on_a_phone_without_a_script(at_home, editor, browser, scheme):
    story = make_article("Ferries sail")
    context = browser.new_context(**PHONE, color_scheme=scheme, java_script_enabled=False)
    page = context.new_page()
    sign_in(page, at_home, story_url(story), until="load")
    page.locator("[name=_withdraw]").press("Enter")
    page.wait_for_selector(".messagelist :text('Ferries sail')")
    assert not Article.objects.published().exists()
    page.locator(".undo").press("Enter")
    page.wait_for_selector(".messagelist:has-text('Ferries sail: Published')")
    assert Article.objects.published().exists()
    page.click(".messagelist a:has-text('Ferries sail')")
    page.wait_for_url(at_home + story.get_absolute_url())
    context.close()


def test_the_message_with_undo_is_accessible(at_home, editor, browser):
    story = make_article(
        "Ferries sail from the long southern coast once more, says the port office of Zamboanga"
    )
    for scheme in ("light", "dark"):
        context = browser.new_context(**PHONE, color_scheme=scheme)
        page = context.new_page()
        sign_in(page, at_home, story_url(story))
        page.click("[name=_withdraw]")
        page.wait_for_selector(".undo")
        assert complaints(page) == []
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        page.click(".undo")
        page.wait_for_selector(".messagelist:has-text('Published')")
        context.close()
