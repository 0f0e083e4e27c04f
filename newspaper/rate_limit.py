"""How much strangers may send: the rate limit of the letter, quote and enquiry forms, per network and in all."""

import ipaddress

from django.conf import settings
from django.db import models, transaction
from django.http import HttpRequest
from django.utils.crypto import salted_hmac

from newspaper.models import Newspaper

# Thousands of readers of one mobile company may share an address, so one network may write several letters.
NETWORK_LIMIT, NETWORK_MINUTES = 6, 15
HOURLY_LIMIT = 200


class RateLimited(Exception):
    """This network, or all of them together, sent more than a desk can read; try again later."""


def store_submission(row: models.Model, network: str) -> None:
    """Stores an unsaved row that a stranger sent from a network (see `client_network`).

    Its model has a `network`, a `received_at` and the verbs of `newspaper.models.SubmissionQuerySet`.
    Raises RateLimited instead of storing it where a limit is reached.
    """
    with transaction.atomic():
        Newspaper.lock()  # of several that arrive together, each counts those before it
        rows = type(row).objects
        from_network = rows.in_the_last(NETWORK_MINUTES).filter(network=network).count()
        if from_network >= NETWORK_LIMIT or rows.in_the_last(60).count() >= HOURLY_LIMIT:
            raise RateLimited
        row.network = network
        row.save()


def client_network(request: HttpRequest) -> str:
    """32 hex digits that are the same for the same network and this installation, and cannot be traced back.

    An IPv6 network is its first 64 bits, which is what one connection gets.
    """
    network = _network_of(_client_address(request))
    return salted_hmac("newspaper.client_network", network, algorithm="sha256").hexdigest()[:32]


def _network_of(address: str) -> str:
    """The network of an address; what is no address is one of its own."""
    try:
        ip = ipaddress.ip_address(address)
    except ValueError:
        return address
    ip = getattr(ip, "ipv4_mapped", None) or ip
    return str(ipaddress.ip_network((ip, 64), strict=False) if ip.version == 6 else ip)


def _client_address(request: HttpRequest) -> str:
    """The sender's address: as many hops from the right of X-Forwarded-For as there are proxies of ours.

    What stands further left is written by the sender, and may be anything.
    """
    hops = request.META.get("HTTP_X_FORWARDED_FOR", "").split(",")
    if 0 < settings.TRUSTED_PROXIES <= len(hops):
        return hops[-settings.TRUSTED_PROXIES].strip()
    return request.META.get("REMOTE_ADDR", "")
