"""Taking in what strangers send: stored, unless one network or all of them together send too much."""

from django.db import transaction

from newspaper.models import Newspaper

# Thousands of readers of one mobile company may share an address, so one network may write several letters.
FROM_ONE_NETWORK, IN_MINUTES = 6, 15
FROM_ALL_IN_AN_HOUR = 200


class TooMany(Exception):
    """This network, or all of them together, sent more than a desk can read; try again later."""


def take_turns():
    """In a transaction: whoever comes second waits here until the first has ended theirs; holds the paper's row."""
    Newspaper.objects.select_for_update().first()


def receive(row, network):
    """Stores a row of a model with `network` and `received_at`, sent from a network (see `newspaper.networks`).

    Raises TooMany instead of storing it.
    """
    with transaction.atomic():
        take_turns()  # what arrives together cannot all be the last one
        rows = type(row).objects
        near = rows.in_the_last(IN_MINUTES).filter(network=network).count()
        if near >= FROM_ONE_NETWORK or rows.in_the_last(60).count() >= FROM_ALL_IN_AN_HOUR:
            raise TooMany
        row.network = network
        row.save()
