"""Scheduled stories appear on every surface of two processes within a second, and never early. There is no cron."""

import asyncio
import re
import time
from collections.abc import AsyncIterator
from typing import Any

from ops.attacks.environment import Environment, TargetSite
from ops.attacks.readers import ReaderConnection
from ops.attacks.results import AttackResult

TOGETHER, APART = 4, 3.0  # stories that appear in one moment, and seconds from one moment to the next
BEFORE, IN_TIME = 0.5, 1.0  # seconds: readers begin to look, and must have seen it
READERS = 4  # of each process
TOKEN = re.compile(rb"[Tt]oken([0-9]+)")


async def attack(environment: Environment, is_full: bool) -> AsyncIterator[AttackResult]:
    """Two servers with one process each, which share PostgreSQL and Redis; and SQLite with a shared disk."""
    count = 200 if is_full else 20
    with environment.site(workers=1) as site:
        site.serve(workers=1)
        yield await appear(site, "PostgreSQL and Redis", count)
    with environment.site("sqlite", redis=False, workers=1) as site:
        site.serve(workers=1)
        yield await appear(site, "SQLite", count // 5)
    with environment.site(workers=1, without="expiry") as site:
        yield await appear(site, "PostgreSQL and Redis", 4, is_control=True)


async def appear(site: TargetSite, what: str, count: int, is_control: bool = False) -> AttackResult:
    """Each story on each surface of each process is one try; late, early and absent ones have failed."""
    surfaces = await asyncio.wrap_future(site.do("surfaces"))
    places = [(web.port, address) for web in site.webs for address in surfaces]
    readers = {web.port: [ReaderConnection(web.port) for _ in range(READERS)] for web in site.webs}
    begin = time.time() + 3 + count * 0.1
    moments = {number: begin + (number - 1) // TOGETHER * APART for number in range(1, count + 1)}
    for number, moment in moments.items():
        await asyncio.wrap_future(site.do("schedule", number, moment))
    first = {}  # (story, port, address) -> when it was first seen there

    async def watch(port: int, turn) -> None:
        """Asks for its share of the addresses around each moment, until all that appears then has been seen."""
        for moment in sorted(set(moments.values())):
            batch = [number for number in moments if moments[number] == moment]
            own = [f"/token{number}/" for number in batch]
            left = [*surfaces, *own][turn::READERS]
            await asyncio.sleep(max(0, moment - BEFORE - time.time()))
            while left and time.time() < moment + IN_TIME + 0.5:
                for address in list(left):
                    answer = await readers[port][turn].get(address)
                    shown = (
                        {int(token) for token in TOKEN.findall(answer.body)}
                        if answer.status == 200
                        else set()
                    )
                    for number in shown:
                        first.setdefault((number, port, address), answer.came_at)
                    if shown.issuperset(batch) or (shown and address in own):
                        left.remove(address)

    await asyncio.gather(*(watch(web.port, turn) for web in site.webs for turn in range(READERS)))
    expected = [
        (number, port, address)
        for number in moments
        for port, address in [*places, *((web.port, f"/token{number}/") for web in site.webs)]
    ]
    for reader in (reader for some in readers.values() for reader in some):
        reader.hang_up()
    figures = seen(moments, first, expected)
    what = f"{count} stories, {len(places)} surfaces, {what}"
    return AttackResult(
        what, len(expected), figures["early"] + figures["late or absent"], figures, is_control
    )


def seen(
    moments: dict[int, float], first: dict[tuple[int, int, str], float], expected: list[tuple[int, int, str]]
) -> dict[str, Any]:
    """What is to be said of when each story was first seen on each surface, beside its moment."""
    waits = {sight: first[sight] - moments[sight[0]] for sight in expected if sight in first}
    early = [sight for sight in first if first[sight] < moments[sight[0]]]
    late = [sight for sight in expected if waits.get(sight, 9) > IN_TIME]
    ordered = sorted(waits.values()) or [0]
    figures = {
        "early": len(early),
        "late or absent": len(late),
        "median_s": round(ordered[len(ordered) // 2], 2),
        "p99_s": round(ordered[int(len(ordered) * 0.99)], 2),
    }
    if late:
        figures["for example"] = [(sight[2], round(waits.get(sight, -1), 2)) for sight in late[:3]]
    return figures
