"""The demo newspaper: invented places and people, so that an empty database opens on a paper worth reading."""

import datetime as dt
import os
import random
import re
import secrets
from decimal import Decimal
from pathlib import Path

from django.conf import settings
from django.contrib.auth.models import Group
from django.contrib.flatpages.models import FlatPage
from django.db import transaction
from django.utils import timezone

from advertising.models import Edition, RateCard
from articles.models import Article, Byline, Correction
from articles.publishing import save_story
from demo import markup
from demo.banners import place
from demo.desk import lay_out
from demo.in_hand import SLUGS as IN_HAND
from demo.notices import publish
from demo.picture_files import load_pictures
from demo.rates import EDITION, NOTES, RATES
from newspaper.models import Newspaper, Office
from people.models import Person, User
from readership.models import DailyViews
from richtext.sanitise import clean_body
from sections.models import Section
from sources.models import Source

HERE = Path(__file__).parent
ACCOUNTS = [
    ("chief", "", "signs in as the editor-in-chief and may do everything"),
    ("editor", "Editor", "publishes"),
    ("sub", "Sub-editor", "checks and approves"),
    ("reporter", "Reporter", "writes drafts"),
    ("advertising", "Advertising", "keeps the rates, answers and quotes"),
    ("publisher", "Publisher", "reads everything"),
]
TEXTS = ("headline", "kicker", "standfirst", "original_url", "original_author")


class RealStories(Exception):
    """The database holds stories that are not the demo's; the demo does not touch it."""


def read_edition():
    """The demo's stories as written: (fields, text) of each file, the oldest first."""
    stories = [markup.read_story(path) for path in sorted((HERE / "stories").glob("*.md"))]
    return sorted(stories, key=lambda story: -float(story[0]["hours_ago"]))


def fill(tell=print):
    """Makes what is missing of the demo newspaper and returns how many stories are new.

    `tell` is called with a line of progress. Raises `RealStories` where the database holds others.
    """
    edition = read_edition()
    others = Article.objects.exclude(slug__in=[*IN_HAND, *(fields["slug"] for fields, _ in edition)])
    if stranger := others.first():
        raise RealStories(f"There are stories here that are not the demo's, “{stranger}” for one.")
    there = set(Article.objects.values_list("slug", flat=True))
    missing = [(fields, text) for fields, text in edition if fields["slug"] not in there]
    if not missing:
        return 0
    pictures = load_pictures(missing, markup.read_blocks(HERE / "people.md"), tell)
    with transaction.atomic():
        _open_offices()
        people = _hire(pictures)
        sources = _sign_agreements()
        for fields, text in missing:
            _write(fields, text, people, sources, pictures)
        _link_translations(missing)
        _price()
        lay_out()
        publish()
        place()
        _read_it()
    return len(missing)


def open_accounts():
    """One account for each role, all with one random password, kept in `VAR_DIR`; returns that password."""
    path = settings.VAR_DIR / "demo-password"
    if not path.exists():
        with open(os.open(path, os.O_CREAT | os.O_WRONLY | os.O_TRUNC, 0o600), "w") as kept:
            kept.write(secrets.token_urlsafe(12) + "\n")
    password = path.read_text().strip()
    for username, role, _ in ACCOUNTS:
        user, is_new = User.objects.get_or_create(
            username=username, defaults={"is_staff": True, "is_superuser": not role}
        )
        if is_new:
            user.set_password(password)
            user.save()
            if role:
                user.groups.add(Group.objects.get(name=role))
    return password


def _open_offices():
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


def _hire(pictures):
    """The cast, by key."""
    people = {}
    for fields in markup.read_blocks(HERE / "people.md"):
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


def _sign_agreements():
    """The agencies and partners, by key."""
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


def _write(fields, text, people, sources, pictures):
    """One story with all that belongs to it."""
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
        **{
            name: fields.get(name, "")
            for name in ("headline", "kicker", "standfirst", "original_url", "original_author")
        },
        language=fields.get("language", "en"),
    )
    if story.source:
        story.original_published_at = published_at - dt.timedelta(hours=6)
    if "updated_hours_ago" in fields:
        story.updated_at = now - dt.timedelta(hours=float(fields["updated_hours_ago"]))
    further = [sections[name.strip()] for name in fields.get("further", "").split(",") if name.strip()]
    save_story(story, further=further)
    story.tags.set([tag.strip() for tag in fields.get("tags", "").split(",") if tag.strip()])
    for position, byline in enumerate(filter(None, fields.get("byline", "").split(";"))):
        role, who = re.fullmatch(r"(?:(\w+) by )?(.+)", byline.strip()).groups()
        named = {"person": people[who]} if who in people else {"name": who.strip('"“”')}
        Byline.objects.create(article=story, position=position, role=(role or "words").lower(), **named)
    if "correction" in fields:
        kind, _, note = fields["correction"].partition("|")
        made_at = published_at + (now - published_at) / 2
        Correction.objects.create(article=story, kind=kind.strip(), text=note.strip(), made_at=made_at)


def _link_translations(edition):
    for fields, _ in edition:
        if original := fields.get("translation_of"):
            story = Article.objects.get(slug=fields["slug"])
            story.translation_of = Article.objects.get(slug=original)
            story.save()


def _price():
    """The regional edition with its card of the year, and next year's, which readers do not see yet."""
    today = timezone.localdate()
    edition = Edition.objects.first() or Edition(name="Regional edition", slug="regional")
    if not edition.deadlines:
        for field, text in EDITION.items():
            setattr(edition, field, text)
        edition.counted_on = today.replace(month=1, day=15)
        edition.save()
    first = today.replace(month=1, day=1)
    for year, rise in ((today.year, Decimal(1)), (today.year + 1, Decimal("1.05"))):
        card, is_new = RateCard.objects.get_or_create(
            name=f"Regional Advertising Rates {year} (demo)",
            edition=edition,
            defaults={
                "valid_from": first.replace(year=year),
                "valid_until": first.replace(year=year, month=12, day=31),
                "notes": NOTES,
            },
        )
        if is_new:
            for position, rate in enumerate(RATES):
                amount = Decimal(rate["amount"])
                if rate["unit"] != "per_cent":
                    amount = (amount * rise).quantize(Decimal("0.01"))
                card.rates.create(**rate | {"amount": amount, "position": position})


def _read_it():
    """A week of readers, the same in every demo: the newer and the luckier a story, the more of them."""
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
