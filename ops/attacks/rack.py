"""Redis asleep, full, and lying: readers notice nothing.

It lies by giving out rubbish, and by giving out other pages than those asked for.
"""

import asyncio
import itertools
import random
import re
import time

from ops.attacks.findings import Finding
from ops.attacks.readers import Notes, keep_reading

# Every fourth story is somebody else's, and its page names their address as the canonical one.
PAGES = [f"/story-{number}/" for number in range(49) if number % 4]
CANONICAL = re.compile(rb'rel="canonical" href="[^"]*?(/[^"/]*/)"')
READERS, SECONDS = 8, 6
DICE = random.Random(2006)


async def attack(ground, is_full):
    """Each misfortune, with an edit in it so that pages are made anew; and lies told to those who believe them."""
    seconds = 30 if is_full else SECONDS
    with ground.paper() as paper:
        calm = Notes(is_right)
        await keep_reading(paper.web.port, PAGES, Notes(), 20, 4, 2 * len(PAGES))
        await read_and_edit(paper, calm, seconds)
        yield finding("Redis well", calm, calm)
        for what, misfortune in (("asleep", asleep), ("full", full), ("lying", lying)):
            notes = Notes(is_right)
            await asyncio.gather(read_and_edit(paper, notes, seconds), misfortune(ground.redis, seconds))
            yield finding(f"Redis {what}", notes, calm)
    with ground.paper(without="seal") as paper:
        await keep_reading(paper.web.port, PAGES, Notes(), 20, 4, 2 * len(PAGES))
        notes = Notes(is_right)
        await lying(ground.redis, 1)
        fresh = paper.serve(without="seal")
        await keep_reading(fresh.port, PAGES, notes, 5, READERS)
        yield finding("Redis lying", notes, calm, is_control=True)


async def read_and_edit(paper, notes, seconds):
    """Readers of all pages, and an edit in their midst."""

    async def edit():
        await asyncio.sleep(seconds / 3)
        await asyncio.wrap_future(paper.do("touch", "story-7", f"Edited at {time.time():.0f}"))

    await asyncio.gather(keep_reading(paper.web.port, PAGES, notes, seconds, READERS), edit())


async def asleep(redis, seconds):
    """It takes connections and says nothing."""
    with redis.asleep():
        await asyncio.sleep(seconds)


async def full(redis, seconds):
    """It refuses everything that is to be kept."""
    redis.client.config_set("maxmemory-policy", "noeviction")
    redis.client.config_set("maxmemory", "100kb")
    await asyncio.sleep(seconds)
    redis.client.config_set("maxmemory", "128mb")
    redis.client.config_set("maxmemory-policy", "allkeys-lru")


async def lying(redis, seconds):
    """Ten times a second every other value is rubbish, and the rest are exchanged."""
    for _ in range(int(seconds * 10)):
        keys = [key for key in redis.client.scan_iter("printed:*") if b"claim" not in key]
        values = [redis.client.get(key) for key in keys]
        DICE.shuffle(values)
        for key, value, is_rubbish in zip(keys, values, itertools.cycle((True, False)), strict=False):
            redis.client.set(key, DICE.randbytes(2_000) if is_rubbish else value or b"", ex=600)
        await asyncio.sleep(0.1)


def is_right(answer):
    """Whether it is the page that was asked for."""
    found = CANONICAL.search(answer.body)
    return answer.status == 200 and bool(found) and found[1].decode() == answer.address


def finding(what, notes, calm, is_control=False):
    """What the readers' notes say, beside those of calm days."""
    added = round(notes.milliseconds()["p50_ms"] - calm.milliseconds()["p50_ms"], 1)
    figures = notes.milliseconds() | {"added to the median_ms": added} | notes.counts()
    return Finding(what, len(notes.answers), len(notes.failed), figures, is_control)
