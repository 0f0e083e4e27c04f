"""Five hundred readers in one moment on a page that nobody has cached yet.

One of them makes it; the others wait for it, and never longer than one and a half times as long as it takes to make
and to hand it out five hundred times.
"""

from collections.abc import AsyncIterator

from ops.attacks.environment import Environment, TargetSite
from ops.attacks.readers import ReaderConnection, read_at_once
from ops.attacks.results import AttackResult

READERS = 500
SLOW = 0.3  # seconds that a page takes to make, at the least

KINDS = {
    "front page": "/",
    "section front": "/section/visayas/",
    "story": "/story-17/",
    "tag": "/tag/subject-2/",
    "person": "/people/reporter-2/",
    "archive": "/archive/",
    "feed": "/feed/",
    "sitemap": "/sitemap.xml",
    "search": "/search/?q=harbor",
}


async def attack(environment: Environment, is_full: bool) -> AsyncIterator[AttackResult]:
    """With Redis, without it, and with it dead."""
    kinds = KINDS.items()
    with environment.site(slow=SLOW) as site:
        for kind, address in kinds:
            yield await stampede(site, f"{kind}, two processes", address, most=1)
    with environment.site(redis=False, slow=SLOW) as site:
        for kind, address in kinds:
            yield await stampede(site, f"{kind}, no Redis", address, most=1)
    with environment.site(slow=SLOW) as site:
        environment.redis.kill()
        for kind, address in list(kinds)[: None if is_full else 3]:
            yield await stampede(site, f"{kind}, Redis dead", address, most=2)
    with environment.site("sqlite", redis=False, slow=SLOW) as site:
        for kind, address in list(kinds)[: None if is_full else 3]:
            yield await stampede(site, f"{kind}, SQLite", address, most=1)
    with environment.site(slow=SLOW, without="coalescing") as site:
        yield await stampede(site, "front page", "/", most=1, is_control=True)


async def stampede(
    site: TargetSite, what: str, address: str, most: int, is_control: bool = False
) -> AttackResult:
    """One stampede: fails with every reader who gets no page, for pages made too often, and for too long a wait."""
    # What queueing alone takes: the same load on a page that is there already.
    await ReaderConnection(site.web.port).get("/about/profile/")
    calm = max(answer.took for answer in await read_at_once(site.web.port, "/about/profile/", READERS))
    before = len(site.web.renders())
    answers = await read_at_once(site.web.port, address, READERS)
    renders = len(site.web.renders()) - before
    longest = max(answer.took for answer in answers)
    failed = sum(answer.status != 200 or answer.body != answers[0].body for answer in answers)
    if "search" in what:
        failed = sum(not (answer.status == 200 or "retry-after" in answer.headers) for answer in answers)
    figures = {
        "renders": renders,
        "longest_ms": round(longest * 1000),
        "a cached one_ms": round(calm * 1000),
    }
    turned_away = sum(answer.status == 503 for answer in answers)
    if turned_away:
        figures["turned away"] = turned_away
    is_late = longest > 1.5 * SLOW + 1.5 * calm + 0.25
    failed += max(renders - most, 0) + is_late
    return AttackResult(what, READERS, failed, figures, is_control)
