"""The whole way of an advertisement in a real browser: from the rates to a banner that runs, and its report."""

import pytest
from django.urls import reverse

from advertising.models import LineItem, Placement, Quote
from tests.advertising.banners.factories import NOT_DRIVEN, READER
from tests.advertising.orders.factories import make_slot
from tests.advertising.rates.factories import days
from tests.advertising.test_in_a_browser import PAGE, open_the_desk, wait_for_the_post
from tests.factories import make_article

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def accept_a_quote(page, home):
    """An advertiser works a price out, has it sent as a quote, and accepts it; returns the Quote."""
    page.goto(home + PAGE)
    page.get_by_role("link", name="Work out a price").first.click()
    page.get_by_label("What would you like to place?").select_option(label="Leaderboard")
    page.get_by_role("link", name="Ask for this as a quote").click()
    page.wait_for_url("**/quote/?*")
    page.get_by_label("Your name").fill("Rosa Lim")
    page.get_by_label("Your e-mail address").fill("rosa@example.ph")
    page.get_by_role("button", name="Send me the quote").click()
    page.get_by_text("Your quote has the number").wait_for()
    quote = Quote.objects.get()
    page.goto(home + quote.get_absolute_url())
    page.get_by_label("Your full name").fill("Rosa Lim")
    page.get_by_role("button", name="Accept quote").click()
    page.get_by_text("Accepted by Rosa Lim").wait_for()
    return quote


def book_and_place(page, home, quote):
    """The desk books a quote as an order, its days, and from there its banner; returns the Placement."""
    leaderboard = make_slot()
    page.goto(home + reverse("admin:login"))
    page.fill("#id_username", "clerk")
    page.fill("#id_password", "the tide turns at six")
    page.click("[type=submit]")
    page.wait_for_url(home + reverse("admin:index"))
    page.goto(home + reverse("admin:advertising_quote_change", args=[quote.pk]))
    page.get_by_role("button", name="Book it as an order").click()
    page.get_by_text("Book its days on the page of what was sold").wait_for()
    page.goto(home + reverse("admin:advertising_creative_add"))
    page.fill("#id_name", "Sea Breeze Pension")
    page.fill("#id_headline", "Rooms above the harbor")
    page.fill("#id_link", f"{home}/about/profile/")
    page.get_by_role("button", name="Save", exact=True).click()
    page.get_by_text("was added successfully").wait_for()
    item = LineItem.objects.get()
    page.goto(home + reverse("admin:advertising_lineitem_change", args=[item.pk]))
    page.fill("#id_insertions-0-first_day", str(days(0)))
    page.fill("#id_insertions-0-last_day", str(days(29)))
    page.select_option("#id_insertions-0-place", str(leaderboard.pk))
    page.get_by_role("button", name="Save", exact=True).click()
    page.get_by_text("was changed successfully").wait_for()
    page.goto(home + reverse("admin:index"))
    assert page.locator("#flights-title ~ ul .overdue").inner_text() == f"since {days(0):%b %-d}"
    page.get_by_role("link", name="Make its banner").click()
    page.click(".field-creative .select2-selection")
    page.get_by_role("option", name="Sea Breeze Pension").click()
    page.get_by_role("button", name="Save", exact=True).click()
    page.get_by_text("was added successfully").wait_for()
    placement = Placement.objects.get(item=item)
    assert placement.date_range == (days(0), days(29))
    page.goto(home + reverse("admin:index"))
    assert page.get_by_role("link", name="Make its banner").count() == 0
    return placement


def test_from_the_rates_to_a_running_banner_and_its_report(at_home, browser, clerk, monkeypatch):
    monkeypatch.setattr("advertising.forms.FASTEST", 0)
    open_the_desk()
    make_article("Ferries sail again")
    reader, desk = browser.new_context(user_agent=READER), browser.new_context()
    page = reader.new_page()
    placement = book_and_place(desk.new_page(), at_home, accept_a_quote(page, at_home))

    page.add_init_script(NOT_DRIVEN)
    page.goto(at_home)
    banner = page.get_by_role("complementary", name="Advertisement").get_by_text("Rooms above the harbor")
    with page.expect_response("**/beacon/seen/**"):
        banner.scroll_into_view_if_needed()
    banner.click()
    page.wait_for_url("**/about/profile/")
    page.goto(at_home + reverse("advertising:report", args=[placement.token]))
    assert page.locator(".report-figures dd").all_inner_texts() == ["1", "1", "100.00"]
    wait_for_the_post("quotes")
    for context in (reader, desk):
        context.close()
