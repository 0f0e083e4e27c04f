"""The demo newspaper: invented places and people, so that an empty database opens on a newspaper worth reading."""

import re
from collections.abc import Callable
from pathlib import Path

from django.contrib.flatpages.models import FlatPage
from django.db import transaction

from articles.models import Article
from demo import advertising, legal_notices, markup
from demo.drafts import SLUGS as DRAFTS
from demo.picture_files import load_pictures
from demo.story_files import count_views, link_translations, named_in, read_stories, write_story
from images.models import Image
from newspaper.models import Newspaper, Office
from people.models import Person
from richtext.sanitise import clean_body
from sources.models import Source

HERE = Path(__file__).parent


class RealStories(Exception):
    """The database holds stories that are not the demo's; the demo does not touch it."""


def load(tell: Callable[[str], None] = print, newest: int | None = None) -> int:
    """Adds what is missing of the demo newspaper and returns how many stories are new.

    With `newest`, only so many of the newest stories and what they need, enough for a server to begin with: the
    next call without it adds the rest. `tell` is called with a line of progress for each picture. Raises
    `RealStories` where the database holds others.
    """
    stories = read_stories()
    others = Article.objects.exclude(slug__in=[*DRAFTS, *(fields["slug"] for fields, _ in stories)])
    if stranger := others.first():
        raise RealStories(f"There are stories here that are not the demo's, “{stranger}” for one.")
    there = set(Article.objects.values_list("slug", flat=True))
    missing = [(fields, text) for fields, text in stories if fields["slug"] not in there]
    cast = markup.read_blocks(HERE / "people.md")
    if newest:
        missing = missing[-newest:]
        cast = named_in(missing, cast)
    if not missing:
        return 0
    pictures = load_pictures(missing, cast, tell)
    with transaction.atomic():
        _describe_newspaper()
        people, sources = _add_people(cast, pictures), _add_sources()
        for fields, text in missing:
            write_story(fields, text, people, sources, pictures)
        if not newest:
            link_translations(stories)
            advertising.add_rate_cards()
            advertising.add_enquiries_and_order()
            legal_notices.add_notices()
            advertising.add_banners()
            count_views()
    return len(missing)


def _describe_newspaper() -> None:
    """Fills in name, addresses, offices and the About pages, unless there is an office already."""
    paper = Newspaper.objects.get()
    if paper.offices.exists():
        return
    paper.tagline = "Zamboanga City and Davao, since 2006"
    paper.description = (
        "Regional news from Mindanao and the Visayas, updated all day. (A demo: all of it is invented.)"
    )
    paper.email = "letters@example.org"
    paper.facebook, paper.x = "https://www.facebook.com/example", "https://x.com/example"
    paper.youtube, paper.blog = "https://www.youtube.com/@example", "https://example.org/blog/"
    paper.save()
    Office.objects.create(
        newspaper=paper,
        name="Zamboanga City",
        position=1,
        address="2nd floor, 14 Calle Almendras\nZamboanga City 7000",
        telephones="(062) 555 0114 newsroom\n(062) 555 0115 advertising",
        hours="Monday to Saturday, 8 to 6",
    )
    Office.objects.create(
        newspaper=paper,
        name="Davao City",
        position=2,
        address="Unit 5, 88 Waling-waling Street\nDavao City 8000",
        telephones="(082) 555 0162 newsroom and advertising",
        hours="Monday to Friday, 9 to 5",
    )
    for page in (HERE / "pages").glob("*.md"):
        body = clean_body(markup.to_html(page.read_text(), {}))
        FlatPage.objects.filter(url=f"/about/{page.stem}/", content="").update(content=body)


def _add_people(cast: list[dict], pictures: dict[str, Image]) -> dict[str, Person]:
    """Adds those of the cast who are missing; returns all of them by key."""
    people = {}
    for fields in cast:
        people[fields["key"]], _ = Person.objects.get_or_create(
            slug=re.sub(r"[^a-z]+", "-", fields["name"].lower()).strip("-"),
            defaults={
                "name": fields["name"],
                "role": fields["role"],
                "title": fields["title"],
                "biography": f"<p>{fields['biography']}</p>",
                "portrait": pictures[fields["portrait"]],
            },
        )
    return people


def _add_sources() -> dict[str, Source]:
    """Adds the agencies and partners that are missing; returns all of them by key."""
    sources = {}
    for fields in markup.read_blocks(HERE / "sources.md"):
        terms = {
            name: fields.get(name, "")
            for name in ("kind", "home_page", "credit_line", "headline_suffix", "told")
        }
        sources[fields["key"]], _ = Source.objects.get_or_create(
            name=fields["name"],
            defaults=terms
            | {
                "is_in_news_sitemap": fields["in_news_sitemap"] == "yes",
                "is_in_trending": fields["in_trending"] == "yes",
                "delay_hours": int(fields.get("delay_hours", 0)),
                "licence_days": int(fields["licence_days"]) if fields.get("licence_days") else None,
            },
        )
    return sources
