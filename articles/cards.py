"""Stories in their small forms, as plain facts: what lists, rails and links to them show.

Lists make up most of every page. So their stories are read without the models: only the columns that are shown,
by statements that are compiled once, in one query and two for all bylines and labels. Facts never change: a card
that is read again as it was is the same card, and whatever was made of it may be used again (rendering/fragments.py).
"""

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass, fields
from functools import cache, cached_property, lru_cache

from django.apps import apps
from django.utils import timezone

from images.facts import PictureFacts
from pagecache.dependencies import dependency, depends_on
from rendering.addresses import path_to
from rendering.compiled import NOW_PARAM, CompiledQuery, param_list, param_values
from sections.labels import SectionLabel

# Where these columns stand in a row of `story_columns`.
PK, LIVE_FROM, LIVE_UNTIL = 0, 5, 6
# How many cards are kept to be recognised: those of the newest pages, and of many more.
KEPT = 4_000


@dataclass(frozen=True, eq=False)
class StoryLink:
    """A story's smallest form, a line that leads to it. `picture` is the lead picture as long as we may show it."""

    pk: int
    slug: str
    headline: str
    printed_headline: str
    summary: str
    language: str
    live_from: dt.datetime
    section: SectionLabel
    picture: PictureFacts | None

    def get_absolute_url(self):
        return path_to("articles:detail", self.slug)

    def get_language_display(self):
        return apps.get_model("articles", "Article").Language(self.language).label


@dataclass(frozen=True, eq=False)
class Card(StoryLink):
    """A story as lists show it, with its labels and writers."""

    labels: tuple
    writers: tuple

    @property
    def columnist(self):
        """The first writer who has a page, if a columnist with a portrait: their face stands beside their words."""
        first = next((writer for writer in self.writers if writer.address), None)
        return first if first and first.is_columnist and first.portrait else None


@dataclass(frozen=True)
class SearchResult(StoryLink):
    """A story as a search shows it, with its writers, and its text, of which an excerpt is made."""

    writers: tuple
    text: str


@dataclass(frozen=True)
class Credit:
    """A byline as it is printed; `address` is "" where the name is a plain one, without a page."""

    role: str
    printed_name: str
    address: str
    is_columnist: bool
    biography: str
    portrait: PictureFacts | None

    def get_role_display(self):
        return apps.get_model("articles", "Byline").Role(self.role).label


# What is read, and what is made of it


def _columns(facts, prefix):
    return [f"{prefix}{field.name}" for field in fields(facts)]


def story_columns(story=""):
    """The columns of a row that is to become a card; `story` is the way to the story from where they are read."""
    own = ["pk", "slug", "headline", "summary", "language"]
    return [
        *(f"{story}{name}" for name in own),
        *("live_from", "live_until"),  # every row that lists a story carries them
        f"{story}source__headline_suffix",
        *_columns(SectionLabel, f"{story}section__"),
        *_columns(PictureFacts, f"{story}lead_picture__"),
    ]


def links_of(rows):
    """Rows of `story_columns` as StoryLinks, in their order: no query."""
    today = timezone.localdate()
    return [_link(row, today) for row in _shown(rows)]


def cards_of(rows, listings=None):
    """Rows of `story_columns` as Cards, in their order: two queries, none where the StoryRelations are given."""
    listings, today = listings or StoryRelations([row[0] for row in rows]), timezone.localdate()
    return [
        _card(row, listings.bylines[row[0]], listings.article_sections[row[0]], today) for row in _shown(rows)
    ]


def results_of(rows):
    """Rows of `found` as SearchResults, in their order: one query."""
    listings, today = StoryRelations([row[PK] for row in rows]), timezone.localdate()
    return [
        SearchResult(*_facts(row, today), writers=_writers(listings.bylines[row[PK]]), text=text)
        for *row, text in _shown(rows)
    ]


def _shown(rows):
    """The rows, of which the page that is being made, if one is, is told that it shows them."""
    for row in rows:
        depends_on(dependency("articles_article", row[PK]), row[LIVE_UNTIL])
        yield row


def visible(ids, *, trending=False, at=None):
    """The rows, as above, of those of the stories that readers may see now, and in Trending News: one query.

    `at` is another moment, for whoever prepares a page.
    """
    given = {"now": at or timezone.now()} | param_values("story", ids)
    return _rows_by_id(len(ids), trending).rows(**given) if ids else []


def found(ids):
    """The rows, as above, of those of the stories that readers may see now, each with its text: one query."""
    return _texts_by_id(len(ids)).rows(now=timezone.now(), **param_values("story", ids)) if ids else []


class StoryRelations:
    """The bylines, filings and tags of stories, by the story's id: one query for each that is asked for."""

    def __init__(self, ids):
        self.ids = ids

    @cached_property
    def bylines(self):
        """{story: the columns of each byline, in order}."""
        return self._by_story(_bylines, self.ids)

    @cached_property
    def article_sections(self):
        """{story: the columns of each section's SectionLabel, in order}."""
        return self._by_story(_filings, self.ids)

    def credits(self, story_id):
        """The bylines of one story, as Credits in their order."""
        return tuple(_credit(row) for row in self.bylines[story_id])

    def labels(self, story_id):
        """The sections of one story, as SectionLabels in their order."""
        return tuple(SectionLabel(*row) for row in self.article_sections[story_id])

    def tags(self, story_id):
        """The names of one story's tags."""
        return [name for (name,) in self._taggings[story_id]]

    @cached_property
    def _taggings(self):
        return self._by_story(_tags, self.ids)

    @staticmethod
    def _by_story(statement, ids):
        found = defaultdict(tuple)
        for story_id, *row in statement(len(ids)).rows(**param_values("story", ids)) if ids else ():
            found[story_id] += (tuple(row),)
        return found


@lru_cache(maxsize=KEPT)
def _link(row, today):
    return StoryLink(*_facts(row, today))


@lru_cache(maxsize=KEPT)
def _card(row, bylines, filings, today):
    labels = tuple(SectionLabel(*filing) for filing in filings)
    return Card(*_facts(row, today), labels=labels, writers=_writers(bylines))


def _writers(bylines):
    credits = [_credit(byline) for byline in bylines]
    return tuple(credit for credit in credits if credit.role == "words")


def _facts(row, today):
    """What a row says. `today` decides on the picture's licence, and so is part of what makes a card another one."""
    pk, slug, headline, summary, language, live_from, _, suffix = row[:8]
    printed_headline = with_suffix(headline, suffix)
    section, picture = SectionLabel(*row[8:12]), _picture(row[12:])
    return pk, slug, headline, printed_headline, summary, language, live_from, section, picture


def _picture(row):
    """The picture of a row's columns, as long as we may show it."""
    picture = PictureFacts(*row) if row[0] else None
    return picture if picture and picture.is_licensed else None


def _credit(row):
    role, name, person, slug, person_role, biography, *portrait = row
    return Credit(
        role=role,
        printed_name=name or person,
        address=path_to("people:detail", slug) if slug else "",
        is_columnist=person_role == "columnist",
        biography=biography or "",
        portrait=PictureFacts(*portrait) if portrait[0] else None,
    )


def with_suffix(headline, suffix):
    """The headline with its source's suffix: “… not protecting them – CNN”."""
    return f"{headline} – {suffix}" if suffix else headline


# The statements, for so many stories each


def _stories(count):
    return (
        apps.get_model("articles", "Article")
        .objects.published(NOW_PARAM)
        .filter(pk__in=param_list("story", count))
    )


@cache
def _rows_by_id(count, trending):
    def stories():
        stories = _stories(count)
        if trending:
            stories = stories.exclude(source__is_in_trending=False)
        yield stories.values_list(*story_columns())

    return CompiledQuery(stories)


@cache
def _texts_by_id(count):
    return CompiledQuery(lambda: [_stories(count).values_list(*story_columns(), "plain")])


@cache
def _bylines(count):
    person = ["name", "slug", "role", "biography", *_columns(PictureFacts, "portrait__")]
    return CompiledQuery(
        lambda: [
            apps.get_model("articles", "Byline")
            .objects.filter(article__pk__in=param_list("story", count))
            .order_by("position", "pk")
            .values_list("article_id", "role", "name", *(f"person__{column}" for column in person))
        ]
    )


@cache
def _filings(count):
    return CompiledQuery(
        lambda: [
            apps.get_model("articles", "ArticleSection")
            .objects.filter(article__pk__in=param_list("story", count))
            .order_by("section__position", "pk")
            .values_list("article_id", *_columns(SectionLabel, "section__"))
        ]
    )


@cache
def _tags(count):
    return CompiledQuery(
        lambda: [
            apps.get_model("articles", "Tagging")
            .objects.filter(content_object__pk__in=param_list("story", count))
            .order_by("pk")
            .values_list("content_object_id", "tag__name")
        ]
    )
