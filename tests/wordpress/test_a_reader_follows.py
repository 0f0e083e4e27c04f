"""A reader with a small phone finds the seed's story and reads on from it, in a real Chromium."""

import re
from urllib.parse import urlsplit

import pytest

from tests.shared import shared_data
from tests.wordpress.wxr import run

pytestmark = pytest.mark.browser
HEADLINE = "Defectors: ISIS is killing Muslims, not protecting them – CNN"
STORY = "/defectors-isis-is-killing-muslims-not-protecting-them-cnn/"


@pytest.fixture
def browser_context_args(browser_context_args):
    """A cheap phone, which is how most of the paper is read."""
    phone = {"viewport": {"width": 360, "height": 720}, "device_scale_factor": 2, "has_touch": True}
    phone["user_agent"] = "Mozilla/5.0 (Linux; Android 13) Chrome/130"  # not one that says it is a robot's
    return browser_context_args | phone


def test_a_reader_follows_the_story_through_the_paper(at_home, page):
    seed = shared_data("seed")
    run(seed / "mindanao-examiner.wxr.xml", seed / "uploads")
    complaints, hosts, failures = [], set(), []
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("request", lambda request: hosts.add(urlsplit(request.url).netloc))
    page.on("response", lambda answer: failures.append(answer.url) if answer.status >= 400 else None)

    page.goto(at_home)
    page.locator("footer").get_by_role("link", name="International").click()
    page.get_by_role("heading", name="International", exact=True).first.wait_for()
    page.get_by_role("link", name=HEADLINE).first.click()
    page.wait_for_url(f"**{STORY}")
    read_on_a_phone(page)

    for step, neighbour in [("prev", "fox-news"), ("next", STORY), ("next", "bbc-news"), ("prev", STORY)]:
        page.locator(f".continue a[rel={step}]").click()
        page.wait_for_url(re.compile(neighbour))
    related = page.locator(".related a", has_text="EU to ban all Russian fossil fuel imports")
    with page.expect_response(re.compile("/beacon/")):
        related.click()
    page.wait_for_url("**/eu-to-ban-all-russian-fossil-fuel-imports-by-2027-says-von-der-leyen/")
    page.locator("figure.lead-figure img").wait_for()

    page.goto(f"{at_home}/search/?q=defectors+muslims")
    page.locator("main").get_by_role("link", name=HEADLINE).click()
    page.wait_for_url(f"**{STORY}")
    # The reader's own beacons have made the list by now.
    assert page.locator(".trending li").count() >= 3

    assert complaints == []
    assert failures == []
    assert hosts == {urlsplit(at_home).netloc}
    assert page.context.cookies() == []


def read_on_a_phone(page):
    """Everything that the old page showed is there, and nothing is wider than the phone."""
    assert page.locator("h1").inner_text() == HEADLINE
    text = page.locator("article").first.inner_text()
    for words in (
        "Editor",
        "September 21, 2015",
        "MUCH has been written",
        "(Peter R. Neumann)",
        "Link: http://edition",
    ):
        assert words in text
    assert page.locator(".related article").count() == 3
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    paragraph = page.locator(".body p").first
    assert float(paragraph.evaluate("p => parseFloat(getComputedStyle(p).fontSize)")) >= 16
