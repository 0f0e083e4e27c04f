"""The editor and the players in a real Chromium."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from articles.models import Article
from richtext.sanitise import clean_body
from tests.factories import make_article, make_picture
from tests.shared import shared_data

pytestmark = pytest.mark.browser

EDITOR = "CKEDITOR.instances.id_body"


def sign_in(page, address, path):
    page.goto(f"{address}{reverse('admin:login')}?next={path}")
    page.fill("#id_username", "editor")
    page.fill("#id_password", "the tide turns at six")
    page.click("[type=submit]")
    page.wait_for_url(address + path, wait_until="commit")
    page.wait_for_function("() => window.CKEDITOR?.instances.id_body?.status === 'ready'")


def written(page):
    return clean_body(page.evaluate(f"{EDITOR}.getData()"))


def set_the_picture_of_the_library(page):
    """At the end of the text, through the window that shows the library."""
    page.evaluate(
        f"(() => {{ const range = {EDITOR}.createRange();"
        f"range.moveToPosition({EDITOR}.editable(), CKEDITOR.POSITION_BEFORE_END);"
        f"{EDITOR}.getSelection().selectRanges([range]); }})()"
    )
    page.click(".cke_button__image")
    with page.expect_popup() as window:
        page.click(".cke_dialog_body a:has-text('Browse')")
    window.value.click("[data-url]")
    page.wait_for_function("() => CKEDITOR.dialog.getCurrent().getValueOf('info', 'width') === '1200'")
    page.click(".cke_dialog_ui_button_ok:visible")
    page.wait_for_selector(".cke_dialog_body", state="hidden")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.django_db(transaction=True)
def test_an_editor_writes_quotes_pulls_boxes_and_sets_a_picture(at_home, editor, browser, scheme):
    picture = make_picture(alt_text="A ferry")
    context = browser.new_context(color_scheme=scheme, viewport={"width": 390, "height": 800})
    page = context.new_page()
    requests, errors = [], []
    page.on("request", lambda request: requests.append(request.url))
    page.on("pageerror", lambda error: errors.append(str(error)))
    sign_in(page, at_home, reverse("admin:articles_article_add"))
    page.frame_locator(".cke_wysiwyg_frame").locator("body").click()
    page.keyboard.type("The boat left.")
    page.keyboard.press("Enter")
    page.keyboard.type("We waited")
    page.click(".cke_button__pullquote")
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    page.click(".cke_button__factbox")
    set_the_picture_of_the_library(page)
    assert written(page) == (
        '<p>The boat left.</p>\n<blockquote class="pull-quote"><p>We waited</p></blockquote>\n'
        '<aside class="fact-box"><h3>In brief</h3></aside>\n'
        f'<figure class="image"><img src="{picture.body_url}" alt="A ferry" width="1200" height="800">'
        "<figcaption></figcaption></figure>"
    )
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert errors == []
    ours = (at_home, "data:", "about:", "blob:", "javascript:")
    assert [url for url in requests if not url.startswith(ours)] == []
    context.close()


@pytest.mark.django_db(transaction=True)
def test_words_clipboard_pasted_into_the_form_is_saved_as_lists(at_home, editor, page):
    story = make_article(body="<p>Before</p>")
    sign_in(page, at_home, reverse("admin:articles_article_change", args=[story.pk]))
    word = next(shared_data("html/ckeditor5-paste-from-office").glob("list/simple/input.*")).read_text(
        "utf-8"
    )
    page.evaluate(f"new Promise((done) => {EDITOR}.setData('', {{ callback: () => done() }}))")
    page.evaluate(
        f"html => {EDITOR}.fire('paste', {{ type: 'auto', method: 'paste', dataValue: html,"
        "dataTransfer: new CKEDITOR.plugins.clipboard.dataTransfer() })",
        word[word.index("<body") :],
    )
    page.frame_locator(".cke_wysiwyg_frame").get_by_text("Item 2").wait_for()
    assert written(page) == "<ol><li>Item1</li><li>Item 2</li></ol>"
    page.click("[name=_continue]")
    page.wait_for_selector("text=was changed successfully")
    assert Article.objects.get(pk=story.pk).body == "<ol><li>Item1</li><li>Item 2</li></ol>"


@pytest.mark.django_db(transaction=True)
def test_a_reader_taps_and_only_then_the_video_loads(at_home, page):
    story = make_article(body="<p>Watch:</p><p>https://youtu.be/dQw4w9WgXcQ</p>")
    foreign = []

    def answer(route):
        if route.request.url.startswith(at_home):
            route.continue_()
        else:
            foreign.append(route.request.url)
            route.fulfill(body="<p>player</p>", content_type="text/html")

    page.route("**/*", answer)
    page.goto(at_home + story.get_absolute_url())
    page.wait_for_selector(".embed button")
    assert foreign == []
    page.click(".embed button")
    page.frame_locator(".embed iframe").locator("text=player").wait_for()
    assert foreign == ["https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ?autoplay=1"]


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(("machine", "switch"), [("dark", "auto"), ("light", "dark"), ("dark", "light")])
def test_the_page_that_is_written_on_is_as_dark_as_the_form(at_home, editor, page, machine, switch):
    page.emulate_media(color_scheme=machine)
    page.add_init_script(f"localStorage.setItem('theme', '{switch}')")
    story = make_article()
    sign_in(page, at_home, reverse("admin:articles_article_change", args=[story.pk]))
    shade = "getComputedStyle(document.body).backgroundColor"
    frame = page.frame_locator(".cke_wysiwyg_frame").locator("body")
    assert frame.evaluate(f"() => {shade}") == page.evaluate(shade)
    page.click("#user-tools .theme-toggle, #header .theme-toggle")
    assert frame.evaluate(f"() => {shade}") == page.evaluate(shade)
    for night in ("light", "dark"):
        page.emulate_media(color_scheme=night)
        expect(frame).to_have_css(
            "background-color", page.evaluate(shade)
        )  # the frame hears of it in its turn
