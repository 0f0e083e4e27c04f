"""What the form of a rate card holds against the law and against itself."""

import pytest

from advertising.models import RateCard
from tests.advertising.rates.factories import card_form

pytestmark = pytest.mark.django_db
LIST = "/admin/advertising/ratecard/"


@pytest.mark.parametrize(
    ("legal", "commercial", "is_lawful"),
    [
        ({"amount": "76.80"}, {"amount": "96"}, True),
        ({"amount": "76.81"}, {"amount": "96"}, False),
        ({"amount": "76.81", "vat": "inclusive"}, {"amount": "96"}, True),
        ({"amount": "76.80"}, {"amount": "96", "vat": "inclusive"}, False),
        ({"amount": "195.07", "unit": "column_inch"}, {"amount": "96"}, True),  # 76.8 times 2.54
        ({"amount": "195.08", "unit": "column_inch"}, {"amount": "96"}, False),
    ],
)
def test_a_legal_notice_is_held_to_its_ceiling_in_whatever_unit(client, clerk, legal, commercial, is_lawful):
    client.force_login(clerk)
    changes = {"rates-TOTAL_FORMS": "2", "rates-0-unit": "column_centimetre"}
    changes |= {f"rates-0-{name}": value for name, value in commercial.items()}
    notice = {"group": "legal", "name": "Notice", "unit": "column_centimetre", "vat": "exclusive"}
    notice |= {"minimum": "0", "artwork_fee": "0", "position": "1"} | legal
    changes |= {f"rates-1-{name}": value for name, value in notice.items()}
    response = client.post(f"{LIST}add/", card_form(**changes))
    assert response.status_code == (302 if is_lawful else 200)
    assert ("above the ceiling of legal notices" in response.content.decode()) is not is_lawful


def test_every_save_is_a_new_version_of_the_card(client, clerk):
    client.force_login(clerk)
    client.post(f"{LIST}add/", card_form())
    card = RateCard.objects.get()
    assert card.version == 1
    client.post(f"{LIST}{card.pk}/change/", card_form(**{"rates-TOTAL_FORMS": "0"}))
    card.refresh_from_db()
    assert card.version == 2
