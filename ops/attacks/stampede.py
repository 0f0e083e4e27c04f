"""Five hundred readers in one moment on a page that nobody has printed yet.

One of them makes it; the others wait for it, and never longer than one and a half times as long as it takes to make
and to hand it out five hundred times.
"""

from ops.attacks.findings import Finding
from ops.attacks.readers import Reader, read_at_once

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


async def attack(ground, is_full):
    """With Redis, without it, and with it dead."""
    kinds = KINDS.items()
    with ground.paper(slow=SLOW) as paper:
        for kind, address in kinds:
            yield await stampede(paper, f"{kind}, two processes", address, most=1)
    with ground.paper(redis=False, slow=SLOW) as paper:
        for kind, address in kinds:
            yield await stampede(paper, f"{kind}, no Redis", address, most=1)
    with ground.paper(slow=SLOW) as paper:
        ground.redis.kill()
        for kind, address in list(kinds)[: None if is_full else 3]:
            yield await stampede(paper, f"{kind}, Redis dead", address, most=2)
    with ground.paper("sqlite", redis=False, slow=SLOW) as paper:
        for kind, address in list(kinds)[: None if is_full else 3]:
            yield await stampede(paper, f"{kind}, SQLite", address, most=1)
    with ground.paper(slow=SLOW, without="coalescing") as paper:
        yield await stampede(paper, "front page", "/", most=1, is_control=True)


async def stampede(paper, what, address, most, is_control=False):
    """One stampede: fails with every reader who gets no page, for pages made too often, and for too long a wait."""
    # What queueing alone takes: the same crowd on a page that is there already.
    await Reader(paper.web.port).get("/about/profile/")
    calm = max(answer.took for answer in await read_at_once(paper.web.port, "/about/profile/", READERS))
    before = len(paper.web.renders())
    answers = await read_at_once(paper.web.port, address, READERS)
    renders = len(paper.web.renders()) - before
    longest = max(answer.took for answer in answers)
    failed = sum(answer.status != 200 or answer.body != answers[0].body for answer in answers)
    if "search" in what:
        failed = sum(not (answer.status == 200 or "retry-after" in answer.headers) for answer in answers)
    figures = {
        "renders": renders,
        "longest_ms": round(longest * 1000),
        "a printed one_ms": round(calm * 1000),
    }
    turned_away = sum(answer.status == 503 for answer in answers)
    if turned_away:
        figures["turned away"] = turned_away
    is_late = longest > 1.5 * SLOW + 1.5 * calm + 0.25
    failed += max(renders - most, 0) + is_late
    return Finding(what, READERS, failed, figures, is_control)
