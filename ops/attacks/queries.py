"""Thousands of random queries behind a hundred addresses: a hundred pages are made, and everybody gets the same."""

import asyncio
import random
import string

from ops.attacks.findings import Finding
from ops.attacks.readers import Notes, Reader, keep_reading

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


async def attack(ground, is_full):
    """With the press, and with whatever stands behind an address making another page."""
    count = 50_000 if is_full else 5_000
    with ground.paper(counted=True) as paper:
        yield await ask(paper, count)
    with ground.paper(counted=True, without="tidying") as paper:
        yield await ask(paper, 400, is_control=True)


async def ask(paper, count, is_control=False):
    """Fails with every answer that is not the page of the bare address, and for every page too many."""
    reader = Reader(paper.web.port)
    plain = {address: (await reader.get(address)).body for address in ADDRESSES}
    reader.hang_up()
    asked = [f"{ADDRESSES[number % len(ADDRESSES)]}?{rubbish()}" for number in range(count)]
    notes = Notes(lambda answer: answer.status == 200 and answer.body == plain[answer.address.split("?")[0]])
    await keep_reading(paper.web.port, asked, notes, 300, READERS, count)
    await asyncio.sleep(0)
    renders = len(paper.web.renders())
    figures = notes.milliseconds() | {"renders": renders} | notes.counts()
    failed = len(notes.failed) + max(renders - len(ADDRESSES), 0)
    return Finding("random queries", len(notes.answers), failed, figures, is_control)


def rubbish():
    """One to four names with values that mean nothing, in any order, some of them twice or undecodable."""
    names = DICE.choices(NAMES, k=DICE.randint(1, 4))
    pairs = [
        f"{name}={''.join(DICE.choices(string.ascii_letters + '%-é', k=DICE.randint(0, 24)))}"
        for name in names
    ]
    return "&".join(pairs).replace("%", "%25").replace("é", "%C3%A9")
