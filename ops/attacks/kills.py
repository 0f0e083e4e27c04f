"""PostgreSQL, Redis and web processes killed under sixteen readers, one after the other and together.

Readers ask for pages that were printed before; those whose connection is cut ask once more, as browsers do.
"""

import asyncio
import time
from collections import Counter

from ops.attacks.findings import Finding
from ops.attacks.readers import Notes, keep_reading
from ops.attacks.servers import kill

READERS, SECONDS = 16, 12
STORIES = 150
# By nobody before the database died: they come from the mirror.
NEVER_ASKED_FOR = [f"/story-{number}/" for number in range(400, 440)]


async def attack(ground, is_full):
    """Each server by itself, all of them in turn, and the database under a paper without its press."""
    most = 100_000 if is_full else 1_000_000
    seconds = 120 if is_full else SECONDS
    async for finding in postgresql_dies(ground, seconds, most):
        yield finding
    yield await redis_dies(ground, seconds)
    yield await workers_die(ground, seconds)
    yield await all_die_in_turn(ground, seconds)
    with ground.paper(without="press") as paper:
        notes = await read_through(paper, 5, dead_database(ground, 1, 2))
        yield finding_of("PostgreSQL killed", notes, is_control=True)


async def postgresql_dies(ground, seconds, most):
    """Pages are read on, those that nobody has asked for before among them; what is new appears when it is back."""
    with ground.paper(mirror=True) as paper:
        await paper_is_warm(paper)
        unasked = Notes()
        back = asyncio.get_running_loop().create_future()

        async def die():
            await asyncio.sleep(seconds / 6)
            ground.postgresql.kill()
            await asyncio.sleep(0.5)
            await keep_reading(paper.web.port, NEVER_ASKED_FOR, unasked, 10, 4, len(NEVER_ASKED_FOR))
            await asyncio.sleep(seconds / 3)
            await asyncio.to_thread(ground.postgresql.start)
            back.set_result(time.time())

        notes = await read_through(paper, seconds, die())
        yield finding_of("PostgreSQL killed: printed pages", notes)
        yield finding_of("PostgreSQL killed: pages never asked for", unasked)
        stale = [a.came_at for a in notes.answers if "stale" in a.how and a.came_at > back.result()]
        late = max(stale, default=back.result()) - back.result()
        yield Finding("fresh again after PostgreSQL is back", 1, int(late > 2), {"seconds": round(late, 2)})


async def redis_dies(ground, seconds):
    """Nobody notices."""
    with ground.paper() as paper:
        await paper_is_warm(paper)

        async def die():
            await asyncio.sleep(seconds / 4)
            ground.redis.kill()
            await asyncio.sleep(seconds / 4)
            await paper_changes(paper)
            await asyncio.sleep(seconds / 4)
            await asyncio.to_thread(ground.redis.start)

        return finding_of("Redis killed", await read_through(paper, seconds, die()))


async def workers_die(ground, seconds):
    """A web process dies every second, and now and then both at once."""
    with ground.paper() as paper:
        await paper_is_warm(paper)

        async def die():
            for turn in range(int(seconds / 1.5)):
                workers = paper.web.workers()
                kill(*(workers if turn % 4 == 3 else workers[:1]))
                await asyncio.to_thread(paper.web.await_workers)
                await asyncio.sleep(0.5)

        return finding_of("web processes killed", await read_through(paper, seconds, die()))


async def all_die_in_turn(ground, seconds):
    """PostgreSQL, then a process, which must live on what Redis knows; then the same with Redis dead."""
    with ground.paper() as paper:
        await paper_is_warm(paper)

        async def die():
            await asyncio.sleep(1)
            ground.postgresql.kill()
            await asyncio.sleep(1)
            for _ in range(2):
                kill(paper.web.workers()[0])
                await asyncio.sleep(1.5)
            await asyncio.to_thread(ground.postgresql.start)
            await asyncio.sleep(2)
            ground.redis.kill()
            await asyncio.sleep(0.5)
            kill(paper.web.workers()[0])
            await asyncio.sleep(1.5)
            await asyncio.to_thread(ground.redis.start)

        return finding_of("all of them in turn", await read_through(paper, seconds, die()))


def printed_pages(paper):
    """Addresses of pages of every kind. Every fiftieth story is an agency's, and its licence has ended."""
    return [
        *paper.do("surfaces").result(),
        *(f"/story-{number}/" for number in range(STORIES) if number % 50 != 49),
    ]


async def paper_is_warm(paper):
    """Every one of the printed pages has been asked for once in each process."""
    paper.pages = printed_pages(paper)
    await keep_reading(paper.web.port, paper.pages, Notes(), 60, 8, 3 * len(paper.pages))


async def paper_changes(paper):
    """An editor changes a headline."""
    await asyncio.wrap_future(paper.do("touch", "story-3", f"Changed at {time.time():.0f}"))


def dead_database(ground, after, seconds):
    async def die():
        await asyncio.sleep(after)
        ground.postgresql.kill()
        await asyncio.sleep(seconds)
        await asyncio.to_thread(ground.postgresql.start)

    return die()


async def read_through(paper, seconds, misfortune):
    """What sixteen readers got while something happened."""
    pages, notes = getattr(paper, "pages", None) or printed_pages(paper), Notes()
    reading = keep_reading(paper.web.port, pages, notes, seconds, READERS)
    await asyncio.gather(reading, misfortune)
    return notes


def finding_of(what, notes, is_control=False):
    """What the readers' notes say of it."""
    figures = notes.milliseconds() | {"asked again": notes.retries} | notes.counts()
    if notes.failed:
        figures["most often at"] = Counter(answer.address for answer in notes.failed).most_common(3)
    return Finding(what, len(notes.answers), len(notes.failed), figures, is_control)
