"""A banner before a reader's eyes: one of several, nothing moves, and a second in sight counts."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.urls import reverse

from advertising.models import BannerDay, Creative
from tests.advertising.banners.factories import NOT_DRIVEN, READER, make_placement
from tests.browser.paper import set_a_paper
from tests.factories import make_picture

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

SHIFTS = """() => new Promise((done) => {
  let sum = 0;
  new PerformanceObserver((list) => { for (const entry of list.getEntries()) sum += entry.value; })
    .observe({ type: "layout-shift", buffered: true });
  setTimeout(() => done(sum), 1500);
})"""


def test_a_banner_is_chosen_seen_counted_followed_and_reported(at_home, browser):
    addresses = set_a_paper()
    picture = Creative.objects.create(
        name="Boats", picture=make_picture(70), link=f"{at_home}/about/profile/"
    )
    placement = make_placement(creative=picture, slot="in-story", weight=1)
    make_placement("Words beside it", slot="in-story", weight=1, link=f"{at_home}/about/profile/")
    context = browser.new_context(viewport={"width": 360, "height": 800}, user_agent=READER)
    page = context.new_page()
    page.add_init_script(NOT_DRIVEN)
    page.add_init_script("Math.random = () => 0.1")
    told = []
    page.on("request", lambda request: told.append(request.url) if "/beacon/seen/" in request.url else None)
    page.goto(at_home + addresses["story"])
    assert page.evaluate(SHIFTS) < 0.01
    assert told == [], "nothing is in sight yet"
    banner = page.locator(".sold--in-story a")
    assert banner.count() == 1
    with page.expect_response("**/beacon/seen/**"):
        banner.scroll_into_view_if_needed()
    with page.expect_navigation():
        banner.click()
    assert page.url.endswith("/about/profile/")
    day = BannerDay.objects.get(placement=placement)
    assert (day.impressions, day.clicks) == (1, 1)
    assert len(told) == 1

    page.goto(at_home + reverse("advertising:report", args=[placement.token]))
    assert page.get_by_text("Seen: half of it was in sight").is_visible()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert Axe().run(page).response["violations"] == []
    context.close()


def test_the_first_is_there_without_javascript_and_says_what_it_is(at_home, browser):
    set_a_paper()
    make_placement("Heavy", weight=5)
    make_placement("Light")
    page = browser.new_context(java_script_enabled=False).new_page()
    page.goto(at_home)
    assert page.get_by_text("Heavy").is_visible()
    assert not page.get_by_text("Light").is_visible()
    assert page.get_by_role("complementary", name="Advertisement").get_by_text("Advertisement").is_visible()
