"""Which links of our stories lead nowhere: asked by a command, within bounds, and remembered."""

import datetime as dt
import time
from itertools import chain

from django.utils import timezone

from articles.models import Article
from newsroom.asking import Unfit, status_of
from newsroom.checks import Copy
from newsroom.models import CheckedLink

STORIES = 500  # the newest, and as many in the making
AGAIN_AFTER = dt.timedelta(days=7)
GONE = {404, 410}  # said at once; whatever else fails must fail twice, on two days
LONGEST = 2_000  # characters of an address that we keep


def check_links(*, most=200, minutes=10):
    """Asks up to `most` addresses that nobody has asked for a week, for some minutes; (asked, found dead)."""
    until = time.monotonic() + minutes * 60
    asked = dead = 0
    for address in _due(most):
        if time.monotonic() > until:
            break
        asked += 1
        dead += _look_at(address)
    return asked, dead


def _due(most):
    """Addresses to ask: those never asked first, then those asked longest ago."""
    found = {}
    for story in _stories():
        for address in sorted(Copy(story).links):
            if len(address) <= LONGEST:
                found[address] = None
    fresh = set(
        CheckedLink.objects.filter(checked_at__gt=timezone.now() - AGAIN_AFTER).values_list(
            "address", flat=True
        )
    )
    known = dict(CheckedLink.objects.values_list("address", "checked_at"))
    due = [address for address in found if address not in fresh]
    return sorted(due, key=lambda address: known[address].timestamp() if address in known else 0)[:most]


def _stories():
    columns = Article.objects.only("body", "original_url")
    live = columns.published().newest_first()[:STORIES]
    made = columns.filter(live_from=None, status__in=["draft", "review", "approved"]).order_by("-created_at")
    return chain(made[:STORIES], live)


def _look_at(address):
    """Asks one address and writes down what it said; whether it is dead."""
    link = CheckedLink.objects.filter(address=address).first() or CheckedLink(address=address)
    try:
        status = status_of(address)
    except Unfit as refusal:  # nobody can open it, or we do not ask: an editor may look at it
        link.said, link.failures = f"not asked: {refusal}", 0
    except OSError as error:
        link.said, link.failures = f"no answer: {error.strerror or error}"[:120], link.failures + 1
    else:
        link.said = f"answered {status}"
        link.failures = 2 if status in GONE else link.failures + 1 if status >= 500 else 0
    link.is_dead = link.failures >= 2
    link.checked_at = timezone.now()
    link.save()
    return link.is_dead
