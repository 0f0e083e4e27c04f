"""Real clipboards pasted into the editor in a real Chromium: their words, links and pictures arrive, or it is said."""

import base64
import collections
import json
import re
import threading

import html5lib
import pytest
from django.urls import reverse
from playwright.sync_api import expect

from articles.models import Article
from images import elsewhere
from images.models import PASTED, Image
from people import permissions
from richtext.sanitise import clean, clean_body
from tests.images.samples import different_png
from tests.newsroom.hands import PHONE
from tests.richtext.test_in_a_browser import EDITOR, sign_in
from tests.richtext.test_in_a_browser import written as text_of
from tests.richtext.test_pasting import clipboards, letters, read
from tests.shared import shared_data
from webclient.client import NotTaken

pytestmark = pytest.mark.browser

DOCS = '<meta charset="utf-8"><b style="font-weight:normal;" id="docs-internal-guid-1">{}</b>'

# Pastes each clipboard as a browser does, [{"text/html": ..., "text/plain": ...}], into an empty editor; returns what
# stands in it then and what is said below it. `as` is what the button “Paste as plain text” asks of the next paste.
PASTE = """async ([clipboards, as]) => {
    const editor = CKEDITOR.instances.id_body, results = [];
    for (const clipboard of clipboards) {
        await new Promise((done) => editor.setData("", { callback: done }));
        document.querySelector(".paste-report")?.replaceChildren();
        editor.focus();
        const frame = editor.window.$, data = new frame.DataTransfer();
        for (const [kind, content] of Object.entries(clipboard)) data.setData(kind, content);
        const pasted = new Promise((done) => {
            editor.once("afterPaste", done);
            const last = editor.on("paste", () => { last.removeListener(); setTimeout(done, 0); }, null, null, 2000);
            setTimeout(done, 1500);
        });
        editor._.nextPasteType = as;
        editor.editable().$.dispatchEvent(
            new frame.ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true })
        );
        await pasted;
        results.push([editor.getData(), document.querySelector(".paste-report")?.innerText ?? ""]);
    }
    return results;
}"""


def paste(page, *clipboards, as_=None):
    return page.evaluate(PASTE, [list(clipboards), as_])


def every_clipboard():
    """(its path, its HTML) of all 36 clipboards of Word and all of Google Docs."""
    docs = sorted(shared_data("html/google-docs-paste").glob("*/*/input*.html"))
    return [(path, read(path)) for path in [*clipboards(), *docs]]


def of(html, tag, attribute):
    """How often each value of an attribute stands in the elements of a name."""
    fragment = html5lib.parseFragment(html, namespaceHTMLElements=False)
    return collections.Counter(found for element in fragment.iter(tag) if (found := element.get(attribute)))


@pytest.fixture
def writing(at_home, editor, browser):
    """Opens the empty form of a story on a screen of some kind."""
    contexts = []

    def opened(**screen):
        contexts.append(browser.new_context(**screen))
        page = contexts[-1].new_page()
        page.errors = []
        page.on("pageerror", lambda error: page.errors.append(str(error)))
        sign_in(page, at_home, reverse("admin:articles_article_add"))
        return page

    yield opened
    for context in contexts:
        context.close()


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("screen", [{}, PHONE], ids=["desk", "phone"])
def test_every_clipboard_brings_its_words_links_and_pictures_or_says_what_it_left_out(writing, screen):
    page = writing(**screen)
    pasted = every_clipboard()
    assert len(pasted) == 41
    results = paste(page, *({"text/html": html} for _, html in pasted))
    for (path, html), (written, said) in zip(pasted, results, strict=True):
        (expected, left_out), cleaned = clean(html), clean_body(written)
        assert letters(cleaned) == letters(expected), path
        assert of(cleaned, "a", "href") == of(expected, "a", "href"), path
        pictures = expected.count("<img") + len(left_out.pictures)
        assert cleaned.count("<img") + said.count("Left out: a picture") == pictures, path
        assert "with its formatting" not in said, path
    plain = paste(page, *({"text/html": html} for _, html in pasted), as_="text")
    for (path, html), (written, _) in zip(pasted, plain, strict=True):
        wanted = re.sub(r"\W|\d|_", "", letters(clean_body(html)))
        assert len(re.sub(r"\W|\d|_", "", letters(clean_body(written)))) >= 0.8 * len(wanted), path
    assert page.errors == []


@pytest.mark.django_db(transaction=True)
def test_whatever_fails_in_a_paste_its_words_come_and_it_is_said(writing):
    page = writing(**PHONE)
    docs = "<p>The <span>river</span> rose</p><div></div><span>at six</span>"
    (bare, said), (as_text, _) = (
        paste(page, {"text/html": DOCS.format(docs)})[0],
        paste(page, {"text/html": DOCS.format(docs)}, as_="text")[0],
    )
    assert clean_body(bare) == "<p>The river rose</p>\n<p>at six</p>"
    assert "The river rose" in as_text
    assert "at six" in as_text
    assert said == ""
    [[heading, _]] = paste(page, {"text/html": "<h1>Flood</h1><h5>Notes</h5><p>Rain</p>"})
    assert clean_body(heading) == "<h2>Flood</h2>\n<h4>Notes</h4>\n<p>Rain</p>"
    choices = "<select>" + "<option>A long choice among many</option>" * 9 + "</select>"
    [[written, said]] = paste(
        page, {"text/html": f"<p>Choose <b>one</b></p>{choices}<table><tr><td>4,250</td></tr></table>"}
    )
    assert "<strong>one</strong>" in written
    assert "4,250" in written
    assert "with its formatting" not in said
    # A listener throws, a filter eats everything, the text refuses what is to be set into it.
    for fault in (
        "editor.once('paste', () => { throw new TypeError('listener'); }, null, null, 5)",
        "editor.once('paste', (event) => { event.data.dataValue = ''; }, null, null, 5)",
        "editor.once('paste', (event) => { event.data.dataValue = '<p>The</p>'; }, null, null, 5)",
        "(() => { const { insertHtml } = editor; editor.insertHtml = () => { editor.insertHtml = insertHtml; } })()",
        "(() => { const { insertHtml } = editor; editor.insertHtml = () => {"
        " editor.insertHtml = insertHtml; throw new Error('text') } })()",
    ):
        page.evaluate(f"() => {{ const editor = {EDITOR}; {fault}; }}")
        clipboard = {"text/html": "<p>The <b>boat</b></p><p>left</p>", "text/plain": "The boat\n\nleft"}
        [[written, said]] = paste(page, clipboard)
        assert clean_body(written) == "<p>The boat</p>\n<p>left</p>", fault
        assert said == "This could not be pasted with its formatting; its words are here.", fault
    assert page.errors == []


@pytest.mark.django_db(transaction=True)
def test_hostile_clipboards_break_nothing_and_run_nothing(writing):
    page = writing()
    dialogs = []
    page.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))
    payloads = [case["payload"] for case in json.loads(read(shared_data("html/dompurify/expect.json")))]
    strings = json.loads(read(shared_data("html/blns/blns.json")))
    clips = [{"text/html": DOCS.format(payload)} for payload in payloads[::3]]
    clips += [{"text/html": payload} for payload in payloads[::2]]
    clips += [{"text/plain": text} for text in strings[::4] if text.strip()]
    results = paste(page, *clips)
    for (written, _), clip in zip(results, clips, strict=True):
        clean_body(written)
        text = clip.get("text/plain", "")
        assert not re.search(r"\w", text) or letters(written), text
    assert dialogs == []
    assert page.errors == []


@pytest.mark.django_db(transaction=True)
def test_a_filter_whose_file_does_not_come_costs_no_words(writing):
    page = writing()
    page.route("**/pastefromgdocs/filter/*", lambda route: route.abort())
    [[written, said]] = paste(page, {"text/html": DOCS.format("<p>The river</p><p>rose</p>")})
    assert clean_body(written) == "<p>The river</p>\n<p>rose</p>"
    assert "its words are here" in said


@pytest.mark.django_db(transaction=True)
def test_pasted_pictures_come_into_the_library_and_what_cannot_come_is_named(writing, monkeypatch):
    answers = {"https://lh7.example/boat": different_png(81), "https://lh7.example/net": different_png(82)}
    arrived = threading.Event()

    def fetch(address, **_):
        if address.endswith("/net"):
            arrived.wait(20)
        if address in answers:
            return answers[address]
        raise NotTaken("the other site answers 404")

    monkeypatch.setattr(elsewhere, "fetch", fetch)
    page = writing(**PHONE)
    drawn = base64.b64encode(different_png(83)).decode()
    docs = (
        '<p>Rain</p><p><span><img src="https://lh7.example/boat" alt="A boat"></span></p>'
        f'<p><img src="data:image/webp;base64,{drawn}"></p><p><img src="https://gone.example/x.png"></p>'
        '<p><img src="file:///C:/image001.png"><img src="https://count.example/p" width="1" height="1"></p>'
        "<p><img src='data:image/svg+xml,%3Csvg/%3E'></p>"
    )
    paste(page, {"text/html": DOCS.format(docs)})
    expect(page.locator(".paste-report .is-progress")).to_have_count(0)
    expect(page.locator(".paste-report p")).to_have_count(5)
    said = page.inner_text(".paste-report")
    assert said.count("A pasted picture is in the library now (from another site, credit?).") == 2
    assert (
        "Left out: a picture (https://gone.example/x.png). It cannot be fetched: the other site answers 404."
        in said
    )
    assert "It lies on your own computer" in said
    assert "This file is not a picture" in said
    boat, other = Image.objects.order_by("pk")
    assert (boat.came_from, other.came_from) == ("https://lh7.example/boat", PASTED)
    text = text_of(page)
    assert f'<img src="{boat.body_url}" alt="A boat" width="64" height="48">' in text
    assert other.body_url in text
    # A save waits for a picture that is on its way.
    paste(page, {"text/html": '<p>Nets</p><p><img src="https://lh7.example/net" alt="A net"></p>'})
    assert '<img src="https://lh7.example/net" alt="A net"' in page.evaluate(f"{EDITOR}.getData()")
    page.fill("#id_headline", "Nets are mended")
    page.select_option("#id_section", index=1)
    page.click("[name=_continue]")
    expect(page.locator(".paste-report")).to_contain_text("as soon as its pictures have come")
    arrived.set()
    page.wait_for_selector(".messagelist")
    net = Image.objects.get(came_from="https://lh7.example/net")
    assert net.body_url in Article.objects.get(headline="Nets are mended").body
    assert page.errors == []


@pytest.mark.django_db(transaction=True)
def test_who_may_not_add_pictures_is_told_while_pasting(writing, monkeypatch):
    rights = [right for right in permissions.ROLES["Editor"] if not right.startswith("images.")]
    monkeypatch.setitem(permissions.ROLES, "Editor", rights)
    page = writing()
    paste(page, {"text/html": '<p>Rain</p><img src="https://lh7.example/boat">'})
    expect(page.locator(".paste-report .is-warning")).to_contain_text(
        "You may not add pictures. Ask an editor."
    )
    assert text_of(page) == "<p>Rain</p>"
