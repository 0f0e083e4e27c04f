"""Between what a browser sends with the story form and the content of a revision (articles/revisions.py)."""

from typing import TYPE_CHECKING, Any

from django.http import QueryDict
from django.utils import timezone
from django.utils.datastructures import MultiValueDict
from django.utils.dateparse import parse_datetime

from articles.models import Article
from articles.revisions import MOMENTS, ROWS, SETS, moment_in, plain, to_the_minute
from articles.tags import tags_as_text
from newspaper.fields import is_row_number

if TYPE_CHECKING:
    from newsroom.stories.form import StoryForm

MOST = 200  # rows that are looked at in what a browser sends


def content_sent(form: "StoryForm", cleaned: dict[str, Any], base: dict[str, Any]) -> dict[str, Any]:
    """The content that a form sends: `base`, to the minute, with what was typed over it."""
    rows = {name: rows_sent(form.data, name) for name in ROWS if f"{name}-TOTAL_FORMS" in form.data}
    return base | to_the_minute(_fields_sent(cleaned, base) | rows)


def _fields_sent(cleaned: dict[str, Any], base: dict[str, Any]) -> dict[str, Any]:
    sent = {}
    for name, value in cleaned.items():
        if name in base and name not in SETS:
            sent[name] = plain(getattr(value, "pk", value))
    if not sent.get("slug", True):  # left empty, it is made anew for a new story alone
        sent["slug"] = base["slug"]
    if "tags" in cleaned:
        sent["tags"] = sorted(cleaned["tags"])
    if "picks" in cleaned:
        sent["picks"] = sorted(story.pk for story in cleaned["picks"])
    if cleaned.get("section") and "further_sections" in cleaned:
        chosen = {cleaned["section"], *cleaned["further_sections"]}
        sent["sections"] = sorted(section.pk for section in chosen)
    return sent


def as_sent(name: str, value: Any) -> list[str]:
    """A value of a revision's content as a browser would send it: a list of texts."""
    if name == "tags":
        return [tags_as_text(value)]
    if name in MOMENTS:
        return [shown_moment(value)]
    if isinstance(value, bool):
        return ["on"] if value else []
    return [str(each) for each in value] if isinstance(value, list) else ["" if value is None else str(value)]


def as_typed(story: Article, content: dict[str, Any]) -> dict[str, list[str]]:
    """A whole content as a browser would send it with the story's form: {name: list of texts}."""
    fields = {name: as_sent(name, value) for name, value in content.items() if name not in ROWS}
    fields["further_sections"] = [str(pk) for pk in content["sections"] if pk != content["section"]]
    for name in ROWS:
        rows = rows_as_sent(story, name, content[name])
        fields |= {key: rows.getlist(key) for key in rows}
    return fields


def shown_moment(text: str | None) -> str:
    """A content's moment as the browser's picker has it, in Manila's time."""
    moment = moment_in(text)
    return f"{timezone.localtime(moment):%Y-%m-%dT%H:%M}" if moment else text or ""


# Bylines and corrections


def rows_sent(data: QueryDict, name: str) -> list[dict[str, Any]]:
    """The rows of a formset as they were sent, without those to be deleted and those left empty."""
    total = data.get(f"{name}-TOTAL_FORMS", "")
    count = min(int(total), MOST) if is_row_number(total) else 0
    rows = []
    for number in range(count):
        row = {column: _sent(column, data.get(f"{name}-{number}-{column}", "")) for column in ROWS[name][1]}
        is_empty = not (row.get("person") or row.get("name") or row.get("text"))
        if not is_empty and not data.get(f"{name}-{number}-DELETE"):
            rows.append(row)
    return sorted(rows, key=lambda row: row.get("position", 0))


def rows_as_sent(story: Article, name: str, wanted: list[dict[str, Any]]) -> MultiValueDict:
    """What a browser would send to make a story's rows the wanted ones, which may be those that are there."""
    here, columns = list(getattr(story, name).all()), ROWS[name][1]
    stored = [
        {column: plain(getattr(row, row._meta.get_field(column).attname)) for column in columns}
        for row in here
    ]
    are_wanted = [_shown(row) for row in stored] == [_shown(row) for row in wanted]
    rows = [_shown(row) | {"id": str(row_here.pk)} for row, row_here in zip(stored, here, strict=True)]
    if not are_wanted:
        rows = [row | {"DELETE": "on"} for row in rows] + [_shown(row) | {"id": ""} for row in wanted]
    data = {"TOTAL_FORMS": str(len(rows)), "INITIAL_FORMS": str(len(here)), "MIN_NUM_FORMS": "0"}
    data |= {f"{number}-{column}": value for number, row in enumerate(rows) for column, value in row.items()}
    data |= {f"{number}-article": str(story.pk) for number in range(len(rows))}
    return MultiValueDict({f"{name}-{key}": [value] for key, value in data.items()})


def _sent(column: str, text: str) -> str | int | None:
    if column in ("person", "position"):
        number = int(text) if is_row_number(text) else None
        return number or 0 if column == "position" else number
    if column in MOMENTS:
        try:
            return plain(timezone.make_aware(parse_datetime(text)))
        except (ValueError, AttributeError):  # no moment, or one with a zone: the row's own form says so
            return text
    return text.replace("\r\n", "\n").strip()


def _shown(row: dict[str, Any]) -> dict[str, str]:
    """A row's values as the form shows them."""
    return {
        column: shown_moment(value) if column in MOMENTS else "" if value is None else str(value)
        for column, value in row.items()
    }
