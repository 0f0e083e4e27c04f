"""Fifty edits in ten seconds under five hundred requests a second.

Each edit writes one token into a story's headline, standfirst, body, byline and correction, over three tables in one
transaction: a page that shows two of them is mixed. A page is made at most once for each edition by each process.
"""

import asyncio
import itertools
import re
import time
from collections import defaultdict
from collections.abc import AsyncIterator

from ops.attacks.environment import Environment, TargetSite
from ops.attacks.readers import Outcomes, PageResponse, read_every
from ops.attacks.results import AttackResult

EDITS, SECONDS, A_SECOND = 50, 10, 500
STORY = "story-0"  # the newest, and so on the front page
TOKEN = re.compile(rb"(?:Turn|Stand|Text|Mended|Writer) (k[0-9]+)")
FRESH_WITHIN = 1.0  # seconds after the commit


async def attack(environment: Environment, is_full: bool) -> AsyncIterator[AttackResult]:
    """In time and whole; and with nobody hearing of changes."""
    with environment.site(counted=True) as site:
        yield await edits(site, "PostgreSQL and Redis", EDITS, SECONDS)
    with environment.site("sqlite", redis=False, counted=True) as site:
        yield await edits(site, "SQLite", EDITS, SECONDS)
    with environment.site(counted=True, without="version") as site:
        yield await edits(site, "PostgreSQL and Redis", 10, 2, is_control=True)


async def edits(
    site: TargetSite, what: str, count: int, seconds: float, is_control: bool = False
) -> AttackResult:
    """Fails with every reader who gets no page, or a mixed one, or one too old; and for pages made too often."""
    pages = [f"/{STORY}/", "/", "/newest/", "/feed/", *(f"/story-{number}/" for number in range(1, 7))]
    await asyncio.wrap_future(site.do("say_everywhere", STORY, "k0"))
    outcomes, said_at = Outcomes(), {b"k0": time.time()}
    before = Outcomes()
    await read_every(site.web.port, itertools.cycle(pages), before, A_SECOND, 3)
    renders = len(site.web.renders())

    async def edit() -> None:
        for turn in range(1, count + 1):
            due = time.time() + seconds / count
            token = f"k{turn}"
            said_at[token.encode()] = await asyncio.wrap_future(site.do("say_everywhere", STORY, token))
            await asyncio.sleep(max(0, due - time.time()))

    reading = read_every(site.web.port, itertools.cycle(pages), outcomes, A_SECOND, seconds + 2)
    await asyncio.gather(reading, edit())
    renders = len(site.web.renders()) - renders
    mixed, late = mixed_pages(outcomes), late_pages(outcomes, said_at)
    # Each edit is an edition, and the minute may bring one of its own.
    allowed = len(pages) * (count + 1)
    too_many_late = max(
        len(late) - len(outcomes.answers) // 100, 0
    )  # FRESH_WITHIN is promised of 99 in a hundred
    failed = len(outcomes.failed) + len(mixed) + too_many_late + max(renders - allowed, 0)
    figures = outcomes.milliseconds() | {"p99_ms before": before.milliseconds()["p99_ms"]}
    figures |= {"renders": f"{renders} of {allowed}", "mixed": len(mixed), "too old": len(late)}
    return AttackResult(
        f"{count} edits, {what}", len(outcomes.answers), failed, figures | outcomes.counts(), is_control
    )


def tokens(answer: PageResponse) -> set[bytes]:
    """The different tokens on a page."""
    return set(TOKEN.findall(answer.body))


def mixed_pages(outcomes: Outcomes) -> list[PageResponse]:
    """Pages that show two tokens, or none, though they show the story."""
    return [answer for answer in outcomes.answers if len(tokens(answer)) > 1]


def late_pages(outcomes: Outcomes, said_at: dict[bytes, float]) -> list[PageResponse]:
    """Pages that show a token longer than FRESH_WITHIN after the next one was committed."""
    ended = {}
    order = sorted(said_at, key=said_at.get)
    for token, following in itertools.pairwise(order):
        ended[token] = said_at[following]
    late = defaultdict(list)
    for answer in outcomes.answers:
        for token in tokens(answer):
            if token in ended and answer.came_at - answer.took > ended[token] + FRESH_WITHIN:
                late[token].append(answer)
    return [answer for answers in late.values() for answer in answers]
