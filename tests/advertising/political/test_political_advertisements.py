"""Political advertisements name who paid, and keep within what the law sets (Republic Act 9006)."""

import datetime as dt
from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction

from advertising.models import Candidate, Insertion, LineItem, Quote
from advertising.orders.booking import book, make_good
from advertising.political.rules import NotAllowed, check_insertions
from advertising.quotes.issuing import issue
from advertising.rates.calculator import Calculation
from tests.advertising.orders.factories import make_candidate, make_item, make_place, make_political
from tests.advertising.quotes.factories import ADVERTISER
from tests.advertising.rates.factories import make_card
from tests.advertising.rates.test_calculator import RATES

pytestmark = pytest.mark.django_db
MONDAY = dt.date(2027, 3, 1)


def on(item, *numbers, place=None):
    """Insertions of an item, so many days after a Monday, not yet stored."""
    days = [MONDAY + dt.timedelta(days=number) for number in numbers]
    return [Insertion(item=item, place=place, first_day=day, last_day=day) for day in days]


def refusal(item, insertions):
    try:
        check_insertions(item, insertions)
    except NotAllowed as said:
        return str(said)
    return ""


def test_it_says_who_paid_for_it():
    assert make_political().political_line == (
        "Political advertisement paid for by Friends of Amihan, 12 Coral Street, Zamboanga City"
    )
    assert make_item().political_line == ""
    assert "are missing" in make_political(payer="", payer_address="").political_line


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({}, ""),
        ({"payer": " "}, "who paid for it"),
        ({"payer_address": ""}, "with name and address"),
        ({"candidate": None}, "for which candidate or party"),
        ({"page_share": None}, "Say which part of a page"),
        ({"page_share": Decimal("25.01")}, "25.01% of a page is too large: a political advertisement takes"),
    ],
)  # fmt: skip
def test_it_does_not_run_before_all_is_said(fields, said):
    item = make_political()
    for name, value in fields.items():
        setattr(item, name, value)
    assert said in refusal(item, on(item, 0))
    assert bool(said) == bool(refusal(item, on(item, 0)))
    assert refusal(item, []) == ""


def test_the_size_is_that_of_the_card_which_holds_on_the_day():
    make_card(end=399, rates=RATES)
    later = make_card(name="Tabloid", start=400, election_share=50).valid_from
    item = make_political(page_share=50)
    assert "too large" in refusal(item, on(item, 0))
    assert refusal(item, [Insertion(item=item, first_day=later, last_day=later)]) == ""


WEEKS = [
    ([0, 2, 6], [], True),
    ([0, 2, 5, 6], [], False),
    ([4, 5, 6, 7, 8, 9], [], True),
    ([6], [0, 1, 2], False),
    ([7], [4, 5, 6], True),
    ([-1, 7], [0, 3, 6], True),
    ([0], [0, 0, 0], False),
    ([0, 0, 0], [], True),
]


@pytest.mark.parametrize(("mine", "there", "is_allowed"), WEEKS)
def test_three_a_week_of_the_calendar_and_not_one_more(mine, there, is_allowed):
    for one in on(make_political(), *there):
        one.save()
    item = make_political()
    said = refusal(item, on(item, *mine))
    assert (said == "") is is_allowed
    if said:
        assert said.startswith(
            "Amihan Solon (Mayor, Zamboanga City) would run 4 times in the week of March 1 to"
        )
        assert "may run 3 times (Republic Act 9006, sec. 6)" in said
        assert ("booked already: O" in said) is bool(there)


def test_only_what_runs_in_print_for_the_same_candidate_is_counted():
    others = make_political(make_candidate("Datu Reyes"))
    web = make_place("Leaderboard", is_on_the_web=True)
    failed = on(make_political(), 0, 1, 2)
    for one in failed:
        one.status = "failed"
    for one in [*on(others, 0, 1, 2), *on(make_political(), 0, 1, 2, place=web), *failed]:
        one.save()
    item = make_political()
    assert refusal(item, on(item, 0, 1, 2)) == ""


def test_what_is_not_political_runs_as_often_as_it_likes():
    item = make_item()
    assert refusal(item, on(item, *[0] * 20)) == ""


def test_a_quote_for_an_election_becomes_a_political_order():
    rates = [{"name": "Quarter", "width": 154, "height": 260}]
    rates += [{"name": "Less", "group": "election", "unit": "per_cent", "amount": 10}]
    card = make_card(rates=rates)
    quote = issue(Quote(**ADVERTISER), card, Calculation(card, {"rate": "quarter", "election": "on"}))
    item = book(quote).items.get()
    assert item.is_political
    assert 24 < item.page_share <= 25
    assert "for which candidate" in refusal(item, on(item, 0))


def test_a_make_good_says_the_same():
    again = make_good(make_political())
    assert again.political_line == make_political().political_line
    assert (again.candidate, again.page_share) == (make_candidate(), 25)


def test_the_database_knows_no_payer_of_what_is_not_political():
    item = make_political()
    with pytest.raises(IntegrityError), transaction.atomic():
        LineItem.objects.filter(pk=item.pk).update(is_political=False)
    with pytest.raises(IntegrityError), transaction.atomic():
        Candidate.objects.create(name="AMIHAN SOLON", runs_for="mayor, zamboanga city")
