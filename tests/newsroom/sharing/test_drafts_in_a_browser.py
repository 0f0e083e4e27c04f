"""A draft link and the preview on every screen, in a real Chromium."""

import pytest
from django.urls import reverse

from newsroom.sharing import draft_links
from newsroom.sharing.models import DraftAnswer
from tests.factories import make_article, make_person, make_picture
from tests.newsroom.test_accessibility import complaints
from tests.newsroom.test_in_a_browser import sign_in

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def story(transactional_db):
    return make_article(
        "The dam that leaks",
        status="review",
        by=[make_person()],
        tags=["water"],
        lead_picture=make_picture(),
        body="<h2>Two engineers</h2><p>They knew.</p>" * 5,
    )


def test_a_lawyer_opens_the_link_that_an_editor_made_and_asks_for_a_change(
    at_home, editor, story, browser, page
):
    links = reverse("admin:articles_article_draft_links", args=[story.pk])
    sign_in(page, at_home, links)
    page.fill("#id_for_whom", "Atty. Sayo")
    page.click("[name=_share]")
    address = page.get_by_label("The address for Atty. Sayo").input_value()

    outside = browser.new_context().new_page()
    asked = []
    outside.on("request", lambda request: asked.append((request.url, request.headers.get("referer"))))
    outside.goto(address)
    assert "Draft for Atty. Sayo" in outside.inner_text(".draft-strip")
    outside.get_by_label("Something must be changed").check()
    outside.fill("#id_text", "There was one engineer.")
    outside.fill("#id_name", "Ramon Sayo")
    outside.click("text=Send to the editors")
    outside.wait_for_selector("main :text('Your answer is with the editors.')")
    assert all(url.startswith(at_home) and not (told or "").startswith(address) for url, told in asked)
    assert outside.context.cookies() == []
    assert DraftAnswer.objects.get().text == "There was one engineer."

    page.goto(at_home + reverse("admin:articles_article_change", args=[story.pk]))
    assert "There was one engineer." in page.inner_text(".answers")
    page.goto(at_home + links)
    page.click("text=Revoke")
    page.wait_for_selector("text=is revoked and leads nowhere now")
    assert outside.goto(address).status == 410


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nobody_is_kept_out_of_a_draft(at_home, editor, story, browser, scheme, width):
    link = draft_links.share(story, by=editor, for_whom="Atty. Sayo", days=3)
    context = browser.new_context(color_scheme=scheme, viewport={"width": width, "height": 800})
    page = context.new_page()
    page.goto(at_home + link.get_absolute_url())
    assert complaints(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.goto(at_home + link.get_absolute_url() + "?answered")
    assert complaints(page) == []
    link.answers.create(verdict="change", text="One engineer.", name="Ramon Sayo", version=1)
    sign_in(page, at_home, reverse("admin:articles_article_draft_links", args=[story.pk]))
    page.wait_for_selector(".draft-link")
    assert complaints(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.goto(at_home + reverse("admin:articles_article_screens", args=[story.pk]))
    assert complaints(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    context.close()


def test_the_preview_is_dark_in_the_frames_that_say_so(at_home, editor, story, page):
    sign_in(page, at_home, reverse("admin:articles_article_screens", args=[story.pk]))
    frames = page.locator("iframe")
    assert frames.count() == 4
    grounds = {}
    for number in range(4):
        frames.nth(number).scroll_into_view_if_needed()
        page.wait_for_selector(f"iframe[data-dressed] >> nth={number}")
        frame = frames.nth(number).element_handle().content_frame()
        assert "The dam that leaks" in frame.inner_text("h1")
        ground = frame.evaluate("getComputedStyle(document.documentElement).backgroundColor")
        grounds.setdefault(frames.nth(number).get_attribute("data-scheme"), set()).add(ground)
    assert {scheme: len(colours) for scheme, colours in grounds.items()} == {"light": 1, "dark": 1}
    assert grounds["light"] != grounds["dark"]
