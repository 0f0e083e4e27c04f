"""Orders, insertions and the calendar in the newsroom."""

import csv
import io

import pytest
from django.urls import reverse

from advertising.models import Insertion, InsertionOrder, LineItem
from tests.advertising.orders.factories import make_insertion, make_item, make_place
from tests.advertising.quotes.factories import ADVERTISER, make_quote
from tests.advertising.rates.factories import days
from tests.advertising.roles import each_role
from tests.factories import make_user

pytestmark = pytest.mark.django_db
LISTS = [
    reverse(f"admin:advertising_{name}_changelist")
    for name in ("insertionorder", "lineitem", "insertion", "place")
]
CALENDAR = "/admin/advertising/insertion/calendar/"


@pytest.fixture
def desk(client, clerk):
    client.force_login(clerk)
    return client


def days_form(*rows):
    """What the browser sends from the page of a thing sold, with rows of (first day, last day, place)."""
    sent = {"what": "Half page", "net": "1", "vat": "0", "edition": LineItem.objects.get().edition_id}
    sent |= {"insertions-TOTAL_FORMS": len(rows), "insertions-INITIAL_FORMS": 0}
    for number, (first, last, place) in enumerate(rows):
        fields = {"first_day": days(first), "last_day": days(last), "place": place.pk if place else ""}
        fields |= {"page": "", "status": "booked"}
        sent |= {f"insertions-{number}-{name}": value for name, value in fields.items()}
    return sent


def test_one_click_books_a_quote(desk, clerk):
    quote = make_quote()
    address = reverse("admin:advertising_quote_change", args=[quote.pk])
    assert "Book it as an order" in desk.get(address).content.decode()
    sent = ADVERTISER | {"valid_until": quote.valid_until, "_book": "1"}
    for _ in range(2):
        response = desk.post(address, sent | {"lines-TOTAL_FORMS": "0", "lines-INITIAL_FORMS": "0"})
        order = InsertionOrder.objects.get()
        assert response.headers["Location"] == reverse(
            "admin:advertising_insertionorder_change", args=[order.pk]
        )
    assert order.sold_by == clerk
    assert f"To order {order}" in desk.get(address).content.decode()
    assert desk.get(response.headers["Location"]).status_code == 200


def test_an_order_is_made_by_hand_too(desk):
    sent = ADVERTISER | {"status": "booked", "currency": "PHP", "sold_on": days(0)}
    sent |= {"items-TOTAL_FORMS": "0", "items-INITIAL_FORMS": "0"}
    assert desk.post(f"{LISTS[0]}add/", sent).status_code == 302
    assert InsertionOrder.objects.get().serial == 1


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ([(14, 14), (21, 21)], ""),
        ([(7, 7)], "This place is taken on some of these days, by Half page of O"),
        ([(14, 14), (13, 15)], "is named twice here for the same days"),
        ([(14, 13)], "An insertion cannot end before it starts."),
    ],
)
def test_double_booking_is_said_in_a_sentence(desk, rows, said):
    place = make_place()
    item = make_item()
    address = reverse("admin:advertising_lineitem_change", args=[item.pk])
    sent = days_form(*((first, last, place) for first, last in rows))
    make_insertion(place=place, start=7)
    response = desk.post(address, sent)
    assert response.status_code == (200 if said else 302)
    assert said in response.content.decode()
    assert Insertion.objects.count() == (1 if said else 3)


def test_the_calendar_shows_what_is_booked_and_what_is_free(desk):
    back, _, web = make_place(), make_place("Left ear"), make_place("Leaderboard", is_on_the_web=True)
    make_insertion(place=back, start=0)
    make_insertion(place=web, start=0, end=20)
    make_insertion(make_item(name="Ben Go"), start=0)
    month = desk.get(CALENDAR).context["month"]
    ((day, cells),) = month.days
    assert day == days(0)
    assert [[str(one.item.order.name) for one in cell] for cell in cells] == [["Rosa Lim"], [], ["Ben Go"]]
    assert [one.place for one in month.flights] == [web]
    assert '<span class="free">free</span>' in desk.get(CALENDAR).content.decode()


@pytest.mark.parametrize(
    "month", ["", "2026-12", "2026-13", "0001-01", "9999-12", "x", "9" * 40, "2026-12-01"]
)
def test_the_calendar_of_any_month_answers(desk, month):
    assert desk.get(CALENDAR, {"month": month}).status_code == 200


@pytest.mark.parametrize("name", ["insertionorder", "insertion"])
def test_exports_hold_no_formula(desk, name):
    insertion = make_insertion(make_item(name="=1+1", company="@SUM(A1)"))
    row = insertion.item.order if name == "insertionorder" else insertion
    chosen = {"action": "as_spreadsheet", "_selected_action": [row.pk]}
    response = desk.post(reverse(f"admin:advertising_{name}_changelist"), chosen)
    (exported,) = csv.DictReader(io.StringIO(response.content.decode("utf-8-sig")))
    assert exported["Order"] == str(insertion.item.order)
    assert not any(cell.startswith(("=", "+", "-", "@")) for cell in exported.values())
    assert "'=1+1" in " ".join(exported.values())


def test_acts_of_the_lists(desk):
    insertion = make_insertion(place=make_place())
    item, order = insertion.item, insertion.item.order
    for address, action, row in (
        (LISTS[2], "mark_as_run", insertion),
        (LISTS[1], "make_good", item),
        (LISTS[0], "cancel", order),
    ):
        assert desk.post(address, {"action": action, "_selected_action": [row.pk]}).status_code == 302
    assert Insertion.objects.get().status == "ran"
    assert LineItem.objects.get(makes_good_for=item).total == 0
    assert InsertionOrder.objects.get().status == "cancelled"


@each_role
def test_reporters_see_no_contracts(client, role, sees):
    make_insertion(place=make_place())
    client.force_login(make_user(role=role))
    for address in [*LISTS, CALENDAR]:
        assert client.get(address).status_code == (200 if sees else 403), address
    assert client.get(f"{LISTS[0]}add/").status_code == (200 if role == "Advertising" else 403)
