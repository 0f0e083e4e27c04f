"""From ten connections to a thousand within a second, on a story that has just come out.

The readers and the servers share this machine: what they wait for is as much the readers' own slowness.
"""

import asyncio
from collections.abc import AsyncIterator

from ops.attacks.environment import Environment, TargetSite
from ops.attacks.readers import Outcomes, keep_reading
from ops.attacks.results import AttackResult

FEW, MANY = 10, 1_000
PAGES = ["/story-0/", "/story-0/", "/", "/story-1/"]


async def attack(environment: Environment, is_full: bool) -> AsyncIterator[AttackResult]:
    """With the page cache, and without it."""
    seconds = 60 if is_full else 12
    with environment.site() as site:
        yield await step(site, seconds)
    with environment.site(without="page_cache", slow=0.1) as site:
        yield await step(site, 6, is_control=True)


async def step(site: TargetSite, seconds: float, is_control: bool = False) -> AttackResult:
    """Fails with every reader who gets no page, or waits longer than three seconds for it."""
    calm, storm = Outcomes(), Outcomes(lambda answer: answer.status == 200 and answer.took < 3)
    await keep_reading(site.web.port, PAGES, calm, 2, FEW, pause=1.0)

    async def arrive(number: int) -> None:
        await asyncio.sleep(number / MANY)
        await keep_reading(site.web.port, PAGES, storm, seconds, 1, pause=2.0)

    await asyncio.gather(*(arrive(number) for number in range(MANY)))
    figures = {"p99_ms with ten": calm.milliseconds()["p99_ms"]} | storm.milliseconds()
    figures |= {"asked again": storm.retries} | storm.counts()
    return AttackResult(
        f"{FEW} to {MANY} connections", len(storm.answers), len(storm.failed), figures, is_control
    )
