"""A story is taken away, and a second later the database is killed: it stays away.

From every surface of every process: from one that is asked all the time, from one that was asked before and not
since, and from one that was never asked before the database died. Also by HEAD, and for those who have the page.
"""

import asyncio
import time
from collections.abc import AsyncIterator
from typing import Any

from ops.attacks.environment import Environment, TargetSite
from ops.attacks.readers import Outcomes, PageResponse, ReaderConnection, keep_reading
from ops.attacks.results import AttackResult

IN_TIME = 1.0


async def attack(environment: Environment, is_full: bool) -> AsyncIterator[AttackResult]:
    """With PostgreSQL killed; on SQLite, which cannot be; and with nobody hearing of what was taken away."""
    times = 20 if is_full else 3
    yield await retract(environment, times, "PostgreSQL killed", kill=True)
    yield await retract(environment, times, "SQLite", kill=False, kind="sqlite", redis=False)
    yield await retract(environment, 1, "PostgreSQL killed", kill=True, without="visibility", is_control=True)


async def retract(
    environment: Environment,
    times: int,
    what: str,
    kill: bool,
    without: str = "",
    is_control: bool = False,
    **where: Any,
) -> AttackResult:
    """Takes a story away, over and over; fails with every answer that still shows it after a second."""
    tried, failed, slowest, shown_by = 0, 0, 0.0, []
    for number in range(times):
        with environment.site(workers=1, without=without, **where) as site:
            asked, quiet, fresh = site.web, site.serve(workers=1), site.serve(workers=1)
            story = f"Gone{number} with the tide"
            await asyncio.wrap_future(site.do("touch", "story-0", story))
            pages = ["/story-0/", *(await surfaces_with(site, asked.port, story))]
            kept = [await known(web.port, pages) for web in (asked, quiet)]
            gone_at = await asyncio.wrap_future(site.do("take_away", "story-0"))
            last = await last_seen(asked.port, pages, story, gone_at + IN_TIME)
            slowest = max(slowest, last - gone_at)
            if kill:
                environment.postgresql.kill()
                await asyncio.sleep(0.5)
            for web in (asked, quiet, fresh):
                for tags in kept:
                    answers = await ask_in_every_way(web.port, tags)
                    tried += len(answers)
                    bad = [answer for answer in answers if is_shown(answer, story)]
                    failed += len(bad)
                    shown_by += [f"{answer.address} {answer.kind}" for answer, _ in bad[:2]]
            failed += last > gone_at + IN_TIME
    figures = {"gone after_s": round(slowest, 2)} | ({"shown by": shown_by[:4]} if shown_by else {})
    return AttackResult(f"{times} stories taken away, {what}", tried, failed, figures, is_control)


async def surfaces_with(site: TargetSite, port: int, story: str) -> list[str]:
    """The surfaces on which a story is read."""
    reader, found = ReaderConnection(port), []
    for address in await asyncio.wrap_future(site.do("surfaces")):
        answer = await reader.get(address)
        if story.encode() in answer.body:
            found.append(address)
    reader.hang_up()
    return found


async def known(port: int, pages: list[str]) -> dict[str, str]:
    """{address: ETag} as a browser remembers them."""
    reader = ReaderConnection(port)
    tags = {address: (await reader.get(address)).headers.get("etag", "") for address in pages}
    reader.hang_up()
    return tags


async def last_seen(port: int, pages: list[str], story: str, until: float) -> float:
    """When an answer that still shows the story came last."""
    last = 0.0
    outcomes = Outcomes()
    while time.time() < until:
        await keep_reading(port, pages, outcomes, 5, 2, len(pages))
    for answer in outcomes.answers:
        if story.encode() in answer.body:
            last = max(last, answer.came_at)
    return last


async def ask_in_every_way(port: int, tags: dict[str, str]) -> list[tuple[PageResponse, str]]:
    """What GET, HEAD and a conditional GET say of each page."""
    reader, answers = ReaderConnection(port), []
    for address, tag in tags.items():
        answers += [
            await reader.get(address),
            await reader.get(address, "HEAD"),
            await reader.get(address, If_None_Match=tag),
        ]
    reader.hang_up()
    return [(answer, tags[answer.address]) for answer in answers]


def is_shown(answer: tuple[PageResponse, str], story: str) -> bool:
    """Whether an answer shows the story, says that the page which shows it is still right, or is no answer."""
    page, tag = answer
    is_same = bool(tag) and page.headers.get("etag") == tag
    return story.encode() in page.body or page.status in (0, 304, 500) or is_same
