"""Two hundred different searches a second, with fifty people who only want to read a story.

Stories are read as if nothing were; searches beyond what the paper can bear are turned away at once, with a word on
when to come again; the database never carries out more than two at a time.
"""

import asyncio
import itertools
import random

from ops.attacks.findings import Finding
from ops.attacks.readers import Notes, read_every

SEARCHES, STORIES = 200, 50  # a second
MOST_AT_ONCE = 2
SLEEPS = 0.3  # seconds that the database takes for a search of an archive far larger than this one
ACTIVE = """SELECT count(*) FROM pg_stat_activity WHERE state = 'active' AND pid <> pg_backend_pid()
            AND (query LIKE '%to_tsquery%' OR query LIKE '%/* a search */%')"""
SYLLABLES = [consonant + vowel for consonant in "bdgklmnpstwy" for vowel in "aiou"]


async def attack(ground, is_full):
    """Searches as they are, searches that are hard for the database, and the latter without the press's places."""
    seconds = 60 if is_full else 12
    with ground.paper() as paper:
        yield await flood(ground, paper, "searches", seconds)
    with ground.paper(sleeps=SLEEPS) as paper:
        yield await flood(ground, paper, "hard searches", seconds)
    with ground.paper(sleeps=SLEEPS, without="places") as paper:
        yield await flood(ground, paper, "hard searches", 5, is_control=True)


async def flood(ground, paper, what, seconds, is_control=False):
    """Fails with every story not read, every search neither answered nor excused, and too many of them at once."""
    stories = Notes()
    searches = Notes(lambda a: a.status == 200 or (a.status == 503 and "retry-after" in a.headers))
    pages = itertools.cycle([f"/story-{number}/" for number in range(25)])
    port, most = paper.web.port, []
    await read_every(port, pages, Notes(), STORIES, 2)
    watching = asyncio.create_task(watch(ground, paper, most))
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
    return Finding(f"{SEARCHES} {what} a second", tried, failed, figures, is_control)


async def watch(ground, paper, most):
    """Notes how many searches the database carries out, some thirty times a second."""
    name = paper.env["DATABASE_URL"].rpartition("/")[2]
    connection = ground.postgresql.connect(name)
    try:
        with connection.cursor() as cursor:
            while True:
                cursor.execute(ACTIVE)
                most.append(cursor.fetchone()[0])
                await asyncio.sleep(0.03)
    finally:
        connection.close()


def words():
    """Addresses of searches, no two of them the same."""
    dice = random.Random(2006)
    for number in itertools.count():
        yield f"/search/?q={''.join(dice.choices(SYLLABLES, k=2))}+{number}"
