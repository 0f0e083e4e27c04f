"""A reader with a cheap phone goes through the paper, with JavaScript and without."""

from urllib.parse import urlsplit

import pytest
from django.utils import timezone

from articles.models import Article
from newspaper.models import Letter
from tests.browser.paper import set_a_paper

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_a_reader_is_told_nothing_and_tells_nobody(at_home, phone):
    addresses, page, elsewhere, complaints = set_a_paper(), phone.new_page(), [], []
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))

    def answer(route):
        if urlsplit(route.request.url).netloc == urlsplit(at_home).netloc:
            return route.continue_()
        elsewhere.append(route.request.url)
        return route.fulfill(body="<p>player</p>", content_type="text/html")

    page.route("**/*", answer)
    page.goto(at_home)
    page.get_by_role("link", name="Ferries sail again").first.click()
    page.wait_for_url(f"**{addresses['story']}")
    button = page.get_by_role("button", name="Show it here")
    button.scroll_into_view_if_needed()
    page.wait_for_load_state("networkidle")
    assert elsewhere == []
    button.tap()
    page.frame_locator(".embed iframe").get_by_text("player").wait_for()
    assert [urlsplit(address).netloc for address in elsewhere] == ["www.youtube-nocookie.com"]

    page.locator(".nameplate").get_by_role("link", name="Search").click()
    page.locator("main").get_by_role("searchbox").fill("ferr")
    page.keyboard.press("Enter")
    page.locator("mark").first.wait_for()
    page.locator("footer").get_by_role("link", name="Archive").click()
    page.locator(".months a").first.click()
    newest = timezone.localdate(Article.objects.latest().live_from)  # perhaps yesterday: it is early
    page.get_by_role("list", name="Days").get_by_role("link", name=f"{newest:%B %-d}", exact=True).click()
    page.locator("article").first.wait_for()

    assert len(elsewhere) == 1
    assert complaints == []
    assert phone.cookies() == []
    assert page.evaluate("localStorage.length + sessionStorage.length") == 0


def test_everything_is_there_without_javascript(at_home, browser):
    addresses = set_a_paper()
    context = browser.new_context(java_script_enabled=False, viewport={"width": 360, "height": 800})
    page = context.new_page()
    page.goto(at_home + addresses["story"])
    for words in ("The first boat left at six", "Watch on YouTube", "Continue Reading", "Related News"):
        assert page.get_by_text(words).first.is_visible(), words
    assert not page.get_by_role("button", name="Show it here").is_visible()
    assert page.locator(".lead-figure img").evaluate("image => image.naturalWidth") > 0

    page.locator(".menu summary").click()
    page.locator(".menu").get_by_role("link", name="Contact Us").click()
    page.get_by_label("What is it about?").select_option(label="A letter to the editor")
    page.get_by_label("Your name").fill("Lucila Arquizal")
    page.get_by_label("Your e-mail address").fill("lucila@example.org")
    page.get_by_label("Your letter").fill("Four lamps would do.")
    page.get_by_role("button", name="Send the letter").click()
    page.get_by_text("Your letter has arrived").wait_for()
    assert Letter.objects.get().text == "Four lamps would do."
    context.close()
