"""The rates and the price calculator in a real browser."""

import io
import threading

import pytest
from django.conf import settings
from django.contrib.flatpages.models import FlatPage
from django.core import mail
from django.urls import reverse
from django.utils import timezone
from pypdf import PdfReader

from advertising.models import Edition, Quote
from demo import markup
from demo.rates import EDITION, NOTES, RATES
from tests.advertising.banners.factories import make_flight, make_placement
from tests.advertising.enquiries.factories import make_enquiry
from tests.advertising.orders.factories import make_insertion, make_item, make_place, make_slot
from tests.advertising.quotes.factories import accept, make_quote
from tests.advertising.rates.factories import make_card
from tests.browser.test_accessibility import judged
from tests.newsroom.test_accessibility import complaints

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PAGE = "/about/advertising-rates/"
PRICE = f"{PAGE}editions/regional/price/"


def open_the_desk():
    """The demo's rates, which have every shape."""
    Edition.objects.update(counted_on=timezone.localdate(), **EDITION)
    return make_card(notes=NOTES, rates=[rate | {"position": n} for n, rate in enumerate(RATES)])


CLICKED = "nav, form, button, .button, input, select, textarea, [role=search], .links"


def printed(page, **paper):
    """The text of each sheet that a page is printed on; nothing that can only be clicked stands on any."""
    page.emulate_media(media="print")
    assert page.locator(CLICKED).locator("visible=true").count() == 0
    page.emulate_media(media="null")
    return [sheet.extract_text() for sheet in PdfReader(io.BytesIO(page.pdf(**paper))).pages]


def test_the_rates_fit_one_sheet_of_paper(at_home, page):
    open_the_desk()
    words = markup.to_html((settings.BASE_DIR / "demo/pages/advertising-rates.md").read_text(), {})
    FlatPage.objects.filter(url=PAGE).update(content=words)
    page.goto(at_home + PAGE)
    for paper in ({"format": "A4"}, {"format": "Letter"}, {"prefer_css_page_size": True}):
        sheets = printed(page, **paper)
        assert len(sheets) == 1, paper
        assert "Half page and leaderboard" in sheets[0]
        assert "All Rights Reserved" in sheets[0]


def test_a_quote_is_printed_as_what_it_says(at_home, page):
    quote = make_quote()
    for end in ("Worked out from", "Accepted by Rosa Lim"):
        page.goto(at_home + quote.get_absolute_url())
        sheets = printed(page, format="Letter")
        assert len(sheets) == 1
        assert end in sheets[0]
        assert "Accept it" not in sheets[0]
        accept(quote)


def test_the_price_follows_the_form(at_home, page):
    open_the_desk()
    page.goto(at_home + PRICE)
    page.get_by_label("Height in centimetres").fill("20")
    page.get_by_text("40 column centimetres").wait_for()
    assert "height=20" in page.url
    page.get_by_label("What would you like to place?").select_option(label="Half page")
    page.get_by_text("1 issue at ₱10,800.00").wait_for()
    assert page.evaluate("document.activeElement.name") == "rate"
    page.get_by_label("Issues").fill("0")
    page.get_by_text("it must be more than nothing").wait_for()
    page.get_by_label("Issues").fill("4")
    page.get_by_label("Colour").select_option(label="Full colour")
    page.get_by_text("5% off").wait_for()
    total = page.locator("tr.total").inner_text()
    page.goto(page.url)
    assert page.locator("tr.total").inner_text() == total


def test_an_answer_that_comes_late_takes_no_typing_away(at_home, page):
    open_the_desk()
    page.goto(at_home + PRICE)
    held = []
    page.route(f"**{PRICE}?*", lambda route: route.continue_() if held else held.append(route))
    with page.expect_request(f"**{PRICE}?*"):
        page.get_by_label("What would you like to place?").select_option(label="Half page")
    page.get_by_label("Issues").fill("4")
    held[0].continue_()
    page.get_by_text("4 issues at ₱10,800.00").wait_for()
    assert page.evaluate("document.activeElement.name") == "issues"


def test_a_price_is_worked_out_without_javascript(at_home, browser):
    open_the_desk()
    context = browser.new_context(java_script_enabled=False, viewport={"width": 360, "height": 800})
    page = context.new_page()
    page.goto(at_home + PAGE)
    page.get_by_role("link", name="Work out a price").first.click()
    page.get_by_label("What would you like to place?").select_option(label="Classified line")
    page.get_by_role("button", name="Show the price").click()
    page.get_by_label("Lines").fill("5")
    page.get_by_role("button", name="Show the price").click()
    assert page.get_by_text("5 lines, 1 issue at ₱55.00").is_visible()
    context.close()


def test_a_price_becomes_an_accepted_quote(at_home, page, monkeypatch):
    monkeypatch.setattr("advertising.forms.FASTEST", 0)
    open_the_desk()
    page.goto(f"{at_home}{PRICE}?rate=half-page&issues=12&colour=full-colour")
    page.get_by_role("link", name="Ask for this as a quote").click()
    page.wait_for_url("**/quote/?*")
    assert list(judged(page, page.url)) == []
    page.get_by_label("Your name").fill("Rosa Lim")
    page.get_by_label("Your e-mail address").fill("rosa@example.ph")
    page.get_by_role("button", name="Send me the quote").click()
    page.get_by_text("Your quote has the number").wait_for()
    quote = Quote.objects.get()
    address = at_home + quote.get_absolute_url()
    assert list(judged(page, address)) == []
    page.get_by_label("Your full name").fill("Rosa Lim")
    page.get_by_role("button", name="Accept quote").click()
    page.get_by_text("Accepted by Rosa Lim").wait_for()
    assert list(judged(page, address)) == []
    wait_for_the_post("quotes")
    assert [message.subject.split(" ")[0] for message in mail.outbox] == ["Quote", "Accepted:"]


def wait_for_the_post(name):
    """Until the threads that mail beside the request have ended."""
    for thread in threading.enumerate():
        if thread.name == name:
            thread.join(20)


def test_nobody_is_kept_out_of_the_advertising_desk(at_home, page):
    open_the_desk()
    for path in (PAGE, PRICE, f"{PAGE}enquiry/", f"{PRICE}?rate=display&columns=-1&height=x&issues=1"):
        assert list(judged(page, at_home + path)) == [], path


@pytest.mark.parametrize("width", [360, 1280])
def test_nobody_is_kept_out_of_the_desk_in_the_newsroom(at_home, page, clerk, width):
    card, enquiry = open_the_desk(), make_enquiry()
    insertion = make_insertion(make_item(), make_place(), start=0)
    item, placement = insertion.item, make_placement()
    bare = make_insertion(item, make_slot("footer"), start=-1, end=9)  # and half of another
    make_insertion(item, make_slot("rectangle"), start=0, end=9)
    make_flight(0, 4, item=item, slot="rectangle")
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(at_home + reverse("admin:login"))
    page.fill("#id_username", "clerk")
    page.fill("#id_password", "the tide turns at six")
    page.click("[type=submit]")
    page.wait_for_url(at_home + reverse("admin:index"))
    assert page.get_by_role("link", name="Make its banner").count() == 2
    assert complaints(page) == []
    for row in (
        card,
        card.edition,
        enquiry,
        item.order.quote,
        item.order,
        item,
        bare,
        bare.place,
        placement,
        placement.creative,
    ):
        model = f"admin:advertising_{row._meta.model_name}"
        for address in (reverse(f"{model}_changelist"), reverse(f"{model}_change", args=[row.pk])):
            page.goto(at_home + address)
            assert complaints(page) == [], address
            assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), address
    page.goto(at_home + reverse("admin:advertising_insertion_calendar"))
    assert complaints(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.goto(at_home + reverse("admin:advertising_quote_change", args=[make_quote(name="Ben Go").pk]))
    page.get_by_role("button", name="Book it as an order").click()
    page.get_by_text("Book its days on the page of what was sold").wait_for()
