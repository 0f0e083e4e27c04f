"""Legal notices in the newsroom: taken in, proofed, approved, withdrawn; and who may do that."""

import datetime as dt
import threading

import pytest
from django.db import connections
from django.test import Client
from django.urls import reverse

from advertising.models import Edition, InsertionOrder
from legalnotices.models import Affiant, Notice, NoticeKind
from tests.advertising.rates.factories import days, make_card
from tests.advertising.roles import each_role
from tests.factories import make_user
from tests.legalnotices.notices import HEIR, RATES, TEXT, draft_notice, make_notice

LIST = reverse("admin:legalnotices_notice_changelist")
ADD = reverse("admin:legalnotices_notice_add")


def page_of(notice):
    return reverse("admin:legalnotices_notice_change", args=[notice.pk])


def new_notice(**changes):
    """What the browser sends from the form of a new notice."""
    sent = HEIR | {
        "kind": NoticeKind.objects.get(slug="foreclosure-sale").pk,
        "title": "Sale of Lot 12",
        "text": TEXT,
    }
    sent |= {"authority": "Sheriff of Branch 14", "case_number": "EJF 2026-031", "weeks": "", "price": ""}
    sent |= {"edition": Edition.objects.get(slug="regional").pk, "first_issue": days(7)}
    return sent | {"columns": "2", "height": "10.5"} | changes


@pytest.fixture
def desk(client, clerk):
    make_card(start=-400, rates=RATES)
    client.force_login(clerk)
    return client


def act(desk, name, *notices):
    sent = {"action": name, "_selected_action": [notice.pk for notice in notices]}
    return desk.post(LIST, sent, follow=True).content.decode()


@pytest.mark.django_db
def test_the_desk_takes_a_notice_in(desk, clerk):
    assert desk.get(ADD).status_code == 200
    response = desk.post(ADD, new_notice(_continue="1"), follow=True)
    notice = Notice.objects.get()
    assert (notice.weeks, notice.item.net, notice.item.order.sold_by) == (3, 5040, clerk)
    page = response.content.decode()
    assert f"{notice.item.order}, Rosa Lim" in page
    assert "₱5,040.00 plus ₱604.80 tax" in page
    assert f"{days(21):%b} {days(21).day}" in page


WRONG = [
    ({"price": "5040.01"}, "is above the ceiling: 3 × 2 columns × 10.5 cm cost at most ₱5,040.00"),
    ({"price": "-1"}, "greater than or equal to 0"),
    ({"price": "NaN"}, "Enter a number"),
    ({"price": "1e12"}, "no more than 12 digits before the decimal point"),
    ({"price": "1.005"}, "no more than 2 decimal places"),
    ({"columns": "0"}, "greater than or equal to 1"),
    ({"columns": "7"}, "Columns: our page has 6."),
    ({"height": "0"}, "greater than or equal to 0.1"),
    ({"height": "-3"}, "greater than or equal to 0.1"),
    ({"height": "Infinity"}, "Enter a number"),
    ({"height": "53"}, "Height: our page is 52 centimetres high."),
    ({"weeks": "0"}, "greater than or equal to 1"),
    ({"weeks": "999999999999"}, "less than or equal to 52"),
    ({"first_issue": "9999-12-31"}, "at most a year back and two years ahead"),
    ({"first_issue": "0001-01-01"}, "at most a year back and two years ahead"),
    ({"first_issue": "2026-02-30"}, "Enter a valid date"),
    ({"text": ""}, "This field is required"),
    ({"text": "x" * 40_001}, "at most 40000 characters"),
    ({"title": "a\0b"}, "Null characters are not allowed"),
    ({"kind": "9" * 30}, "Select a valid choice"),
    ({"email": "x"}, "Enter a valid email address"),
]


@pytest.mark.django_db
@pytest.mark.parametrize(("changes", "said"), WRONG)
def test_what_cannot_be_gets_a_sentence(desk, changes, said):
    response = desk.post(ADD, new_notice(**changes))
    assert response.status_code == 200
    assert said in response.content.decode()
    assert not Notice.objects.exists()
    assert not InsertionOrder.objects.exists()


@pytest.mark.django_db
def test_from_proof_to_page_and_back(desk):
    notice, gap = draft_notice(first_issue=days(0)), draft_notice(first_issue=days(0))
    gap.item.insertions.last().delete()
    assert "Proof noted as sent: 2." in act(desk, "send_proof", notice, gap)
    said = act(desk, "approve", notice, gap)
    assert "Approved: 1." in said
    assert f"{gap}: It must run once a week for 3 consecutive weeks" in said
    assert desk.get(notice.get_absolute_url()).status_code == 200
    page = desk.get(page_of(notice)).content.decode()
    assert 'name="text"' not in page, "what was approved stays as it is"
    assert 'name="text"' in desk.get(page_of(gap)).content.decode()
    assert "Withdrawn: 1." in act(desk, "withdraw", notice)
    assert desk.get(notice.get_absolute_url()).status_code == 410
    assert "Shown again: 1." in act(desk, "show_again", notice)
    assert desk.post(f"{page_of(notice)[:-7]}delete/", {"post": "yes"}).status_code == 403


@pytest.mark.django_db
@each_role
def test_reporters_see_no_contracts(client, role, sees):
    notice = make_notice()
    Affiant.objects.create(name="Nena Silang", city="Zamboanga City")
    client.force_login(make_user(role=role))
    lists = [reverse(f"admin:legalnotices_{name}_changelist") for name in ("notice", "noticekind", "affiant")]
    for address in [*lists, page_of(notice), reverse("admin:legalnotices_notice_proof", args=[notice.pk])]:
        assert client.get(address).status_code == (200 if sees else 403), address
    assert client.get(ADD).status_code == (200 if role == "Advertising" else 403)
    affidavit = client.get(reverse("admin:legalnotices_notice_affidavit", args=[notice.pk]))
    assert affidavit.status_code == (302 if sees else 403)


@pytest.mark.django_db(transaction=True)
def test_of_notices_taken_in_at_once_each_has_its_number(migrated, clerk):
    make_card(start=-400, rates=RATES)
    sent = new_notice(first_issue=days(0) + dt.timedelta(days=7))

    def press():
        browser = Client()
        browser.force_login(clerk)
        browser.post(ADD, sent)
        connections.close_all()

    threads = [threading.Thread(target=press) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(Notice.objects.values_list("serial", flat=True)) == [1, 2, 3, 4]
