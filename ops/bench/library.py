"""A large picture library to measure with, the same on every run.

`DJANGO_SETTINGS_MODULE=ops.bench.settings python -m ops.bench.library 20000` adds so many pictures, without files, to
the database of VAR_DIR: two for each day and more, by forty photographers, four fifths of them shown by a story.
"""

import datetime as dt
import random
import sys

import django

django.setup()

from django.db import connection  # noqa: E402
from django.utils import timezone  # noqa: E402

from articles.models import Article, Illustration  # noqa: E402
from images.models import Image  # noqa: E402

WORDS = [
    "boat",
    "net",
    "quay",
    "market",
    "rice",
    "mango",
    "ferry",
    "council",
    "school",
    "flood",
    "harbor",
    "procession",
]
APART = dt.timedelta(minutes=300)
BATCH = 2_000


def fill(count: int) -> None:
    """The rows; nothing on the disk, since no list looks there."""
    chance, now = random.Random(20150921), timezone.now()
    pictures = Image.objects.bulk_create(
        (
            Image(
                key=f"{number:020x}",
                width=1600,
                height=1067,
                tone="111",
                alt_text=" ".join(chance.choices(WORDS, k=8)) if number % 200 else "",
                caption=" ".join(chance.choices(WORDS, k=25)),
                credit=f"Photographer {number % 40} / Examiner" if number % 50 else "",
                perceptual_hash=f"{chance.getrandbits(64):016x}",
                licence_ends_on=(now + dt.timedelta(days=number % 900)).date() if number % 10 == 0 else None,
                uploaded_at=now - APART * number,
            )
            for number in range(count)
        ),
        batch_size=BATCH,
    )
    stories = list(Article.objects.exclude(live_from=None).only("live_from", "live_until")[:count])
    Illustration.objects.bulk_create(
        (
            Illustration(
                article=stories[n % len(stories)],
                image=image,
                place="body",
                **stories[n % len(stories)].terms,
            )
            for n, image in enumerate(pictures)
            if n % 5
        ),
        batch_size=BATCH,
    )
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


if __name__ == "__main__":
    fill(int(sys.argv[1]))
