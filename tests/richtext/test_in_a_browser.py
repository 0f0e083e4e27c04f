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


@pytest.mark.django_db(transaction=True)
def test_words_that_a_pdf_has_parted_are_joined_with_one_key_and_parted_by_undo(at_home, editor, page):
    sign_in(page, at_home, reverse("admin:articles_article_add"))

    def joined(html):
        page.evaluate(
            f"html => new Promise((done) => {EDITOR}.setData(html, {{ callback: () => done() }}))", html
        )
        page.focus(".cke_button__joinwords")
        page.keyboard.press("Enter")
        return page.evaluate(f"{EDITOR}.getData()").replace("\n", "")

    for before, after in {
        "<p>The infor-<br>mation of the coun-<br>cil</p>": "<p>The information of the council</p>",
        "<p>The infor-\nmation, at twi-\n light</p>": "<p>The information, at twilight</p>",
        "<p>The infor-</p><p>mation stays</p><p>here</p>": "<p>The information stays</p><p>here</p>",
        "<p>The <em>infor-</em><br><strong>mation</strong></p>": "<p>The <em>infor</em><strong>mation</strong></p>",
        "<ul><li>pani-<br>tikan</li></ul>": "<ul><li>panitikan</li></ul>",
        "<p>Zamboanga-<br>Basilan, COVID-<br>related</p>": "<p>Zamboanga-<br />Basilan, COVID-<br />related</p>",
        "<p>first- and second-class, 5-<br>a</p>": "<p>first- and second-class, 5-<br />a</p>",
        "<p>a 19-year-<br>old at follow-<br>up; a follow-up</p>": "<p>a 19-year-old at follow-up; a follow-up</p>",
        "<p>a co-<strong>op</strong></p><ul><li>re-</li><li>do</li></ul>":
            "<p>a co-<strong>op</strong></p><ul><li>re-</li><li>do</li></ul>",
    }.items():  # fmt: skip
        assert joined(before) == after, before
    expect(page.get_by_text("No word is parted by a hyphen").last).to_be_visible()
    assert joined("<p>infor-<br>mation</p>") == "<p>information</p>"
    expect(page.get_by_text("1 word was joined. Undo parts it again.").last).to_be_visible()
    page.evaluate(f"{EDITOR}.execCommand('undo')")
    assert page.evaluate(f"{EDITOR}.getData()").strip() == "<p>infor-<br />mation</p>"


@pytest.mark.django_db(transaction=True)
def test_what_a_save_leaves_out_is_told_while_one_writes_and_after_it(at_home, editor, page):
    story = make_article()
    sign_in(page, at_home, reverse("admin:articles_article_change", args=[story.pk]))
    html = (
        '<h1>Tides</h1><p>The <a href="gopher://x">old</a> and the <a href="htp://example.org/">new</a></p>'
        '<video src="a.mp4"></video><svg><text>b</text></svg><p>'
        '<iframe src="//youtube.com/embed/dQw4w9WgXcQ"></iframe></p>'
    )
    page.evaluate(
        f"html => new Promise((done) => {EDITOR}.setData(html, {{ callback: () => done() }}))", html
    )
    expect(page.get_by_text("Left out: 1 video, 1 drawing.")).to_be_visible()
    assert "&nbsp;" not in page.evaluate(f"{EDITOR}.getData()")
    lost = "1 link that cannot work (gopher://x)."
    expect(page.locator(".kept")).to_contain_text(f"Not saved yet. A save leaves out: {lost}")
    page.click("[name=_continue]")
    expect(page.locator(".messagelist .warning")).to_contain_text(f"Left out: {lost}")
    story.refresh_from_db()
    assert story.body == (
        '<h2>Tides</h2>\n<p>The old and the <a href="http://example.org/" rel="noopener">new</a></p>\n'
        '<p><a href="https://www.youtube.com/watch?v=dQw4w9WgXcQ" rel="noopener">'
        "https://youtube.com/embed/dQw4w9WgXcQ</a></p>"
    )
