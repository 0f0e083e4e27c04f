"""The whole way of an advertisement in a real browser: from the rates to a banner that runs, and its report."""

import pytest
from django.urls import reverse

from advertising.models import Creative, LineItem, Placement, Quote
from tests.advertising.test_in_a_browser import PAGE, open_the_desk, wait_for_the_post
from tests.factories import make_article

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
# As a reader's browser, which does not say that it is driven.
NOT_DRIVEN = "Object.defineProperty(navigator, 'webdriver', { get: () => false })"


def test_from_the_rates_to_a_running_banner_and_its_report(at_home, browser, clerk, monkeypatch):
    monkeypatch.setattr("advertising.forms.FASTEST", 0)
    open_the_desk()
    make_article("Ferries sail again")
    reader = browser.new_context(user_agent="Mozilla/5.0 (Linux; Android 13) Chrome/130")
    advertiser, desk = reader.new_page(), browser.new_context().new_page()

    advertiser.goto(at_home + PAGE)
    advertiser.get_by_role("link", name="Work out a price").first.click()
    advertiser.get_by_label("What would you like to place?").select_option(label="Leaderboard")
    advertiser.get_by_role("link", name="Ask for this as a quote").click()
    advertiser.wait_for_url("**/quote/?*")
    advertiser.get_by_label("Your name").fill("Rosa Lim")
    advertiser.get_by_label("Your e-mail address").fill("rosa@example.ph")
    advertiser.get_by_role("button", name="Send me the quote").click()
    advertiser.get_by_text("Your quote has the number").wait_for()
    quote = Quote.objects.get()
    advertiser.goto(at_home + quote.get_absolute_url())
    advertiser.get_by_label("Your full name").fill("Rosa Lim")
    advertiser.get_by_role("button", name="Accept quote").click()
    advertiser.get_by_text("Accepted by Rosa Lim").wait_for()

    desk.goto(at_home + reverse("admin:login"))
    desk.fill("#id_username", "clerk")
    desk.fill("#id_password", "the tide turns at six")
    desk.click("[type=submit]")
    desk.goto(at_home + reverse("admin:advertising_quote_change", args=[quote.pk]))
    desk.get_by_role("button", name="Book it as an order").click()
    desk.get_by_text("Book its days on the page of what was sold").wait_for()
    desk.goto(at_home + reverse("admin:advertising_creative_add"))
    desk.fill("#id_name", "Sea Breeze Pension")
    desk.fill("#id_headline", "Rooms above the harbor")
    desk.fill("#id_link", f"{at_home}/about/profile/")
    desk.get_by_role("button", name="Save", exact=True).click()
    desk.get_by_text("was added successfully").wait_for()
    item, creative = LineItem.objects.get(), Creative.objects.get()
    chosen = f"?slot=leaderboard&item={item.pk}&creative={creative.pk}"
    desk.goto(at_home + reverse("admin:advertising_placement_add") + chosen)
    desk.get_by_role("button", name="Save", exact=True).click()
    desk.get_by_text("was added successfully").wait_for()

    advertiser.add_init_script(NOT_DRIVEN)
    advertiser.goto(at_home)
    banner = advertiser.get_by_role("complementary", name="Advertisement").get_by_text(
        "Rooms above the harbor"
    )
    banner.scroll_into_view_if_needed()
    advertiser.wait_for_timeout(1600)
    banner.click()
    advertiser.wait_for_url("**/about/profile/")
    placement = Placement.objects.get()
    assert placement.item == item
    advertiser.goto(at_home + reverse("advertising:report", args=[placement.token]))
    figures = advertiser.locator(".report-figures dd").all_inner_texts()
    assert figures == ["1", "1", "100.00"]
    wait_for_the_post("quotes")
    for context in (reader, desk.context):
        context.close()
