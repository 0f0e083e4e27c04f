"""An archive to measure with, the same on every run.

`DJANGO_SETTINGS_MODULE=ops.bench.settings python -m ops.bench.archive 100000` fills the empty database of VAR_DIR,
and prints what the harness needs to know of it.

Every archive begins twenty years ago and has the same last sixty days, so that pages show the same however many
stories there are: what differs is what lies behind. Stories share 1,000 texts (ops/bench/words.py), which differ in
length; each takes about 7 KB in SQLite and 6 KB in PostgreSQL, with its listings and the indexes.
"""

import datetime as dt
import io
import json
import sys
import time

import django

django.setup()

from django.conf import settings  # noqa: E402
from django.contrib.auth.models import Group  # noqa: E402
from django.core.files.base import ContentFile  # noqa: E402
from django.core.management.color import no_style  # noqa: E402
from django.db import connection  # noqa: E402
from django.test import Client  # noqa: E402
from django.utils import timezone  # noqa: E402
from PIL import Image as Pillow  # noqa: E402

from articles.models import Article, Tag  # noqa: E402
from articles.paging import PAGE_SIZE  # noqa: E402
from articles.search import index as search_index  # noqa: E402
from frontpage.models import Layout, Slot  # noqa: E402
from images.library import add_picture  # noqa: E402
from images.models import Image  # noqa: E402
from ops.bench.rows import count_views, list_stories, run, write_stories  # noqa: E402
from ops.bench.words import make_texts  # noqa: E402
from people.models import Person, User  # noqa: E402
from sections.models import Section  # noqa: E402
from sources.models import Source  # noqa: E402

LEAST = 3_000
PICTURES, PEOPLE, SOURCES, TAGS = 8, 12, 3, 81
DEEP = 2_000
SLOTS = 40


def fill(count: int) -> None:
    """Fill an empty paper with `count` stories, at least 3,000, and all that hangs on them."""
    hurry()
    write(count, take_pictures(PICTURES))
    tidy()


def write(count: int, pictures: list[Image]) -> None:
    """The rows alone, in a database that has none of them."""
    assert count >= LEAST
    sections = list(Section.objects.order_by("pk").values_list("pk", flat=True))
    people = [Person.objects.create(name=f"Reporter {n}", slug=f"reporter-{n}").pk for n in range(PEOPLE)]
    sources = [
        Source.objects.create(name=f"Wire {n}", headline_suffix=f"Wire {n}").pk for n in range(SOURCES)
    ]
    tags = [Tag.objects.create(name=f"subject {n}").pk for n in range(TAGS)]
    keep_texts(pictures)
    write_stories(count, sections, sources)
    list_stories(count, sections, people, tags)
    count_views(count)
    run("DROP TABLE bench_text")


def hurry() -> None:
    """What is made here can be made again: nothing waits for the disk, or is given up for taking long."""
    if connection.vendor == "postgresql":
        run("SET statement_timeout = 0")
        run("SET synchronous_commit = off")
        run("DROP INDEX articles_search")  # is made in one go faster than row by row
    else:
        run("PRAGMA synchronous = OFF")


def tidy() -> None:
    """Leave the tables as a database that has run for a while has them."""
    search_index.install("default")
    if connection.vendor == "postgresql":
        for statement in connection.ops.sequence_reset_sql(no_style(), [Article]):
            run(statement)
        run("SET statement_timeout = 0")
        run("VACUUM ANALYZE")


def take_pictures(count: int) -> list[Image]:
    """Pictures in the library: plain gradients, soon encoded, since no page is weighed with its pictures."""
    pictures = []
    for number in range(count):
        drawn = Pillow.linear_gradient("L").resize((1600, 1067)).convert("RGB")
        drawn.putpixel((0, 0), (number, 0, 0))
        file = io.BytesIO()
        drawn.save(file, "JPEG", quality=88, comment=str(number).encode())  # one file a number
        named = ContentFile(file.getvalue(), f"bench{number}.jpg")
        pictures.append(add_picture(named, alt_text="A gradient", caption="Grey.", credit="Nobody"))
    return pictures


def keep_texts(pictures: list[Image]) -> None:
    """The 1,000 texts as a table to choose from, derived as every story's are; a fourth has no lead picture."""
    columns = {"number": "integer"}
    columns |= dict.fromkeys(("headline", "standfirst", "body", "summary", "plain", "words"), "text")
    columns["lead_picture_id"] = "bigint"
    run(f"CREATE TABLE bench_text ({', '.join(f'{name} {kind}' for name, kind in columns.items())})")
    rows = []
    for number, text in enumerate(make_texts()):
        picture = pictures[number % len(pictures)]
        body = [f"<p>{paragraph}</p>" for paragraph in text.paragraphs]
        if number % 3 == 0:
            address = picture.rendition_url("whole", 1200, "jpg")
            body.insert(2, f'<figure class="image"><img src="{address}" alt="Noise"></figure>')
        story = Article(headline=text.headline, standfirst=text.standfirst, body="".join(body), slug="text")
        story.lead_picture = picture if number % 4 else None
        story.derive()
        rows.append((number, *(getattr(story, column) for column in list(columns)[1:])))
    run(f"INSERT INTO bench_text VALUES ({', '.join(['%s'] * len(columns))})", rows)


def lay_out(slots: int) -> int:
    """A layout of so many pinned stories, put aside, so that the front page stays as it is; returns its number."""
    layout = Layout.objects.create(note="Measured")
    stories = Article.objects.published().newest_first().values_list("pk", flat=True)[:slots]
    Slot.objects.bulk_create(
        Slot(layout=layout, position=number, story_id=pk) for number, pk in enumerate(stories, start=1)
    )
    return layout.pk


def landmarks(count: int) -> dict[str, str | int]:
    """Where the harness finds its way: an editor's session, a layout, a full month, page 2,000 (or the middle)."""
    editor = User.objects.create_user("editor", is_staff=True)
    editor.groups.add(Group.objects.get(name="Editor"))
    client = Client()
    client.force_login(editor)
    deep = Article.objects.published().newest_first()[min(DEEP * PAGE_SIZE, count // 2)]
    month = timezone.localdate().replace(day=1) - dt.timedelta(days=1)
    return {
        "session": client.cookies[settings.SESSION_COOKIE_NAME].value,
        "deep": f"{deep.live_from.astimezone(dt.UTC):%Y%m%dT%H%M%S%f}-{deep.pk}",
        "deep_month": f"{timezone.localtime(deep.live_from):%Y/%m}",
        "month": f"{month:%Y/%m}",
        "layout": lay_out(SLOTS),
    }


if __name__ == "__main__":
    stories, began = int(sys.argv[1]), time.monotonic()
    fill(stories)
    print(json.dumps(landmarks(stories) | {"seconds": round(time.monotonic() - began)}))
