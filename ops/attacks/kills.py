"""PostgreSQL, Redis and web processes killed under sixteen readers, one after the other and together.

Readers ask for pages that were cached before; those whose connection is cut ask once more, as browsers do.
"""

import asyncio
import time
from collections import Counter
from collections.abc import AsyncIterator, Awaitable

from ops.attacks.environment import Environment, TargetSite
from ops.attacks.readers import Outcomes, keep_reading
from ops.attacks.results import AttackResult
from ops.attacks.servers import kill

READERS, SECONDS = 16, 12
STORIES = 150
# By nobody before the database died: they come from the static site.
NEVER_ASKED_FOR = [f"/story-{number}/" for number in range(400, 440)]


async def attack(environment: Environment, is_full: bool) -> AsyncIterator[AttackResult]:
    """Each server by itself, all of them in turn, and the database under a site without its page cache."""
    most = 100_000 if is_full else 1_000_000
    seconds = 120 if is_full else SECONDS
    async for result in postgresql_dies(environment, seconds, most):
        yield result
    yield await redis_dies(environment, seconds)
    yield await workers_die(environment, seconds)
    yield await all_die_in_turn(environment, seconds)
    with environment.site(without="page_cache") as site:
        outcomes = await read_through(site, 5, dead_database(environment, 1, 2))
        yield result_of("PostgreSQL killed", outcomes, is_control=True)


async def postgresql_dies(environment: Environment, seconds: float, most: int) -> AsyncIterator[AttackResult]:
    """Pages are read on, those that nobody has asked for before among them; what is new appears when it is back."""
    with environment.site(static_site=True) as site:
        await warm_up(site)
        unasked = Outcomes()
        back = asyncio.get_running_loop().create_future()

        async def die() -> None:
            await asyncio.sleep(seconds / 6)
            environment.postgresql.kill()
            await asyncio.sleep(0.5)
            await keep_reading(site.web.port, NEVER_ASKED_FOR, unasked, 10, 4, len(NEVER_ASKED_FOR))
            await asyncio.sleep(seconds / 3)
            await asyncio.to_thread(environment.postgresql.start)
            back.set_result(time.time())

        outcomes = await read_through(site, seconds, die())
        yield result_of("PostgreSQL killed: cached pages", outcomes)
        yield result_of("PostgreSQL killed: pages never asked for", unasked)
        stale = [a.came_at for a in outcomes.answers if "stale" in a.how and a.came_at > back.result()]
        late = max(stale, default=back.result()) - back.result()
        yield AttackResult(
            "fresh again after PostgreSQL is back", 1, int(late > 2), {"seconds": round(late, 2)}
        )


async def redis_dies(environment: Environment, seconds: float) -> AttackResult:
    """Nobody notices."""
    with environment.site() as site:
        await warm_up(site)

        async def die() -> None:
            await asyncio.sleep(seconds / 4)
            environment.redis.kill()
            await asyncio.sleep(seconds / 4)
            await change_a_headline(site)
            await asyncio.sleep(seconds / 4)
            await asyncio.to_thread(environment.redis.start)

        return result_of("Redis killed", await read_through(site, seconds, die()))


async def workers_die(environment: Environment, seconds: float) -> AttackResult:
    """A web process dies every second, and now and then both at once."""
    with environment.site() as site:
        await warm_up(site)

        async def die() -> None:
            for turn in range(int(seconds / 1.5)):
                workers = site.web.workers()
                kill(*(workers if turn % 4 == 3 else workers[:1]))
                await asyncio.to_thread(site.web.await_workers)
                await asyncio.sleep(0.5)

        return result_of("web processes killed", await read_through(site, seconds, die()))


async def all_die_in_turn(environment: Environment, seconds: float) -> AttackResult:
    """PostgreSQL, then a process, which must live on what Redis knows; then the same with Redis dead."""
    with environment.site() as site:
        await warm_up(site)

        async def die() -> None:
            await asyncio.sleep(1)
            environment.postgresql.kill()
            await asyncio.sleep(1)
            for _ in range(2):
                kill(site.web.workers()[0])
                await asyncio.sleep(1.5)
            await asyncio.to_thread(environment.postgresql.start)
            await asyncio.sleep(2)
            environment.redis.kill()
            await asyncio.sleep(0.5)
            kill(site.web.workers()[0])
            await asyncio.sleep(1.5)
            await asyncio.to_thread(environment.redis.start)

        return result_of("all of them in turn", await read_through(site, seconds, die()))


def cached_pages(site: TargetSite) -> list[str]:
    """Addresses of pages of every kind. Every fiftieth story is an agency's, and its licence has ended."""
    return [
        *site.do("surfaces").result(),
        *(f"/story-{number}/" for number in range(STORIES) if number % 50 != 49),
    ]


async def warm_up(site: TargetSite) -> None:
    """Every one of the cached pages has been asked for once in each process."""
    site.pages = cached_pages(site)
    await keep_reading(site.web.port, site.pages, Outcomes(), 60, 8, 3 * len(site.pages))


async def change_a_headline(site: TargetSite) -> None:
    """An editor changes a headline."""
    await asyncio.wrap_future(site.do("touch", "story-3", f"Changed at {time.time():.0f}"))


def dead_database(environment: Environment, after: float, seconds: float) -> Awaitable[None]:
    async def die() -> None:
        await asyncio.sleep(after)
        environment.postgresql.kill()
        await asyncio.sleep(seconds)
        await asyncio.to_thread(environment.postgresql.start)

    return die()


async def read_through(site: TargetSite, seconds: float, failure: Awaitable) -> Outcomes:
    """What sixteen readers got while something happened."""
    pages, outcomes = site.pages or cached_pages(site), Outcomes()
    reading = keep_reading(site.web.port, pages, outcomes, seconds, READERS)
    await asyncio.gather(reading, failure)
    return outcomes


def result_of(what: str, outcomes: Outcomes, is_control: bool = False) -> AttackResult:
    """Makes a result of what the readers got."""
    figures = outcomes.milliseconds() | {"asked again": outcomes.retries} | outcomes.counts()
    if outcomes.failed:
        figures["most often at"] = Counter(answer.address for answer in outcomes.failed).most_common(3)
    return AttackResult(what, len(outcomes.answers), len(outcomes.failed), figures, is_control)
