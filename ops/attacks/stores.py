"""Redis that does not answer, is out of memory, or returns wrong values: readers notice nothing.

Wrong values are random bytes, and other pages than those asked for.
"""

import asyncio
import itertools
import random
import re
import time
from collections.abc import AsyncIterator

from ops.attacks.environment import Environment, TargetSite
from ops.attacks.readers import Outcomes, PageResponse, keep_reading
from ops.attacks.results import AttackResult
from ops.attacks.servers import RedisServer

# Every fourth story is somebody else's, and its page names their address as the canonical one.
PAGES = [f"/story-{number}/" for number in range(49) if number % 4]
CANONICAL = re.compile(rb'rel="canonical" href="[^"]*?(/[^"/]*/)"')
READERS, SECONDS = 8, 6
DICE = random.Random(2006)


async def attack(environment: Environment, is_full: bool) -> AsyncIterator[AttackResult]:
    """Each failure, with an edit in it so that pages are made anew; and lies told to those who believe them."""
    seconds = 30 if is_full else SECONDS
    with environment.site() as site:
        calm = Outcomes(is_right)
        await keep_reading(site.web.port, PAGES, Outcomes(), 20, 4, 2 * len(PAGES))
        await read_and_edit(site, calm, seconds)
        yield result("Redis well", calm, calm)
        for what, failure in (("asleep", asleep), ("full", full), ("lying", lying)):
            outcomes = Outcomes(is_right)
            await asyncio.gather(read_and_edit(site, outcomes, seconds), failure(environment.redis, seconds))
            yield result(f"Redis {what}", outcomes, calm)
    with environment.site(without="signature") as site:
        await keep_reading(site.web.port, PAGES, Outcomes(), 20, 4, 2 * len(PAGES))
        outcomes = Outcomes(is_right)
        await lying(environment.redis, 1)
        fresh = site.serve(without="signature")
        await keep_reading(fresh.port, PAGES, outcomes, 5, READERS)
        yield result("Redis lying", outcomes, calm, is_control=True)


async def read_and_edit(site: TargetSite, outcomes: Outcomes, seconds: float) -> None:
    """Readers of all pages, and an edit in their midst."""

    async def edit() -> None:
        await asyncio.sleep(seconds / 3)
        await asyncio.wrap_future(site.do("touch", "story-7", f"Edited at {time.time():.0f}"))

    await asyncio.gather(keep_reading(site.web.port, PAGES, outcomes, seconds, READERS), edit())


async def asleep(redis: RedisServer, seconds: float) -> None:
    """It takes connections and says nothing."""
    with redis.asleep():
        await asyncio.sleep(seconds)


async def full(redis: RedisServer, seconds: float) -> None:
    """It refuses everything that is to be kept."""
    redis.client.config_set("maxmemory-policy", "noeviction")
    redis.client.config_set("maxmemory", "100kb")
    await asyncio.sleep(seconds)
    redis.client.config_set("maxmemory", "128mb")
    redis.client.config_set("maxmemory-policy", "allkeys-lru")


async def lying(redis: RedisServer, seconds: float) -> None:
    """Ten times a second every other value is rubbish, and the rest are exchanged."""
    for _ in range(int(seconds * 10)):
        keys = [key for key in redis.client.scan_iter("pages:*") if b"claim" not in key]
        values = [redis.client.get(key) for key in keys]
        DICE.shuffle(values)
        for key, value, is_rubbish in zip(keys, values, itertools.cycle((True, False)), strict=False):
            redis.client.set(key, DICE.randbytes(2_000) if is_rubbish else value or b"", ex=600)
        await asyncio.sleep(0.1)


def is_right(answer: PageResponse) -> bool:
    """Whether it is the page that was asked for."""
    found = CANONICAL.search(answer.body)
    return answer.status == 200 and bool(found) and found[1].decode() == answer.address


def result(what: str, outcomes: Outcomes, calm: Outcomes, is_control: bool = False) -> AttackResult:
    """What the readers' outcomes say, beside those of calm days."""
    added = round(outcomes.milliseconds()["p50_ms"] - calm.milliseconds()["p50_ms"], 1)
    figures = outcomes.milliseconds() | {"added to the median_ms": added} | outcomes.counts()
    return AttackResult(what, len(outcomes.answers), len(outcomes.failed), figures, is_control)
