"""Which of several rate cards counts."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.urls import reverse

from advertising.models import Edition, RateCard
from tests.advertising.rates.factories import days, make_card

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("cards", "shown"),
    [
        ([], None),
        ([("coming", 1, None)], None),
        ([("over", -30, -1)], None),
        ([("from today", 0, None)], "from today"),
        ([("until today", -30, 0)], "until today"),
        ([("old", -30, -6), ("new", -5, None)], "new"),
        ([("new", -5, None), ("old", -30, -6)], "new"),
        ([("now", -30, 5), ("coming", 6, None)], "now"),
    ],
)
def test_the_card_in_force_is_shown(client, cards, shown):
    for card in cards:
        make_card(*card)
    page = client.get(reverse("advertising:rates")).content.decode()
    assert [name for name, _, _ in cards if f">{name}</h2>" in page] == ([shown] if shown else [])
    assert ("No rate card is in force" in page) is (shown is None)
    assert 'href="/about/advertising-rates/enquiry/"' in page


def test_the_database_refuses_what_no_card_says():
    for wrong in [{"start": 1, "end": 0}, {"vat_rate": "-1"}, {"rates": [{"amount": "-1"}]}]:
        with pytest.raises(IntegrityError), transaction.atomic():
            make_card(**wrong)


SPANS = [(-30, -10, False), (-30, -9, True), (-10, -9, True), (-5, 5, True), (9, 30, True), (10, None, True)]
SPANS += [(11, None, False), (-30, None, True), (-30, 30, True), (0, 0, True)]


@pytest.mark.parametrize(("start", "end", "meets"), SPANS)
def test_the_database_holds_no_two_cards_of_an_edition_on_one_day(start, end, meets):
    make_card("Rates", -9, 10)
    moved = make_card("Moved", -200, -100)
    davao = Edition.objects.create(name="Davao", slug="davao")
    make_card("Elsewhere", start, end, edition=davao)
    if not meets:
        make_card("Another", start, end).delete()
        return
    with pytest.raises(IntegrityError), transaction.atomic():
        make_card("Another", start, end)
    with pytest.raises(IntegrityError), transaction.atomic():
        RateCard.objects.filter(pk=moved.pk).update(
            valid_from=days(start), valid_until=None if end is None else days(end)
        )


def test_a_card_that_stays_as_it_is_meets_nobody():
    card = make_card("Rates", -9, 10)
    card.save()
    card.full_clean()
    with pytest.raises(ValidationError, match="“Rates” of the same edition is valid on some of these days"):
        RateCard(edition=card.edition, name="Next", valid_from=days(10)).full_clean()


@pytest.mark.parametrize(
    "wrong",
    [
        {"group": "print", "unit": "per_cent"},
        {"group": "colour", "unit": "insertion"},
        {"group": "discount", "unit": "per_cent", "amount": "101"},
        {"width": "10"},
    ],
)
def test_the_database_refuses_what_no_rate_says(wrong):
    with pytest.raises(IntegrityError), transaction.atomic():
        make_card(rates=[wrong])


def test_figures_without_a_date_are_refused():
    with pytest.raises(IntegrityError), transaction.atomic():
        Edition.objects.create(name="Davao", slug="davao", circulation=5_000)


def test_every_edition_shows_its_own_card(client):
    davao = Edition.objects.create(name="Davao", slug="davao", position=5)
    make_card("Rates of the region")
    make_card("Rates of Davao", edition=davao)
    page = client.get("/about/advertising-rates/").content.decode()
    assert "Rates of the region</h2>" in page
    assert 'href="/about/advertising-rates/editions/davao/"' in page
    assert "Rates of Davao</h2>" in client.get(davao.get_absolute_url()).content.decode()
    assert client.get("/about/advertising-rates/editions/jolo/").status_code == 404
