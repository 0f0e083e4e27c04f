"""What makes a story, in one piece: read from its rows, and kept at every save of it.

The piece is JSON: {name: value}. Of a relation it holds the number of the row, of a moment its ISO form; sections,
tags and picks are sorted lists; bylines and corrections are lists of such pieces, in order.
"""

import datetime as dt
from typing import Any

from django.db import models
from django.utils.dateparse import parse_datetime

from articles.models import Article, Byline, Correction, Revision, Tag
from people.models import User, people_today
from plaintext.names import name_key

# Columns that a save changes by itself are not somebody's words.
DERIVED = {"id", "updated_at", "created_by", "created_at", "version", *Article.DERIVED} - {
    "slug",
    "published_at",
}
FIELDS = [field for field in Article._meta.concrete_fields if field.name not in DERIVED]
# Rows that are written on the story's own form, and what is written in each.
ROWS = {
    "bylines": (Byline, ["role", "person", "name", "position"]),
    "corrections": (Correction, ["kind", "made_at", "text"]),
}
SETS = ["sections", "tags", "picks"]
# In the order of the form; PostgreSQL keeps JSON in another.
NAMES = [*(field.name for field in FIELDS), *SETS, *ROWS]
MOMENTS = {field.name for field in FIELDS if isinstance(field, models.DateTimeField)} | {"made_at"}


def content_of(story: Article) -> dict:
    """The piece that a story is now, whether its columns have been saved or not: five queries."""
    return (
        {field.name: plain(getattr(story, field.attname)) for field in FIELDS}
        | {
            "sections": sorted(story.article_sections.values_list("section", flat=True)),
            "tags": sorted(story.taggings.values_list("tag__name", flat=True)),
            "picks": sorted(story.picks.values_list("pk", flat=True)),
        }
        | {name: _rows(getattr(story, name), columns) for name, (_, columns) in ROWS.items()}
    )


def plain(value: Any) -> Any:
    """A column's value as JSON has it. Line ends are those of the text, not of the browser that sent it."""
    if isinstance(value, dt.datetime):
        return value.astimezone(dt.UTC).isoformat()
    return value.replace("\r\n", "\n") if isinstance(value, str) else value


def moment_in(text: str | None) -> dt.datetime | None:
    """The moment that a piece's text is, or None."""
    try:
        moment = parse_datetime(text or "")
    except ValueError:
        return None
    return moment if moment and moment.tzinfo else None


def to_the_minute(content: dict) -> dict:
    """The piece with its moments as forms know them: without seconds."""
    return {
        name: [to_the_minute(row) for row in value]
        if name in ROWS
        else _without_seconds(value)
        if name in MOMENTS
        else value
        for name, value in content.items()
    }


def _without_seconds(text):
    moment = moment_in(text)
    return plain(moment.replace(second=0, microsecond=0)) if moment else text


def today(*contents: dict) -> list[dict]:
    """Pieces that were kept earlier, with the tags and people that were renamed or merged since as they are now.

    One query for the tags and one for the people of all of them, and one more where a name is no tag's.
    """
    tags = Tag.objects.of(name for content in contents for name in content.get("tags", ()))
    rows = [row for content in contents for row in content.get("bylines", ())]
    people = people_today(row["person"] for row in rows if row["person"])
    return [_today(content, tags, people) for content in contents]


def _today(content, tags, people):
    content = dict(content)
    if "tags" in content:
        known = [(tags.get(name_key(name)), name) for name in content["tags"]]
        content["tags"] = sorted({tag.name if tag else name for tag, name in known})
    if people and "bylines" in content:
        rows = [row | {"person": people.get(row["person"], row["person"])} for row in content["bylines"]]
        # Somebody who was two has one byline in a role.
        once = {(row["role"], row["person"] or row["name"]): row for row in reversed(rows)}
        content["bylines"] = [row for row in rows if once[row["role"], row["person"] or row["name"]] is row]
    return content


def keep(story: Article, by: User | None = None, reason: str = "", content: dict | None = None) -> None:
    """Keeps the piece that a story is, `content` where that is known, as the revision of its version; a later call
    replaces the earlier."""
    content = content or content_of(story)
    Revision.objects.bulk_create(
        [Revision(story=story, version=story.version, by=by, reason=reason, content=content)],
        update_conflicts=True,
        unique_fields=["story", "version"],
        update_fields=["by", "reason", "content"],
    )


def has_columns_of(story: Article, content: dict) -> bool:
    """Whether a content has the columns of a story: no query, and enough to know most saves as changes."""
    return all(content[field.name] == plain(getattr(story, field.attname)) for field in FIELDS)


def is_as_before(story: Article, content: dict) -> bool:
    """Whether a save that has just taken the story's version left its content as it was: a query, rarely more."""
    before = story.revisions.filter(version=story.version - 1).values_list("content", flat=True)
    kept = before.first()
    return kept is not None and (kept == content or today(kept) == [content])


def keep_what_is_stored(story: Article) -> None:
    """Keeps what is in the database of a story that nobody has kept in this version: an import's, for one."""
    content = content_of(Article.objects.get(pk=story.pk))
    Revision.objects.bulk_create(
        [Revision(story=story, version=story.version, content=content)], ignore_conflicts=True
    )


def keep_aside(story: Article, content: dict, by: User) -> Revision:
    """Keeps words that were not taken into the story, once however often they are sent; returns their Revision."""
    last = story.revisions.filter(version=None, by=by).first()
    if last and last.content == content:
        return last
    return story.revisions.create(
        by=by, content=content, reason="Not taken in: somebody else changed the same words"
    )


def _rows(rows, columns):
    return [
        {name: plain(getattr(row, row._meta.get_field(name).attname)) for name in columns}
        for row in rows.all()
    ]
