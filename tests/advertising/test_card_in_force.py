"""Which of several rate cards counts."""

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from tests.advertising.cards import make_card

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("cards", "shown"),
    [
        ([], None),
        ([("coming", 1, None)], None),
        ([("over", -30, -1)], None),
        ([("from today", 0, None)], "from today"),
        ([("until today", -30, 0)], "until today"),
        ([("old", -30, None), ("new", -5, None)], "new"),
        ([("old", -30, None), ("over", -5, -1)], "old"),
        ([("twice", -5, None), ("later made", -5, None)], "later made"),
    ],
)
def test_the_card_in_force_is_shown(client, cards, shown):
    for card in cards:
        make_card(*card)
    page = client.get(reverse("advertising:rates")).content.decode()
    assert [name for name, _, _ in cards if f">{name}</h2>" in page] == ([shown] if shown else [])
    assert ("No rate card is in force" in page) is (shown is None)
    assert 'href="/about/contact/#letter"' in page


def test_the_database_refuses_what_no_card_says():
    for wrong in [{"start": 1, "end": 0}, {"vat_rate": "-1"}, {"rates": [{"amount": "-1"}]}]:
        with pytest.raises(IntegrityError), transaction.atomic():
            make_card(**wrong)
