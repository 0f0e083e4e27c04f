"""What somebody does who types in a story, and what a real Chromium keeps of it."""

from newsroom.autosave.models import Autosave
from tests.newsroom.hands import body_of

BODY = "CKEDITOR.instances.id_body"


def type_on(page, words):
    body_of(page).click()
    page.keyboard.press("Control+End")
    page.keyboard.type(words)


KEPT = """new Promise((resolve) => {
    indexedDB.open("typed").onsuccess = ({ target }) => {
        const kept = target.result.transaction("forms").objectStore("forms").getAll();
        kept.onsuccess = () => resolve(JSON.stringify(kept.result));
    };
})"""


def kept_in_browser(page):
    """What this browser keeps of all openings of the form, as JSON."""
    return page.evaluate(KEPT)


def is_in_browser(page, words):
    """Waits until this browser keeps the words."""
    for _ in range(300):
        if words in kept_in_browser(page).replace("&nbsp;", " "):
            return
        page.wait_for_timeout(100)
    raise AssertionError(f"{words} are not kept in the browser")


def is_on_server(page, *words):
    """Waits until the server keeps all of these, in whatever fields: it may have kept some a moment before."""
    for _ in range(300):
        kept = str([autosave.fields for autosave in Autosave.objects.all()]).replace("&nbsp;", " ")
        if all(word in kept for word in words):
            return
        page.wait_for_timeout(100)
    raise AssertionError(f"{words} are not kept on the server")


def is_kept(page, where):
    page.wait_for_selector(f".kept:has-text('{where}')")


def restore(page, address):
    page.goto(address)
    return restore_here(page)


def restore_here(page):
    page.click("text=Restore it")
    page.wait_for_selector("text=It is not saved yet")
    page.wait_for_selector(".cke_wysiwyg_frame")
    return page.evaluate(f"{BODY}.getData()")
