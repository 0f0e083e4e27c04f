"""Impressions and clicks: exact, by readers, and led nowhere else."""

import datetime as dt
import threading
from collections import Counter

import pytest
from django.db import connection
from django.urls import reverse
from django.utils import timezone

from advertising.banners import counting
from advertising.banners.page_banners import click_address, signature
from advertising.models import BannerDay, Placement
from tests.advertising.banners.factories import make_placement
from tests.factories import make_article

READER = {"User-Agent": "Mozilla/5.0 (Linux; Android 13) Chrome/130"}


def counted(placement):
    day = BannerDay.objects.filter(placement=placement).first()
    return (day.impressions, day.clicks) if day else (0, 0)


@pytest.mark.django_db
def test_a_click_is_counted_and_led_on(client):
    placement = make_placement()
    answer = client.get(click_address(placement.pk), headers=READER)
    assert (answer.status_code, answer.headers["Location"]) == (302, "https://example.org/rooms")
    assert "no-store" in answer.headers["Cache-Control"]
    assert counted(placement) == (0, 1)


@pytest.mark.django_db
def test_nobody_is_led_to_where_somebody_else_wants(client):
    placement, other = make_placement(), make_placement()
    forged = [
        reverse("advertising:click", args=[placement.pk, signature(other.pk)]),
        reverse("advertising:click", args=[placement.pk, "x"]),
        reverse("advertising:click", args=[10**17, signature(10**17)]),
        click_address(placement.pk).removesuffix(signature(placement.pk)[-3:]),
    ]
    for address in forged:
        assert client.get(address, headers=READER).status_code == 404
    answer = client.get(click_address(placement.pk) + "?next=https://evil.example/", headers=READER)
    assert answer.headers["Location"] == "https://example.org/rooms"
    assert counted(other) == (0, 0)


@pytest.mark.django_db
@pytest.mark.parametrize("agent", ["", "Googlebot/2.1", "curl/8", "HeadlessChrome/130", "python-requests/2"])
def test_robots_are_led_on_and_not_counted(client, agent):
    placement = make_placement()
    assert client.get(click_address(placement.pk), headers={"User-Agent": agent}).status_code == 302
    assert client.head(click_address(placement.pk), headers=READER).status_code == 302
    assert counted(placement) == (0, 0)


@pytest.mark.django_db
def test_impressions_are_added_day_by_day_and_only_of_what_has_run(client):
    placement, later = make_placement(), make_placement(starts_at=timezone.now() + dt.timedelta(days=1))
    today = timezone.localdate()
    words = {counting.word_of(str(placement.pk)): 5, counting.word_of(str(later.pk)): 3, f"{today} 999999": 1}
    counting.add_impressions(Counter(words))
    counting.add_impressions(Counter({f"{today - dt.timedelta(days=1)} {placement.pk}": 2}))
    days = BannerDay.objects.values_list("placement", "impressions")
    assert sorted(days) == [(placement.pk, 2), (placement.pk, 5)]
    assert client.post(reverse("advertising:seen", args=[placement.pk]), headers=READER).status_code == 204
    assert client.get(reverse("advertising:seen", args=[placement.pk])).status_code == 405
    assert BannerDay.objects.get(day=today).impressions == 6


@pytest.mark.django_db
def test_a_cap_takes_a_banner_off_the_pages_until_midnight_or_for_good(client):
    make_article()
    placement = make_placement(daily_cap=10)
    counting.add_impressions(Counter({counting.word_of(placement.pk): 9}))
    assert "Sea Breeze" in client.get("/").content.decode()
    counting.add_impressions(Counter({counting.word_of(placement.pk): 1}))
    assert "Sea Breeze" not in client.get("/").content.decode()
    placement.refresh_from_db()
    midnight = timezone.localtime(placement.full_until)
    assert (midnight.hour, midnight.date()) == (0, timezone.localdate() + dt.timedelta(days=1))
    Placement.objects.update(daily_cap=None, total_cap=10)
    counting.add_impressions(Counter({counting.word_of(placement.pk): 1}))
    placement.refresh_from_db()
    assert placement.state == "Full"
    assert placement.full_until.year == 9999


@pytest.mark.django_db(transaction=True)
def test_many_at_once_lose_no_impression(migrated):
    placement = make_placement()
    words = Counter({counting.word_of(placement.pk): 10})

    def add():
        for _ in range(10):
            counting.add_impressions(words)
        connection.close()

    adding = [threading.Thread(target=add) for _ in range(8)]
    for thread in adding:
        thread.start()
    for thread in adding:
        thread.join()
    assert counted(placement) == (800, 0)
