"""One run of an import: what its parts share, and how they remember what came from where."""

import re
import unicodedata
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import unquote

from django.utils.text import slugify

from richtext.plain_text import plain_text
from wordpress.export import Survey
from wordpress.models import ImportedItem
from wordpress.pictures import Finder
from wordpress.report import Report


@dataclass
class Run:
    """The export's Survey, the media folder if there is one, and the Report of this run."""

    survey: Survey
    media: Path | None
    report: Report = field(default_factory=Report)

    def __post_init__(self):
        self.pictures = Finder(self.survey.site)

    def find(self, kind, wordpress_id):
        """The row that remembers a thing of this site, or None."""
        rows = ImportedItem.objects.filter(site=self.survey.site, kind=kind)
        return rows.filter(wordpress_id=wordpress_id).first()

    def is_here(self, kind, post):
        """Whether an earlier run has brought this post; counts it."""
        is_here = self.find(kind, post.wordpress_id) is not None
        if is_here:
            self.report.count_known(kind)
        return is_here

    def remember(self, kind, post, **what):
        """Raises IntegrityError where another import is doing the same just now."""
        return self.remember_id(kind, post.wordpress_id, **what)

    def remember_id(self, kind, wordpress_id, **what):
        return ImportedItem.objects.create(
            site=self.survey.site, kind=kind, wordpress_id=wordpress_id[:200], **what
        )

    def title_of(self, post):
        """The post's title as one line of plain words, or its number where it has none."""
        return text_line(post.title) or f"{post.kind} {post.wordpress_id}"


def text_line(html):
    """The words of some HTML on one line, without anything that a terminal would obey."""
    words = " ".join(plain_text(html).split())
    return words if words.isprintable() else "".join(filter(str.isprintable, words))


def fitting(text, longest):
    """Text cut to a column's length, with "…" where something is missing."""
    return text if len(text) <= longest else f"{text[: longest - 1].rstrip()}…"


def slug_of(name, longest):
    """WordPress's own slug as ours: percent-decoded, in small letters; "" where nothing is left of it."""
    name = re.sub(r"__trashed(-[0-9]+)?$", "", unquote(name))
    name = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", name).lower())
    return slugify(name, allow_unicode=True)[:longest].strip("-_")


def free(slug, taken):
    """The slug, with a number where `taken(slug)` says that another has it."""
    candidate, count = slug, 2
    while taken(candidate):
        candidate, count = f"{slug[:80]}-{count}", count + 1
    return candidate
