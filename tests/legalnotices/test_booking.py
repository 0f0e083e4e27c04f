"""A legal notice is sold as an order, within what the law sets."""

import datetime as dt
from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction

from advertising.models import Insertion, InsertionOrder, RateCard
from legalnotices import booking
from legalnotices.models import Notice, NoticeKind
from legalnotices.rules import NotLawful, check_weeks
from tests.advertising.rates.factories import days, make_card
from tests.legalnotices.notices import HEIR, RATES, draft_notice, last_monday, make_notice

pytestmark = pytest.mark.django_db


def test_it_is_booked_once_a_week_at_the_cards_price():
    notice = draft_notice(first_issue=days(7))
    order = InsertionOrder.objects.get()
    assert notice.number == f"N{days(0).year}-0001"
    assert (order.name, order.email) == (HEIR["name"], HEIR["email"])
    assert (notice.item.net, notice.item.vat) == (Decimal("4800.00"), Decimal("576.00"))
    assert [one.first_day for one in notice.issues()] == [days(7), days(14), days(21)]
    assert str(notice.item.what) == "Extrajudicial settlement: Heirs of Andrés Peñaflor"


def test_numbers_follow_each_other():
    assert [draft_notice().serial for _ in range(3)] == [1, 2, 3]


@pytest.mark.parametrize(
    ("price", "is_lawful"), [("4800.00", True), ("0", True), ("4800.01", False), ("157000", False)]
)
def test_an_agreed_price_is_held_against_the_ceiling(price, is_lawful):
    if is_lawful:
        assert draft_notice(price=price).item.net == Decimal(price)
        return
    with pytest.raises(NotLawful) as refused:
        draft_notice(price=price)
    assert "is above the ceiling: 3 × 2 columns × 10 cm cost at most ₱4,800.00, 80% of the" in str(
        refused.value
    )
    assert not InsertionOrder.objects.exists()
    assert not Notice.objects.exists()


def test_an_inch_is_two_and_a_half_centimetres_to_the_ceiling():
    make_card(rates=[{"name": "Display", "unit": "column_inch", "amount": 254}, RATES[1]])
    assert draft_notice(price="4800").item.net == 4800
    with pytest.raises(NotLawful):
        draft_notice(price="4801")


@pytest.mark.parametrize(
    ("rates", "said"), [([], "no rate of legal notices"), ([RATES[1]], "no commercial rate")]
)
def test_a_card_without_the_rates_it_takes_says_so(rates, said):
    make_card(rates=rates)
    with pytest.raises(NotLawful) as refused:
        draft_notice(first_issue=days(0))
    assert said in str(refused.value)


MONDAY = dt.date(2027, 1, 4)


@pytest.mark.parametrize(
    ("numbers", "said"),
    [
        ([0, 7, 14], ""),
        ([6, 7, 20], ""),
        ([0, 1, 7, 14], ""),
        ([0, 14, 21, 28], ""),
        ([0, 7], "in the week of January 18, 2027 it is in no issue"),
        ([0, 14], "in the week of January 11, 2027"),
        ([0, 1, 2], "in the week of January 11, 2027"),
        ([], "it is in no issue yet"),
    ],
)
def test_it_runs_in_consecutive_weeks(numbers, said):
    dates = [MONDAY + dt.timedelta(days=number) for number in numbers]
    if not said:
        check_weeks(dates, 3)
        return
    with pytest.raises(NotLawful) as refused:
        check_weeks(dates, 3)
    assert said in str(refused.value)


def test_it_is_not_approved_with_a_week_missing_or_too_dear():
    notice = draft_notice()
    first = notice.item.insertions.first()
    Insertion.objects.filter(pk=first.pk).update(status="failed")
    with pytest.raises(NotLawful):
        booking.approve(notice)
    Insertion.objects.filter(pk=first.pk).update(status="booked")
    notice.item.net = Decimal("9999")
    with pytest.raises(NotLawful):
        booking.approve(notice)
    assert not Notice.objects.exclude(live_from=None).exists()


def test_its_proof_is_sent_and_approved():
    notice = draft_notice(first_issue=last_monday())
    assert notice.state == "in preparation"
    booking.send_proof(notice)
    assert notice.state == "proof sent"
    booking.approve(notice)
    assert (notice.state, notice.item.proof_approved_on) == ("published", days(0))
    booking.withdraw(notice)
    booking.approve(notice)
    assert notice.state == "withdrawn", "a second approval gives nothing back"
    booking.show_again(notice)
    assert notice.state == "published"
    assert make_notice(first_issue=days(3)).state == "approved"


def test_a_later_card_alters_no_notice():
    notice = make_notice()
    RateCard.objects.get().rates.update(amount=1)
    notice.item.refresh_from_db()
    assert notice.item.net == 4800


def test_every_kind_names_its_source_and_waits_for_the_publisher():
    kinds = list(NoticeKind.objects.all())
    assert [kind.weeks for kind in kinds] == [3, 3, 3, 1]
    assert all(kind.rule and kind.confirmed_on is None for kind in kinds)
    assert "Act 3135, sec. 3" in kinds[0].rule


def test_numbers_are_given_once():
    _, notice = draft_notice(), draft_notice()
    with pytest.raises(IntegrityError), transaction.atomic():
        Notice.objects.filter(pk=notice.pk).update(serial=1)
