"""Stories in their small forms, as plain facts: what lists, rails and links to them show.

Lists make up most of every page. So their stories are read without the models: only the columns that are shown,
by statements that are compiled once, in one query and two for all bylines and labels. Facts never change: a card
that is read again as it was is the same card, and whatever was made of it may be used again (rendering/fragments.py).
"""

import datetime as dt
from collections import defaultdict, namedtuple
from collections.abc import Collection, Iterable
from dataclasses import dataclass, fields
from functools import cache, cached_property, lru_cache

from django.apps import apps
from django.utils import timezone

from images.facts import PictureFacts
from pagecache.dependencies import dependency, depends_on
from rendering.addresses import path_to
from rendering.compiled import NOW_PARAM, CompiledQuery, param_list, param_values
from sections.labels import SectionLabel

# How many cards are kept to be recognised: those of the newest pages, and of many more.
KEPT = 4_000
# Lists of the newest are read in multiples of so many.
AT_A_TIME = 20


@dataclass(frozen=True, eq=False)
class StoryLink:
    """A story's smallest form, a line that leads to it. `picture` is the lead picture as long as we may show it."""

    pk: int
    slug: str
    headline: str
    full_headline: str
    summary: str
    language: str
    live_from: dt.datetime
    section: SectionLabel
    picture: PictureFacts | None

    def get_absolute_url(self) -> str:
        return path_to("articles:detail", self.slug)

    def get_language_display(self) -> str:
        return apps.get_model("articles", "Article").Language(self.language).label


@dataclass(frozen=True, eq=False)
class Card(StoryLink):
    """A story as lists show it, with its labels and writers."""

    labels: tuple
    writers: tuple

    @property
    def columnist(self) -> "Credit | None":
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

    def get_role_display(self) -> str:
        return apps.get_model("articles", "Byline").Role(self.role).label


# What is read, and what is made of it


def _columns(facts, prefix):
    return [f"{prefix}{field.name}" for field in fields(facts)]


OWN = ["pk", "slug", "headline", "summary", "language"]
# A story as it is read for a card: the columns of `story_columns` in their order.
StoryRow = namedtuple(
    "StoryRow",
    [
        *OWN,
        *("live_from", "live_until", "headline_suffix"),
        *_columns(SectionLabel, "section_"),
        *_columns(PictureFacts, "picture_"),
    ],
)
# The same with the story's text, as a search reads it.
FoundRow = namedtuple("FoundRow", [*StoryRow._fields, "text"])
SECTION = slice(StoryRow._fields.index("section_pk"), StoryRow._fields.index("picture_key"))
PICTURE = slice(SECTION.stop, len(StoryRow._fields))


def story_columns(story: str = "") -> list[str]:
    """Returns the columns of a `StoryRow`; `story` is the path of lookups to the story, such as "article__"."""
    return [
        *(f"{story}{name}" for name in OWN),
        *("live_from", "live_until"),  # every row that lists a story carries them
        f"{story}source__headline_suffix",
        *_columns(SectionLabel, f"{story}section__"),
        *_columns(PictureFacts, f"{story}lead_picture__"),
    ]


def story_rows(rows: Iterable[tuple]) -> list[StoryRow]:
    """Returns tuples of `story_columns` as StoryRows."""
    return list(map(StoryRow._make, rows))


def links_of(rows: Iterable[StoryRow]) -> list[StoryLink]:
    """Returns StoryLinks in the order of the rows: no query."""
    today = timezone.localdate()
    return [_link(row, today) for row in _shown(rows)]


def cards_of(rows: list[StoryRow], listings: "StoryRelations | None" = None) -> list[Card]:
    """Returns Cards in the order of the rows: two queries, none where the StoryRelations are given."""
    listings, today = listings or StoryRelations([row.pk for row in rows]), timezone.localdate()
    return [
        _card(row, listings.bylines[row.pk], listings.article_sections[row.pk], today) for row in _shown(rows)
    ]


def results_of(rows: list[FoundRow]) -> list[SearchResult]:
    """Returns SearchResults of the rows of `found`, in their order: one query."""
    listings, today = StoryRelations([row.pk for row in rows]), timezone.localdate()
    return [
        SearchResult(*_facts(row, today), writers=_writers(listings.bylines[row.pk]), text=row.text)
        for row in _shown(rows)
    ]


def _shown(rows):
    """Yields the rows, and records each as a dependency of the page that is being rendered, if one is."""
    for row in rows:
        depends_on(dependency("articles_article", row.pk), row.live_until)
        yield row


def visible(ids: Collection[int], *, trending: bool = False, at: dt.datetime | None = None) -> list[StoryRow]:
    """Returns those of the stories that readers may see now, or at another aware moment, in no order: one query.

    `trending` leaves out those whose source does not allow them in Trending News.
    """
    given = {"now": at or timezone.now()} | param_values("story", ids)
    return story_rows(_rows_by_id(len(ids), trending).rows(**given)) if ids else []


def newest(count: int, besides: Collection[str] = ()) -> list[StoryRow]:
    """Returns the newest `count` stories that readers may see, but none of the slugs `besides`: one query."""
    # More than are wanted, in steps, so that few statements serve every number of stories that are left out.
    depth = (count + len(besides) + AT_A_TIME - 1) // AT_A_TIME * AT_A_TIME
    rows = story_rows(_newest(depth).rows(now=timezone.now()))
    return [row for row in rows if row.slug not in besides][:count]


def found(ids: Collection[int]) -> list[FoundRow]:
    """Returns those of the stories that readers may see now, each with its text, in no order: one query."""
    if not ids:
        return []
    rows = _texts_by_id(len(ids)).rows(now=timezone.now(), **param_values("story", ids))
    return list(map(FoundRow._make, rows))


class StoryRelations:
    """The bylines, sections and tags of stories, by the story's id: one query for each that is asked for."""

    def __init__(self, ids: Collection[int]) -> None:
        self.ids = ids

    @cached_property
    def bylines(self) -> dict[int, tuple]:
        """{story: the columns of each byline, in order}."""
        return self._by_story(_bylines, self.ids)

    @cached_property
    def article_sections(self) -> dict[int, tuple]:
        """{story: the columns of each section's SectionLabel, in order}."""
        return self._by_story(_sections, self.ids)

    def credits(self, story_id: int) -> tuple[Credit, ...]:
        """The bylines of one story, as Credits in their order."""
        return tuple(_credit(row) for row in self.bylines[story_id])

    def labels(self, story_id: int) -> tuple[SectionLabel, ...]:
        """The sections of one story, as SectionLabels in their order."""
        return tuple(SectionLabel(*row) for row in self.article_sections[story_id])

    def tags(self, story_id: int) -> list[str]:
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
def _card(row, bylines, sections, today):
    labels = tuple(SectionLabel(*section) for section in sections)
    return Card(*_facts(row, today), labels=labels, writers=_writers(bylines))


def _writers(bylines):
    credits = [_credit(byline) for byline in bylines]
    return tuple(credit for credit in credits if credit.role == "words")


def _facts(row, today):
    """The values of a StoryLink's fields. `today` decides on the picture's licence: another day makes another card."""
    return (
        row.pk,
        row.slug,
        row.headline,
        with_suffix(row.headline, row.headline_suffix),
        row.summary,
        row.language,
        row.live_from,
        SectionLabel(*row[SECTION]),
        _picture(row),
    )


def _picture(row):
    """The lead picture, as long as we may show it."""
    picture = PictureFacts(*row[PICTURE]) if row.picture_key else None
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


def with_suffix(headline: str, suffix: str | None) -> str:
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
def _newest(count):
    def stories():
        stories = apps.get_model("articles", "Article").objects.published(NOW_PARAM).newest_first()
        yield stories.values_list(*story_columns())[:count]

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
def _sections(count):
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
