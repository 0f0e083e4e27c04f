"""The advertiser's report, and banners at the desk."""

import datetime as dt

import pytest
from django.urls import reverse
from django.utils import timezone

from advertising.models import BannerDay, Placement
from tests.advertising.banners.factories import make_placement
from tests.advertising.roles import OTHERS
from tests.factories import make_picture, make_user, section

pytestmark = pytest.mark.django_db


@pytest.fixture
def placement():
    placement = make_placement("=Sea Breeze", sections=[section("sports")])
    for ago, seen, followed in ((9, 100, 3), (2, 400, 5), (0, 50, 0)):
        day = timezone.localdate() - dt.timedelta(days=ago)
        BannerDay.objects.create(placement=placement, day=day, impressions=seen, clicks=followed)
    return placement


def test_a_report_tells_how_often_and_shows_it(client, placement):
    answer = client.get(reverse("advertising:report", args=[placement.token]))
    page = answer.content.decode()
    for told in (
        "<dd>550</dd>",
        "<dd>8</dd>",
        "<dd>1.45</dd>",
        "Beside Sports",
        "Leaderboard",
        "=Sea Breeze",
    ):
        assert told in page
    assert page.count("<rect") == 10, "days without a reader are days, too"
    assert answer.headers["X-Robots-Tag"] == "noindex, nofollow"
    assert answer.headers["Referrer-Policy"] == "no-referrer"
    assert "no-store" in answer.headers["Cache-Control"]


def test_a_report_is_open_to_whoever_has_its_address_alone(client, placement):
    assert client.get(reverse("advertising:report", args=["x" * 32])).status_code == 404
    assert client.get(reverse("advertising:report-csv", args=[placement.token[:-1]])).status_code == 404
    assert Placement.objects.get().token not in client.get("/").content.decode()


def test_a_report_of_nothing_says_so(client):
    page = client.get(reverse("advertising:report", args=[make_placement().token])).content.decode()
    assert "Nobody has seen it yet" in page


def test_the_figures_are_a_spreadsheets(client, placement):
    text = client.get(reverse("advertising:report-csv", args=[placement.token])).content.decode()
    assert text.splitlines()[0].endswith("Day,Impressions,Clicks")
    assert text.splitlines()[-1].endswith(",50,0")


@pytest.mark.parametrize("role", ["Advertising", "Publisher", *OTHERS, ""])
def test_the_desk_alone_places_banners(client, placement, role):
    client.force_login(make_user(role=role))
    pages = [
        reverse("admin:advertising_placement_changelist"),
        reverse("admin:advertising_placement_add"),
        reverse("admin:advertising_placement_change", args=[placement.pk]),
        reverse("admin:advertising_creative_changelist"),
    ]
    found = [client.get(page).status_code for page in pages]
    assert found == {"Advertising": [200] * 4, "Publisher": [200, 403, 200, 200]}.get(role, [403] * 4)


def test_the_list_says_how_each_stands(client, placement):
    client.force_login(make_user(role="Advertising"))
    page = client.get(reverse("admin:advertising_placement_changelist")).content.decode()
    for told in ("Runs", "550", placement.item.order.who, "Open the report"):
        assert told in page


def test_what_was_seen_is_not_deleted(client, placement):
    client.force_login(make_user(role="Advertising"))
    assert client.post(reverse("admin:advertising_placement_delete", args=[placement.pk])).status_code == 403
    assert (
        client.post(reverse("admin:advertising_creative_delete", args=[placement.creative.pk])).status_code
        == 403
    )


def test_the_desk_books_a_banner_with_a_picture(client):
    client.force_login(make_user(role="Advertising"))
    sent = {
        "name": "Boats",
        "picture": make_picture().pk,
        "headline": "",
        "words": "",
        "link": "https://example.org/",
    }
    assert client.post(reverse("admin:advertising_creative_add"), sent).status_code == 302
    creative = Placement._meta.get_field("creative").related_model.objects.get()
    sent = {"creative": creative.pk, "slot": "rectangle", "is_on": "on", "device": "any", "weight": "2"}
    sent |= {"starts_at": "2026-11-01T06:00", "ends_at": ""}
    answer = client.post(reverse("admin:advertising_placement_add"), sent)
    assert answer.status_code == 302
    assert Placement.objects.get().slot == "rectangle"
    wrong = client.post(reverse("admin:advertising_placement_add"), sent | {"weight": "0"})
    assert wrong.status_code == 200
