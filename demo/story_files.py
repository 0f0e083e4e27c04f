"""The demo's published stories: read from `stories/*.md`, and written with all that belongs to them."""

import datetime as dt
import random
import re
from pathlib import Path

from django.utils import timezone

from articles.models import Article, Byline, Correction
from articles.publishing import save_story
from articles.tags import tags_in
from demo import markup
from images.models import Image
from people.models import Person
from readership.models import DailyViews
from richtext.sanitise import clean_body
from sections.models import Section
from sources.models import Source

FOLDER = Path(__file__).parent / "stories"
TEXTS = ("headline", "kicker", "standfirst", "original_url", "original_author")


def read_stories() -> list[tuple[dict, str]]:
    """Returns the demo's stories as written, (fields, text) of each file, the oldest first."""
    stories = [markup.read_story(path) for path in sorted(FOLDER.glob("*.md"))]
    return sorted(stories, key=lambda story: -float(story[0]["hours_ago"]))


def named_in(stories: list[tuple[dict, str]], people: list[dict]) -> list[dict]:
    """Returns those of the people whom a byline of these stories names."""
    bylines = " ".join(fields.get("byline", "") for fields, _ in stories)
    return [fields for fields in people if re.search(rf"\b{fields['key']}\b", bylines)]


def write_story(
    fields: dict, text: str, people: dict[str, Person], sources: dict[str, Source], pictures: dict[str, Image]
) -> None:
    """Saves one story, published so long ago as its fields say, with its tags, bylines and correction.

    People and sources come by key, pictures by the name of their file.
    """
    sections = {section.name: section for section in Section.objects.all()}
    now = timezone.now()
    published_at = now - dt.timedelta(hours=float(fields["hours_ago"]), minutes=len(fields["headline"]))
    urls = {key: picture.rendition_url("whole", 1200, "jpg") for key, picture in pictures.items()}
    story = Article(
        slug=fields["slug"],
        body=clean_body(markup.to_html(text, urls)),
        section=sections[fields["section"]],
        status=Article.Status.PUBLISHED,
        published_at=published_at,
        lead_picture=pictures.get(fields.get("picture")),
        lead_caption=fields.get("caption", ""),
        source=sources.get(fields.get("source")),
        **{name: fields.get(name, "") for name in TEXTS},
        language=fields.get("language", "en"),
    )
    if story.source:
        story.original_published_at = published_at - dt.timedelta(hours=6)
    if "updated_hours_ago" in fields:
        story.updated_at = now - dt.timedelta(hours=float(fields["updated_hours_ago"]))
    further = [sections[name.strip()] for name in fields.get("further", "").split(",") if name.strip()]
    save_story(story, further=further)
    story.tags.set(tags_in(fields.get("tags", "")))
    for position, byline in enumerate(filter(None, fields.get("byline", "").split(";"))):
        role, who = re.fullmatch(r"(?:(\w+) by )?(.+)", byline.strip()).groups()
        named = {"person": people[who]} if who in people else {"name": who.strip('"“”')}
        Byline.objects.create(article=story, position=position, role=(role or "words").lower(), **named)
    if "correction" in fields:
        kind, _, note = fields["correction"].partition("|")
        made_at = published_at + (now - published_at) / 2
        Correction.objects.create(article=story, kind=kind.strip(), text=note.strip(), made_at=made_at)


def link_translations(stories: list[tuple[dict, str]]) -> None:
    """Tells each translation what it translates, where that is not told yet."""
    for fields, _ in stories:
        if original := fields.get("translation_of"):
            story = Article.objects.get(slug=fields["slug"])
            if story.translation_of_id is None:
                story.translation_of = Article.objects.get(slug=original)
                story.save()


def count_views() -> None:
    """Adds a week of page views, the same in every demo: the newer and the luckier a story, the more of them."""
    chance = random.Random(2006)
    today = timezone.localdate()
    rows = []
    for story in Article.objects.published().newest_first().only("pk", "live_from")[:40]:
        luck = chance.paretovariate(1.1)
        for age in range(7):
            day = today - dt.timedelta(days=age)
            if day >= timezone.localtime(story.live_from).date():
                rows.append(
                    DailyViews(article=story, day=day, views=int(min(luck, 30) * chance.randint(8, 40)))
                )
    DailyViews.objects.bulk_create(rows, ignore_conflicts=True)
