"""Taking in what strangers send: stored, unless one network or all of them together send too much."""

from django.db import transaction

from paper.models import Paper

# Thousands of readers of one mobile company may share an address, so one network may write several letters.
FROM_ONE_NETWORK, IN_MINUTES = 6, 15
FROM_ALL_IN_AN_HOUR = 200


class TooMany(Exception):
    """This network, or all of them together, sent more than a desk can read; try again later."""


def receive(row, network):
    """Stores a row of a model with `network` and `received_at`, sent from a network (see `paper.networks`).

    Raises TooMany instead of storing it.
    """
    with transaction.atomic():
        # Holds the paper's row while counting, so that what arrives together cannot all be the last one.
        Paper.objects.select_for_update().first()
        rows = type(row).objects
        near = rows.in_the_last(IN_MINUTES).filter(network=network).count()
        if near >= FROM_ONE_NETWORK or rows.in_the_last(60).count() >= FROM_ALL_IN_AN_HOUR:
            raise TooMany
        row.network = network
        row.save()
