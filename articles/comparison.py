"""What differs between two pieces of a story, word by word, for people who read and do not program."""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.formats import date_format

from articles.merging import Difference
from articles.models import Article
from articles.revisions import FIELDS, MOMENTS, NAMES, ROWS
from images.models import Image
from people.models import Person
from richtext.plain_text import plain_text
from sections.models import Section
from sources.models import Source

SAME, NEW, GONE = "same", "new", "gone"
WORD = re.compile(r"\s+|\w+|[^\w\s]")
# Beyond so many words two texts are compared paragraph by paragraph only: words are compared with words.
MOST_WORDS = 4_000
MODELS = {"section": Section, "sections": Section, "lead_picture": Image, "source": Source, "picks": Article}
MODELS |= {"translation_of": Article, "person": Person}
CHOICES = {field.name: dict(field.flatchoices) for field in FIELDS if field.choices}
LABELS = {field.name: str(field.verbose_name) for field in FIELDS}
LABELS |= {"body": "text", "sections": "sections", "tags": "tags", "picks": "related stories"} | {
    n: n for n in ROWS
}


@dataclass(frozen=True)
class FieldChange:
    """One part of a story that differs: its name, and pieces of (text, SAME, NEW or GONE)."""

    label: str
    pieces: list


def changes(before: dict, after: dict) -> list[FieldChange]:
    """What was changed between two pieces, in the order of the form."""
    names = Names(before, after)
    return [
        FieldChange(
            LABELS.get(name, name),
            compare_texts(*(names.text(name, part.get(name)) for part in (before, after))),
        )
        for name in _changed_names(before, after)
    ]


def labels_of(before: dict, after: dict) -> list[str]:
    """The names of what was changed between two pieces: no query."""
    return [LABELS.get(name, name) for name in _changed_names(before, after)]


def _changed_names(before, after):
    return [name for name in NAMES if name in after and after[name] != before.get(name)]


def compare_texts(before: str, after: str) -> list[tuple[str, str]]:
    """Two texts as pieces; where only their form differs, which has no words, one says so."""
    if before == after:
        return [(before, SAME), (" (links, pictures or emphasis changed)", NEW)]
    if len(before) + len(after) > 6 * MOST_WORDS:
        return _compare(before.splitlines(keepends=True), after.splitlines(keepends=True))
    return _compare(WORD.findall(before), WORD.findall(after))


def words_of_a_difference(difference: Difference) -> tuple[list, list]:
    """(what I, what they have made of the same words), each as pieces beside what there was."""
    names = Names({difference.name: difference.base}, {difference.name: difference.mine})
    names.add({difference.name: difference.theirs})
    base, mine, theirs = (
        names.text(difference.name, value) for value in (difference.base, difference.mine, difference.theirs)
    )
    return compare_texts(base, mine), compare_texts(base, theirs)


def _compare(before, after):
    """Whole phrases, not a mosaic: a blank between two changed words belongs to both changes."""
    pieces, gone, new = [], "", ""
    for kind, i, j, k, m in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        old, fresh = "".join(before[i:j]), "".join(after[k:m])
        if kind != "equal" or (old.isspace() and (gone or new)):
            gone, new = gone + old, new + fresh
            continue
        pieces += [*_changed(gone, new), (old, SAME)]
        gone = new = ""
    return pieces + _changed(gone, new)


def _changed(gone, new):
    return [(text, kind) for text, kind in ((gone, GONE), (new, NEW)) if text]


class Names:
    """The names of what pieces hold by number: a query for each kind that occurs."""

    def __init__(self, *contents: dict) -> None:
        self.found = {}
        for content in contents:
            self.add(content)

    def add(self, content: dict) -> None:
        """Looks up what one more piece holds."""
        rows = [row for name in ROWS for row in content.get(name) or []]
        for name, value in [*content.items(), *(("person", row.get("person")) for row in rows)]:
            if name in MODELS and value:
                wanted = value if isinstance(value, list) else [value]
                known = self.found.setdefault(name, {})
                missing = [pk for pk in wanted if pk not in known]
                known.update(MODELS[name].objects.in_bulk(missing) if missing else {})

    def text(self, name: str, value: Any) -> str:
        """A value as people read it."""
        if name in ROWS:
            return "\n".join(self._row(row, ROWS[name][1]) for row in value or [])
        if name == "body":
            return plain_text(value or "")
        if name in MOMENTS and value:
            return date_format(timezone.localtime(parse_datetime(value)), "j F Y, g:i a")
        if name in CHOICES:
            return str(CHOICES[name].get(value, value))
        if isinstance(value, list):
            return ", ".join(self.text(name, each) if name in MODELS else str(each) for each in value)
        if name in MODELS and value:
            return str(self.found.get(name, {}).get(value) or "(no longer there)")
        return "" if value is None else str(value)

    def _row(self, row, columns):
        parts = [self.text(name, row.get(name)) for name in columns if name != "position" and row.get(name)]
        return " · ".join(parts)
