"""Which links of our stories are dead: other servers are asked by a command, within bounds; the answers are stored."""

import datetime as dt
import time
from itertools import chain

from django.db import transaction
from django.utils import timezone

from articles.models import Article
from newsroom.checks.checks import StoryUnderCheck
from newsroom.links.models import CheckedLink
from webclient.client import NotAsked, status_of

DEAD_LINKS_SHOWN = 40  # on the dashboard, of the newest stories that have some
STORIES = 500  # of each kind, the newest: published, and not yet published
ASKED_AGAIN_AFTER = dt.timedelta(days=7)
GONE = {404, 410}  # dead at once; any other failure must happen twice, a week apart
LONGEST_ADDRESS = 2_000  # characters; longer ones are not asked

LinkInStory = CheckedLink.stories.through  # which dead link stands in which story


def check_links(*, most: int = 200, minutes: float = 10) -> tuple[int, int]:
    """Asks up to `most` addresses that have not been asked for a week, for `minutes` at most; (asked, found dead)."""
    until = time.monotonic() + minutes * 60
    links = _links_of_stories()
    asked = dead = 0
    for address in _due(links, most):
        if time.monotonic() > until:
            break
        asked += 1
        dead += _check(address)
    _store_places(links)
    return asked, dead


def _links_of_stories() -> dict[int, set[str]]:
    """{story's id: its addresses} of the stories whose links are checked."""
    columns = Article.objects.only("body", "original_url")
    live = columns.published().newest_first()[:STORIES]
    made = columns.in_preparation().order_by("-created_at")
    return {story.pk: StoryUnderCheck(story).links for story in chain(made[:STORIES], live)}


def _due(links: dict[int, set[str]], most: int) -> list[str]:
    """The addresses to ask now: those never asked first, then those asked longest ago."""
    checked_at = dict(CheckedLink.objects.values_list("address", "checked_at"))
    asked_lately = timezone.now() - ASKED_AGAIN_AFTER
    due = {  # a dict, so that the newest stories' addresses stay in front
        address: checked_at[address].timestamp() if address in checked_at else 0
        for of_a_story in links.values()
        for address in sorted(of_a_story)
        if len(address) <= LONGEST_ADDRESS
        and not (address in checked_at and checked_at[address] > asked_lately)
    }
    return sorted(due, key=due.get)[:most]


def _check(address: str) -> bool:
    """Asks one address and stores its answer; returns whether it is dead."""
    link = CheckedLink.objects.filter(address=address).first() or CheckedLink(address=address)
    try:
        status = status_of(address)
    except NotAsked as refusal:  # no public address, so never called dead: an editor may look at it
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


@transaction.atomic
def _store_places(links: dict[int, set[str]]) -> None:
    """Stores which of these stories contain dead links; what is known of other stories stays."""
    dead = dict(CheckedLink.objects.filter(is_dead=True).values_list("address", "pk"))
    found = {story: sorted(addresses & dead.keys()) for story, addresses in links.items()}
    # A story may have been deleted while other servers were asked.
    still_there = Article.objects.filter(pk__in=[pk for pk, addresses in found.items() if addresses])
    LinkInStory.objects.filter(article__in=links).delete()
    LinkInStory.objects.bulk_create(
        LinkInStory(article_id=story, checkedlink_id=dead[address])
        for story in still_there.values_list("pk", flat=True)
        for address in found[story]
    )


def published_stories_with_dead_links() -> list[tuple[Article, list[CheckedLink]]]:
    """The newest published stories that contain dead links, each with these; two queries.

    A link that was mended since the last check is left out.
    """
    dead: dict[int, list[CheckedLink]] = {}
    places = LinkInStory.objects.filter(checkedlink__is_dead=True).select_related("checkedlink")
    for place in places.order_by("-article_id")[:DEAD_LINKS_SHOWN]:
        dead.setdefault(place.article_id, []).append(place.checkedlink)
    columns = ("headline", "body", "original_url", "section", "created_by", "status")
    stories = Article.objects.published().filter(pk__in=dead).newest_first().only(*columns)
    found = [
        (story, [link for link in dead[story.pk] if link.address in StoryUnderCheck(story).links])
        for story in stories
    ]
    return [(story, links) for story, links in found if links]
