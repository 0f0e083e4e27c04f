"""Two hundred different searches a second, with fifty people who only want to read a story.

Stories are read as if nothing were; searches beyond what the site can bear are turned away at once, with a word on
when to come again; the database never carries out more than two at a time.
"""

import asyncio
import itertools
import random
from collections.abc import AsyncIterator, Iterator

from ops.attacks.environment import Environment, TargetSite
from ops.attacks.readers import Outcomes, read_every
from ops.attacks.results import AttackResult

SEARCHES, STORIES = 200, 50  # a second
MOST_AT_ONCE = 2
SLEEPS = 0.3  # seconds that the database takes for a search of an archive far larger than this one
ACTIVE = """SELECT count(*) FROM pg_stat_activity WHERE state = 'active' AND pid <> pg_backend_pid()
            AND (query LIKE '%to_tsquery%' OR query LIKE '%/* a search */%')"""
SYLLABLES = [consonant + vowel for consonant in "bdgklmnpstwy" for vowel in "aiou"]


async def attack(environment: Environment, is_full: bool) -> AsyncIterator[AttackResult]:
    """Searches as they are, searches that are hard for the database, and the latter without the page cache's places."""
    seconds = 60 if is_full else 12
    with environment.site() as site:
        yield await flood(environment, site, "searches", seconds)
    with environment.site(sleeps=SLEEPS) as site:
        yield await flood(environment, site, "hard searches", seconds)
    with environment.site(sleeps=SLEEPS, without="limits") as site:
        yield await flood(environment, site, "hard searches", 5, is_control=True)


async def flood(
    environment: Environment, site: TargetSite, what: str, seconds: float, is_control: bool = False
) -> AttackResult:
    """Fails with every story not read, every search neither answered nor turned away, and too many of them at once."""
    stories = Outcomes()
    searches = Outcomes(lambda a: a.status == 200 or (a.status == 503 and "retry-after" in a.headers))
    pages = itertools.cycle([f"/story-{number}/" for number in range(25)])
    port = site.web.port
    most: list[int] = []
    await read_every(port, pages, Outcomes(), STORIES, 2)
    watching = asyncio.create_task(watch(environment, site, most))
    await asyncio.gather(
        read_every(port, pages, stories, STORIES, seconds),
        read_every(port, words(), searches, SEARCHES, seconds),
    )
    watching.cancel()
    too_many = max(0, max(most, default=0) - MOST_AT_ONCE)
    figures = {
        f"stories {name}": value for name, value in (stories.milliseconds() | stories.counts()).items()
    }
    figures |= {
        f"searches {name}": value for name, value in (searches.milliseconds() | searches.counts()).items()
    }
    figures["most at once in the database"] = max(most, default=0)
    failed = len(stories.failed) + len(searches.failed) + too_many
    tried = len(stories.answers) + len(searches.answers)
    return AttackResult(f"{SEARCHES} {what} a second", tried, failed, figures, is_control)


async def watch(environment: Environment, site: TargetSite, most: list[int]) -> None:
    """Records how many searches the database carries out, some thirty times a second."""
    name = site.env["DATABASE_URL"].rpartition("/")[2]
    connection = environment.postgresql.connect(name)
    try:
        with connection.cursor() as cursor:
            while True:
                cursor.execute(ACTIVE)
                most.append(cursor.fetchone()[0])
                await asyncio.sleep(0.03)
    finally:
        connection.close()


def words() -> Iterator[str]:
    """Addresses of searches, no two of them the same."""
    dice = random.Random(2006)
    for number in itertools.count():
        yield f"/search/?q={''.join(dice.choices(SYLLABLES, k=2))}+{number}"
