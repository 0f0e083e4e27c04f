"""The database hangs: somebody holds its table of stories for eight seconds.

Printed pages are read as before; others are excused within three seconds; and no worker stays stuck.
"""

import asyncio
import itertools

from ops.attacks.findings import Finding
from ops.attacks.readers import Notes, Reader, read_every

LOCKED, AFTERWARDS = 8, 3  # seconds
PRINTED = [f"/story-{number}/" for number in range(49)]
UNPRINTED = [f"/story-{number}/" for number in range(100, 590)]
PRINTED_A_SECOND, UNPRINTED_A_SECOND = 100, 10
FAST = 3.0


async def attack(ground, is_full):
    """With the press, and with Django alone."""
    with ground.paper() as paper:
        async for finding in hang(ground, paper):
            yield finding
    with ground.paper(without="press") as paper:
        async for finding in hang(ground, paper, is_control=True):
            yield finding
            break


async def hang(ground, paper, is_control=False):
    """Printed pages that fail; others that are neither read nor excused in time; pages that fail afterwards."""
    port = paper.web.port
    await read_every(port, itertools.cycle(PRINTED), Notes(), 50, 3)
    printed, unprinted = Notes(lambda a: a.status == 200 and a.took < FAST), Notes(is_fast)
    with ground.postgresql.connect(paper.env["DATABASE_URL"].rpartition("/")[2]) as connection:
        connection.autocommit = False
        with connection.cursor() as cursor:
            cursor.execute("LOCK TABLE articles_article IN ACCESS EXCLUSIVE MODE")
        await asyncio.gather(
            read_every(port, itertools.cycle(PRINTED), printed, PRINTED_A_SECOND, LOCKED),
            read_every(port, iter(UNPRINTED), unprinted, UNPRINTED_A_SECOND, LOCKED),
        )
        connection.rollback()
    connection.close()
    yield finding("table locked: printed pages", printed, is_control)
    yield finding("table locked: pages not printed before", unprinted, is_control)
    after = Notes()
    await asyncio.sleep(AFTERWARDS)
    readers = [Reader(port) for _ in range(40)]
    pages = zip(readers, itertools.cycle([*PRINTED[:10], *UNPRINTED[-6:]]), strict=False)
    for answer in await asyncio.gather(*(reader.get(address) for reader, address in pages)):
        after.add(answer)
    for reader in readers:
        reader.hang_up()
    yield finding("afterwards: forty readers at once", after, is_control)


def is_fast(answer):
    """Whether a reader was answered or excused soon."""
    return answer.took < FAST and (
        answer.status == 200 or (answer.status == 503 and "retry-after" in answer.headers)
    )


def finding(what, notes, is_control):
    """What the readers' notes say of it."""
    return Finding(
        what, len(notes.answers), len(notes.failed), notes.milliseconds() | notes.counts(), is_control
    )
