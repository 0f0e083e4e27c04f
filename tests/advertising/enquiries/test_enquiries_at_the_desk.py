"""Enquiries in the newsroom."""

import datetime as dt

import pytest
from django.utils import timezone

from advertising.models import Enquiry
from tests.advertising.enquiries.factories import make_enquiry
from tests.advertising.rates.factories import make_card
from tests.advertising.rates.test_calculator import PRICE, RATES
from tests.advertising.roles import each_role
from tests.factories import make_user

pytestmark = pytest.mark.django_db
LIST = "/admin/advertising/enquiry/"
Status = Enquiry.Status


def aged(hours, **fields):
    enquiry = make_enquiry(**fields)
    Enquiry.objects.filter(pk=enquiry.pk).update(received_at=timezone.now() - dt.timedelta(hours=hours))
    enquiry.refresh_from_db()
    return enquiry


@pytest.mark.parametrize(
    ("hours", "status", "is_red"),
    [
        (1, "new", False),
        (47, "new", False),
        (49, "new", True),
        (49, "talking", False),
        (999, "closed", False),
    ],
)
def test_what_nobody_has_answered_for_two_days_is_red(client, clerk, hours, status, is_red):
    enquiry = aged(hours, status=status)
    assert enquiry.is_overdue is is_red
    assert Enquiry.objects.overdue().exists() is is_red
    client.force_login(clerk)
    assert ('class="overdue"' in client.get(LIST).content.decode()) is is_red
    listed = client.get(LIST, {"waiting": "overdue"}).context["cl"].result_count
    assert listed == is_red


def test_the_desk_follows_an_enquiry_up(client, clerk):
    enquiry = make_enquiry()
    client.force_login(clerk)
    follow_up = {
        "status": "talking",
        "owner": clerk.pk,
        "next_step": "Call after lunch",
        "next_step_on": "2026-12-01",
        "notes": "Likes page 3.",
        "text": "altered",
        "email": "other@example.ph",
    }
    assert client.post(f"{LIST}{enquiry.pk}/change/", follow_up).status_code == 302
    after = Enquiry.objects.get()
    assert (after.status, after.owner, after.next_step) == ("talking", clerk, "Call after lunch")
    assert (after.text, after.email) == (enquiry.text, enquiry.email)


def test_answered_enquiries_are_ticked_off_together(client, clerk):
    new, booked = make_enquiry(), make_enquiry(status=Status.WON)
    client.force_login(clerk)
    client.post(LIST, {"action": "mark_as_answered", "_selected_action": [new.pk, booked.pk]})
    assert list(Enquiry.objects.order_by("pk").values_list("status", flat=True)) == ["talking", "won"]


def test_an_enquiry_leads_to_a_quote_filled_in(client, clerk):
    make_card(rates=RATES)
    enquiry = make_enquiry(came_from=f"{PRICE}?rate=line", name='Rosa "<b>" Lim')
    client.force_login(clerk)
    page = client.get(f"{LIST}{enquiry.pk}/change/").content.decode()
    assert "<b>" not in page
    link = f"{LIST.replace('enquiry', 'quote')}add/"
    assert f'href="{link}?name=Rosa' in page
    form = client.get(link, {"name": "Rosa", "calculation": f"http://testserver{PRICE}?rate=line"})
    assert f'value="http://testserver{PRICE}?rate=line"' in form.content.decode()


@each_role
def test_only_the_desk_and_the_publisher_read_enquiries(client, role, sees):
    enquiry = make_enquiry()
    client.force_login(make_user(role=role))
    for address in (LIST, f"{LIST}{enquiry.pk}/change/"):
        assert client.get(address).status_code == (200 if sees else 403)
    assert client.get(f"{LIST}add/").status_code == 403


@pytest.mark.parametrize("page", ["articles/article", "people/person", "sources/source"])
def test_the_desk_sees_no_drafts(client, clerk, page):
    client.force_login(clerk)
    assert client.get(f"/admin/{page}/").status_code == 403
