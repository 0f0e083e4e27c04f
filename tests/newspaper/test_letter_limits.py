"""How many letters come in from one network, and from all of them."""

import datetime as dt

import pytest
from django.test import RequestFactory
from django.utils import timezone

from newspaper.models import Letter
from newspaper.rate_limit import HOURLY_LIMIT, NETWORK_LIMIT, NETWORK_MINUTES, client_network
from tests.newspaper.post import GOOD, make_letter, write

pytestmark = pytest.mark.django_db


def test_one_network_may_write_some_letters_and_is_then_asked_to_wait(client):
    for _ in range(NETWORK_LIMIT):
        assert write(client).status_code == 302
    response = write(client, text="The seventh letter")
    assert response.status_code == 429
    assert response.headers["Retry-After"] == "900"
    assert "no-store" in response.headers["Cache-Control"]
    page = response.content.decode()
    assert "The seventh letter" in page
    assert "a quarter of an hour" in page
    assert Letter.objects.count() == NETWORK_LIMIT


def test_a_network_may_write_again_later(client):
    for _ in range(NETWORK_LIMIT):
        write(client)
    Letter.objects.update(received_at=timezone.now() - dt.timedelta(minutes=NETWORK_MINUTES, seconds=1))
    assert write(client).status_code == 302


def test_other_networks_are_not_held_up(client):
    for _ in range(NETWORK_LIMIT):
        write(client)
    response = client.post("/about/contact/", GOOD, REMOTE_ADDR="198.51.100.7")
    assert response.status_code == 302


def test_a_flood_from_everywhere_ends_within_the_hour(client):
    make_letter()
    letters = [Letter(**GOOD, network=f"{number:032}") for number in range(HOURLY_LIMIT - 1)]
    Letter.objects.bulk_create(letters)
    assert write(client).status_code == 429
    Letter.objects.filter(network=f"{0:032}").update(received_at=timezone.now() - dt.timedelta(hours=2))
    assert write(client).status_code == 302


def network(remote="10.0.0.1", forwarded=None):
    headers = {"X-Forwarded-For": forwarded} if forwarded is not None else {}
    return client_network(RequestFactory().get("/", REMOTE_ADDR=remote, headers=headers))


@pytest.mark.parametrize(
    ("proxies", "one", "other", "are_same"),
    [
        (0, ("10.0.0.1", None), ("10.0.0.2", None), False),
        # Nobody stands before us, so what the sender says of itself counts for nothing.
        (0, ("10.0.0.1", "1.1.1.1"), ("10.0.0.1", "2.2.2.2"), True),
        (1, ("10.0.0.1", "1.1.1.1"), ("10.0.0.1", "2.2.2.2"), False),
        (1, ("10.0.0.1", "6.6.6.6, 1.1.1.1"), ("10.0.0.1", "7.7.7.7,1.1.1.1"), True),
        (2, ("10.0.0.1", "6.6.6.6, 1.1.1.1, 9.9.9.9"), ("10.0.0.1", "7.7.7.7, 1.1.1.1, 8.8.8.8"), True),
        # A request that did not pass as many proxies as there should be.
        (2, ("10.0.0.1", "1.1.1.1"), ("10.0.0.2", "1.1.1.1"), False),
        (1, ("10.0.0.1", None), ("10.0.0.1", None), True),
        # One connection's IPv6 addresses; an IPv4 address in IPv6 clothes; nonsense.
        (0, ("2001:db8:1:2::1", None), ("2001:db8:1:2:ffff::9", None), True),
        (0, ("2001:db8:1:2::1", None), ("2001:db8:1:3::1", None), False),
        (0, ("::ffff:10.0.0.1", None), ("10.0.0.1", None), True),
        (0, ("", None), ("10.0.0.1", None), False),
        (1, ("10.0.0.1", "not an address"), ("10.0.0.1", "10.0.0.1"), False),
    ],
)
def test_networks_are_told_apart_by_what_our_own_proxies_say(settings, proxies, one, other, are_same):
    settings.TRUSTED_PROXIES = proxies
    assert (network(*one) == network(*other)) is are_same


def test_a_network_leads_back_to_no_address_and_means_nothing_elsewhere(settings):
    here = network("203.0.113.9")
    settings.SECRET_KEY = "another installation's key " * 3
    assert network("203.0.113.9") != here
