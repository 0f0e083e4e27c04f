"""One run of an import: what its parts share, how it remembers what came from where, and its report."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from django.core.exceptions import ValidationError
from django.db import IntegrityError

from addresses import former
from addresses.models import Address
from addresses.spelling import LONGEST, path_of
from richtext.left_out import LeftOut
from wordpress.export import ExportSurvey, Post
from wordpress.models import ImportedItem
from wordpress.text import text_line
from wordpress.uploads import ImportedPictures

Kind = ImportedItem.Kind
NAMES = {
    Kind.STORY: ("story", "stories"),
    Kind.PICTURE: ("picture", "pictures"),
    Kind.PAGE: ("page", "pages"),
    Kind.PERSON: ("person", "people"),
    Kind.SECTION: ("new section", "new sections"),
}
ALWAYS_NAMED = (Kind.STORY, Kind.PICTURE, Kind.PAGE)  # in the report, even when there were none


def number(count: int, singular: str, plural: str) -> str:
    """“1 story”, “1,234 stories”."""
    return f"{count:,} {singular if count == 1 else plural}"


class ImportReport:
    """What a run did, and what it did not, in plain sentences, gathered while it runs."""

    def __init__(self) -> None:
        self.new: Counter = Counter()
        self.known: Counter = Counter()
        self.left_out: dict[str, list[str]] = {}  # titles by reason
        self.notes: list[tuple[str, list[str]]] = []  # titles with sentences
        self.left_out_of_texts = LeftOut()
        self.comments = 0

    def count(self, kind: Kind) -> None:
        """Something of this kind was imported."""
        self.new[kind] += 1

    def count_known(self, kind: Kind) -> None:
        """Something of this kind was imported by an earlier run."""
        self.known[kind] += 1

    def leave_out(self, reason: str, title: str) -> None:
        """Something was not imported because of `reason`."""
        self.left_out.setdefault(reason, []).append(title)

    def note(self, title: str, sentences: Iterable[str], left_out: LeftOut | None = None) -> None:
        """Something was imported, and differs from what WordPress had; `left_out` is added to the whole run's."""
        if sentences:
            self.notes.append((title, list(sentences)))
        if left_out:
            self.left_out_of_texts += left_out

    def lines(self) -> Iterator[str]:
        """The closing summary."""
        yield f"Imported: {self._counted(self.new, always=ALWAYS_NAMED)}."
        if self.known.total():
            yield f"Here already, and left as they are: {self._counted(self.known)}."
        if self.comments:
            has = "has" if self.comments == 1 else "have"
            yield f"{number(self.comments, 'comment', 'comments')} {has} no place here: the paper has no comments."
        if self.notes:
            yield "Imported, but look at:"
            for title, sentences in self.notes:
                yield f"  “{title}”: {'; '.join(sentences)}."
        if self.left_out_of_texts:
            yield f"Left out of all texts together: {self.left_out_of_texts}."
        for reason, titles in self.left_out.items():
            yield f"Not imported, because {reason}:"
            yield from (f"  {title}" for title in titles)

    def _counted(self, counter, always=()):
        kinds = [kind for kind in NAMES if counter[kind] or kind in always]
        words = [number(counter[kind], *NAMES[kind]) for kind in kinds]
        return " and ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)


@dataclass
class ImportRun:
    """The export's survey, the media folder if there is one, and the report of this run."""

    survey: ExportSurvey
    media: Path | None
    report: ImportReport = field(default_factory=ImportReport)

    def __post_init__(self) -> None:
        self.pictures = ImportedPictures(self.survey.site)

    def find(self, kind: Kind, wordpress_id: str) -> ImportedItem | None:
        """The row that remembers a thing of this site, or None."""
        rows = ImportedItem.objects.filter(site=self.survey.site, kind=kind)
        return rows.filter(wordpress_id=wordpress_id).first()

    def is_here(self, kind: Kind, post: Post) -> bool:
        """Whether an earlier run has imported this post; counts it."""
        is_here = self.find(kind, post.wordpress_id) is not None
        if is_here:
            self.report.count_known(kind)
        return is_here

    def remember(self, kind: Kind, post: Post, **what: object) -> ImportedItem:
        """Raises IntegrityError where another import is doing the same just now."""
        return self.remember_id(kind, post.wordpress_id, **what)

    def remember_id(self, kind: Kind, wordpress_id: str, **what: object) -> ImportedItem:
        """As `remember`, for what has no post: an author's login, a category's slug."""
        return ImportedItem.objects.create(
            site=self.survey.site, kind=kind, wordpress_id=wordpress_id[:200], **what
        )

    def title_of(self, post: Post) -> str:
        """The post's title as one line of plain words, or its number where it has none."""
        return text_line(post.title) or f"{post.kind} {post.wordpress_id}"

    def old_path(self, post: Post) -> str:
        """The path of a post's old permalink, "/2015/09/slug/"; "" where it had none."""
        try:
            link, base = urlsplit(post.link), urlsplit(self.survey.base_url)
        except ValueError:
            return ""
        if link.query or not link.path.strip("/"):
            return ""
        prefix = base.path.rstrip("/")
        return link.path[len(prefix) :] if link.path.startswith(prefix + "/") else link.path


def leave_redirect(old: str, new: str) -> list[str]:
    """Has an old path lead to a new one, both as browsers write them. Returns why it could not, as sentences: where it
    leads elsewhere already, or is longer than any address.
    """
    old, new = path_of(old), path_of(new)
    if old in ("/", new):
        return []
    if len(old) > LONGEST:
        return [f"its old address {old[:60]}… is longer than {LONGEST} characters and leads nowhere"]
    row = Address.objects.filter(path=old).first()
    if row is None:
        former.leave(old, new)
    elif row.target != new:
        return [f"its old address {old} is that of {row.target or 'something that is gone'}"]
    return []


def reason_in(error: ValidationError | IntegrityError) -> str:
    """Why the database or a field refused something, as the end of a sentence."""
    if isinstance(error, IntegrityError):
        return "something of the same name has just arrived"
    return " ".join(error.messages).rstrip(".")
