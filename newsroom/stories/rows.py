"""Bylines and corrections between the story's form and the piece that a story is (articles/revisions.py)."""

from django.utils import timezone
from django.utils.datastructures import MultiValueDict
from django.utils.dateparse import parse_datetime

from articles.revisions import MOMENTS, ROWS, moment_in, plain
from newspaper.fields import is_row_number

MOST = 200  # rows that are looked at in what a browser sends


def rows_sent(data, name):
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


def rows_as_sent(story, name, wanted):
    """What a browser would send to make a story's rows the wanted ones, which may be those that are there."""
    here, columns = list(getattr(story, name).all()), ROWS[name][1]
    stored = [{column: plain(getattr(row, _attribute(row, column))) for column in columns} for row in here]
    are_wanted = [_shown(row) for row in stored] == [_shown(row) for row in wanted]
    rows = [_shown(row) | {"id": str(row_here.pk)} for row, row_here in zip(stored, here, strict=True)]
    if not are_wanted:
        rows = [row | {"DELETE": "on"} for row in rows] + [_shown(row) | {"id": ""} for row in wanted]
    data = {"TOTAL_FORMS": str(len(rows)), "INITIAL_FORMS": str(len(here)), "MIN_NUM_FORMS": "0"}
    data |= {f"{number}-{column}": value for number, row in enumerate(rows) for column, value in row.items()}
    data |= {f"{number}-article": str(story.pk) for number in range(len(rows))}
    return MultiValueDict({f"{name}-{key}": [value] for key, value in data.items()})


def _attribute(row, column):
    return row._meta.get_field(column).attname


def _sent(column, text):
    if column in ("person", "position"):
        number = int(text) if text.isascii() and text.isdigit() and len(text) < 19 else None
        return number or 0 if column == "position" else number
    if column in MOMENTS:
        try:
            return plain(timezone.make_aware(parse_datetime(text)))
        except (
            ValueError,
            AttributeError,
        ):  # no moment at all, or one with a zone: the row's own form says so
            return text
    return text.replace("\r\n", "\n").strip()


def _shown(row):
    """A row's values as the form shows them."""
    return {
        column: shown_moment(value) if column in MOMENTS else "" if value is None else str(value)
        for column, value in row.items()
    }


def shown_moment(text):
    """A piece's moment as the browser's picker has it, in Manila's time."""
    moment = moment_in(text)
    return f"{timezone.localtime(moment):%Y-%m-%dT%H:%M}" if moment else text or ""
