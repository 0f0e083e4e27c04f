"""Thousands of random queries behind a hundred addresses: a hundred pages are made, and everybody gets the same."""

import asyncio
import random
import string
from collections.abc import AsyncIterator

from ops.attacks.environment import Environment, TargetSite
from ops.attacks.readers import Outcomes, ReaderConnection, keep_reading
from ops.attacks.results import AttackResult

ADDRESSES = [f"/story-{number}/" for number in range(95) if number % 50 != 49] + [
    "/",
    "/newest/",
    "/feed/",
    "/people/",
    "/sitemap.xml",
]
ADDRESSES.append("/section/mindanao/")
NAMES = [
    "utm_source",
    "UTM_Medium",
    "fbclid",
    "gclid",
    "x",
    "ref",
    "page",
    "before",
    "after",
    "amp",
    "q",
    "_",
    "é",
]
READERS = 16
DICE = random.Random(2006)


async def attack(environment: Environment, is_full: bool) -> AsyncIterator[AttackResult]:
    """With the page cache, and with whatever stands behind an address making another page."""
    count = 50_000 if is_full else 5_000
    with environment.site(counted=True) as site:
        yield await ask(site, count)
    with environment.site(counted=True, without="normalising") as site:
        yield await ask(site, 400, is_control=True)


async def ask(site: TargetSite, count: int, is_control: bool = False) -> AttackResult:
    """Fails with every answer that is not the page of the bare address, and for every page too many."""
    reader = ReaderConnection(site.web.port)
    plain = {address: (await reader.get(address)).body for address in ADDRESSES}
    reader.hang_up()
    asked = [f"{ADDRESSES[number % len(ADDRESSES)]}?{rubbish()}" for number in range(count)]
    outcomes = Outcomes(
        lambda answer: answer.status == 200 and answer.body == plain[answer.address.split("?")[0]]
    )
    await keep_reading(site.web.port, asked, outcomes, 300, READERS, count)
    await asyncio.sleep(0)
    renders = len(site.web.renders())
    figures = outcomes.milliseconds() | {"renders": renders} | outcomes.counts()
    failed = len(outcomes.failed) + max(renders - len(ADDRESSES), 0)
    return AttackResult("random queries", len(outcomes.answers), failed, figures, is_control)


def rubbish() -> str:
    """One to four names with values that mean nothing, in any order, some of them twice or undecodable."""
    names = DICE.choices(NAMES, k=DICE.randint(1, 4))
    pairs = [
        f"{name}={''.join(DICE.choices(string.ascii_letters + '%-é', k=DICE.randint(0, 24)))}"
        for name in names
    ]
    return "&".join(pairs).replace("%", "%25").replace("é", "%C3%A9")
