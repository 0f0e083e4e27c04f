"""The database hangs: somebody holds its table of stories for eight seconds.

Cached pages are read as before; others are turned away within three seconds; and no worker stays stuck.
"""

import asyncio
import itertools
from collections.abc import AsyncIterator

from ops.attacks.environment import Environment, TargetSite
from ops.attacks.readers import Outcomes, PageResponse, ReaderConnection, read_every
from ops.attacks.results import AttackResult

LOCKED, AFTERWARDS = 8, 3  # seconds
CACHED = [f"/story-{number}/" for number in range(49)]
UNCACHED = [f"/story-{number}/" for number in range(100, 590)]
CACHED_A_SECOND, UNCACHED_A_SECOND = 100, 10
FAST = 3.0


async def attack(environment: Environment, is_full: bool) -> AsyncIterator[AttackResult]:
    """With the page cache, and with Django alone."""
    with environment.site() as site:
        async for result in hang(environment, site):
            yield result
    with environment.site(without="page_cache") as site:
        async for result in hang(environment, site, is_control=True):
            yield result
            break


async def hang(
    environment: Environment, site: TargetSite, is_control: bool = False
) -> AsyncIterator[AttackResult]:
    """Cached pages that fail; others that are neither read nor turned away in time; pages that fail afterwards."""
    port = site.web.port
    await read_every(port, itertools.cycle(CACHED), Outcomes(), 50, 3)
    cached, uncached = Outcomes(lambda a: a.status == 200 and a.took < FAST), Outcomes(is_fast)
    with environment.postgresql.connect(site.env["DATABASE_URL"].rpartition("/")[2]) as connection:
        connection.autocommit = False
        with connection.cursor() as cursor:
            cursor.execute("LOCK TABLE articles_article IN ACCESS EXCLUSIVE MODE")
        await asyncio.gather(
            read_every(port, itertools.cycle(CACHED), cached, CACHED_A_SECOND, LOCKED),
            read_every(port, iter(UNCACHED), uncached, UNCACHED_A_SECOND, LOCKED),
        )
        connection.rollback()
    connection.close()
    yield result("table locked: cached pages", cached, is_control)
    yield result("table locked: pages not cached before", uncached, is_control)
    after = Outcomes()
    await asyncio.sleep(AFTERWARDS)
    readers = [ReaderConnection(port) for _ in range(40)]
    pages = zip(readers, itertools.cycle([*CACHED[:10], *UNCACHED[-6:]]), strict=False)
    for answer in await asyncio.gather(*(reader.get(address) for reader, address in pages)):
        after.add(answer)
    for reader in readers:
        reader.hang_up()
    yield result("afterwards: forty readers at once", after, is_control)


def is_fast(answer: PageResponse) -> bool:
    """Whether a reader was answered or turned away soon."""
    return answer.took < FAST and (
        answer.status == 200 or (answer.status == 503 and "retry-after" in answer.headers)
    )


def result(what: str, outcomes: Outcomes, is_control: bool) -> AttackResult:
    """Makes a result of what the readers got."""
    return AttackResult(
        what,
        len(outcomes.answers),
        len(outcomes.failed),
        outcomes.milliseconds() | outcomes.counts(),
        is_control,
    )
