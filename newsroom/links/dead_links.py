"""Which links of our stories lead nowhere: asked by a command, within bounds, and remembered."""

import datetime as dt
import time
from itertools import chain

from django.db import transaction
from django.utils import timezone

from articles.models import Article
from newsroom.checks.checks import Copy
from newsroom.links.asking import Unfit, status_of
from newsroom.links.models import CheckedLink

SHOWN = 40  # of the newest stories that have some
STORIES = 500  # the newest, and as many in the making
AGAIN_AFTER = dt.timedelta(days=7)
GONE = {404, 410}  # said at once; whatever else fails must fail twice, on two days
LONGEST = 2_000  # characters of an address that we keep


Standing = CheckedLink.stories.through  # of dead links in stories


def check_links(*, most=200, minutes=10):
    """Asks up to `most` addresses that nobody has asked for a week, for some minutes; (asked, found dead)."""
    until = time.monotonic() + minutes * 60
    links = _links()
    asked = dead = 0
    for address in _due(links, most):
        if time.monotonic() > until:
            break
        asked += 1
        dead += _look_at(address)
    _note_where_the_dead_are(links)
    return asked, dead


def _due(links, most):
    """Addresses to ask: those never asked first, then those asked longest ago."""
    found = {
        address: None
        for of_a_story in links.values()
        for address in sorted(of_a_story)
        if len(address) <= LONGEST
    }
    fresh = set(
        CheckedLink.objects.filter(checked_at__gt=timezone.now() - AGAIN_AFTER).values_list(
            "address", flat=True
        )
    )
    known = dict(CheckedLink.objects.values_list("address", "checked_at"))
    due = [address for address in found if address not in fresh]
    return sorted(due, key=lambda address: known[address].timestamp() if address in known else 0)[:most]


def _links():
    """{story's id: its addresses} of the stories that are looked at."""
    columns = Article.objects.only("body", "original_url")
    live = columns.published().newest_first()[:STORIES]
    made = columns.in_preparation().order_by("-created_at")
    return {story.pk: Copy(story).links for story in chain(made[:STORIES], live)}


@transaction.atomic
def _note_where_the_dead_are(links):
    """Remembers which of these stories ({story's id: addresses}) have dead links; of others nothing is forgotten."""
    dead = dict(CheckedLink.objects.filter(is_dead=True).values_list("address", "pk"))
    found = {
        story: of_a_story & dead.keys() for story, of_a_story in links.items() if of_a_story & dead.keys()
    }
    still_there = Article.objects.filter(pk__in=found).values_list("pk", flat=True)
    Standing.objects.filter(article__in=links).delete()
    Standing.objects.bulk_create(
        Standing(article_id=story, checkedlink_id=dead[address])
        for story in still_there
        for address in sorted(found[story])
    )


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


def standing_in_published_stories():
    """[(story, its links that are known to be dead), ...] of the newest published stories that have some; two queries.

    What was mended since the links were looked at is in order, and not among them.
    """
    dead = {}
    places = Standing.objects.filter(checkedlink__is_dead=True).select_related("checkedlink")
    for place in places.order_by("-article_id")[:SHOWN]:
        dead.setdefault(place.article_id, []).append(place.checkedlink)
    columns = ("headline", "body", "original_url", "section", "created_by", "status")
    stories = Article.objects.published().filter(pk__in=dead).newest_first().only(*columns)
    found = [
        (story, [link for link in dead[story.pk] if link.address in Copy(story).links]) for story in stories
    ]
    return [(story, links) for story, links in found if links]
