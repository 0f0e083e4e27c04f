"""An archive to measure with, the same on every run: stories of the usual length, tagged, filed and illustrated.

`DJANGO_SETTINGS_MODULE=bench.settings python -m bench.archive 2000` fills the paper of VAR_DIR.
"""

import datetime as dt
import io
import random
import sys

import django

django.setup()

from django.core.files.base import ContentFile  # noqa: E402
from django.db import transaction  # noqa: E402
from django.utils import timezone  # noqa: E402
from PIL import Image as Pillow  # noqa: E402

from articles.models import Article, Byline, Filing, Tag, Tagging  # noqa: E402
from images.library import add_picture  # noqa: E402
from people.models import Person  # noqa: E402
from readership.models import DailyViews  # noqa: E402
from sections.models import Section  # noqa: E402
from sources.models import Source  # noqa: E402

SYLLABLES = [consonant + vowel for consonant in "bdgklmnpstwy" for vowel in ("a", "i", "o", "u", "an", "ing")]
LANGUAGE = random.Random(2006)  # the year the paper was founded, and the same words on every run


def make_words(count):
    """Invented words; the early ones are used far oftener than the late ones, as in any language."""
    return ["".join(LANGUAGE.choices(SYLLABLES, k=LANGUAGE.randint(1, 4))) for _ in range(count)]


def write(words, count):
    """`count` words in one sentence."""
    chosen = [words[int(len(words) * LANGUAGE.random() ** 3)] for _ in range(count)]
    return " ".join(chosen).capitalize() + "."


def take_pictures(count):
    """Pictures in the library, drawn as coloured noise: harder to compress than a photograph, never easier."""

    pictures = []
    for number in range(count):
        drawn = Pillow.effect_noise((1600, 1067), 40 + number).convert("RGB")
        file = io.BytesIO()
        drawn.save(file, "JPEG", quality=88)
        named = ContentFile(file.getvalue(), f"bench{number}.jpg")
        pictures.append(add_picture(named, alt_text="Coloured noise", caption="Noise.", credit="Nobody"))
    return pictures


def make_stories(count, sections, sources, pictures, words):
    """Published stories, one every three hours back from now; a fourth of them syndicated. Not yet saved."""
    now = timezone.now()
    for number in range(count):
        picture = LANGUAGE.choice(pictures)
        paragraphs = [
            f"<p>{write(words, LANGUAGE.randint(25, 60))}</p>" for _ in range(LANGUAGE.randint(5, 14))
        ]
        if number % 3 == 0:
            address = picture.rendition_url("whole", 1200, "jpg")
            paragraphs.insert(2, f'<figure class="image"><img src="{address}" alt="Noise"></figure>')
        syndicated = {"source": LANGUAGE.choice(sources), "original_url": f"https://example.org/{number}"}
        story = Article(
            headline=write(words, LANGUAGE.randint(6, 10)).rstrip("."),
            standfirst=write(words, 22),
            slug=f"story-{number}",
            body="".join(paragraphs),
            section=LANGUAGE.choice(sections),
            lead_picture=picture,
            status=Article.Status.PUBLISHED,
            published_at=now - dt.timedelta(hours=3 * number + 1),
            **(syndicated if number % 4 == 0 else {}),
        )
        story.derive()
        yield story


@transaction.atomic
def fill(count):
    """Fill an empty paper with `count` stories and all that hangs on them; returns a word found in a few."""
    words = make_words(4_000)
    sections = list(Section.objects.all())
    sources = [Source.objects.create(name=f"Wire {n}", headline_suffix=f"Wire {n}") for n in range(3)]
    people = [Person.objects.create(name=f"Reporter {n}", slug=f"reporter-{n}") for n in range(12)]
    tags = [Tag.objects.create(name=f"subject {n}") for n in range(80)]
    pictures = take_pictures(8)
    stories = Article.objects.bulk_create(make_stories(count, sections, sources, pictures, words))
    listings = {Filing: [], Byline: [], Tagging: []}
    for story in stories:
        dated = story.terms
        for section in {story.section, LANGUAGE.choice(sections)}:
            listings[Filing].append(Filing(article=story, section=section, **dated))
        listings[Byline].append(Byline(article=story, person=LANGUAGE.choice(people), **dated))
        for tag in LANGUAGE.sample(tags, 3):
            listings[Tagging].append(Tagging(content_object=story, tag=tag, **dated))
    for model, rows in listings.items():
        model.objects.bulk_create(rows)
    today = timezone.localdate()
    DailyViews.objects.bulk_create(
        DailyViews(article=story, day=today - dt.timedelta(days=day), views=LANGUAGE.randint(1, 900))
        for day in range(7)
        for story in stories[:200]
    )
    return next(word for word in words[1_500:] if len(word) > 7)


if __name__ == "__main__":
    print(fill(int(sys.argv[1])))
