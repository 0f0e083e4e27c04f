"""What an import did, and what it did not, in plain sentences."""

from collections import Counter

from wordpress.models import ImportedItem

Kind = ImportedItem.Kind
NAMES = {
    Kind.STORY: ("story", "stories"),
    Kind.PICTURE: ("picture", "pictures"),
    Kind.PAGE: ("page", "pages"),
    Kind.PERSON: ("person", "people"),
    Kind.SECTION: ("new section", "new sections"),
}

EVERY_TIME = (Kind.STORY, Kind.PICTURE, Kind.PAGE)  # said even when there were none


def number(count, singular, plural):
    """“1 story”, “1,234 stories”."""
    return f"{count:,} {singular if count == 1 else plural}"


class Report:
    """Counts and sentences, gathered while an import runs."""

    def __init__(self):
        self.new = Counter()
        self.known = Counter()
        self.left_out = {}  # titles by reason
        self.notes = []  # of (title, sentences)
        self.comments = 0

    def count(self, kind):
        self.new[kind] += 1

    def count_known(self, kind):
        self.known[kind] += 1

    def leave_out(self, reason, title):
        """Something was not imported because of `reason`."""
        self.left_out.setdefault(reason, []).append(title)

    def note(self, title, sentences):
        """Something was imported, and differs from what WordPress had."""
        if sentences:
            self.notes.append((title, list(sentences)))

    def lines(self):
        """The closing summary."""
        yield f"Imported: {self._counted(self.new, always=EVERY_TIME)}."
        if self.known.total():
            yield f"Here already, and left as they are: {self._counted(self.known)}."
        if self.comments:
            has = "has" if self.comments == 1 else "have"
            yield f"{number(self.comments, 'comment', 'comments')} {has} no place here: the paper has no comments."
        if self.notes:
            yield "Imported, but look at:"
            for title, sentences in self.notes:
                yield f"  “{title}”: {'; '.join(sentences)}."
        for reason, titles in self.left_out.items():
            yield f"Not imported, because {reason}:"
            yield from (f"  {title}" for title in titles)

    def _counted(self, counter, always=()):
        kinds = [kind for kind in NAMES if counter[kind] or kind in always]
        words = [number(counter[kind], *NAMES[kind]) for kind in kinds]
        return " and ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)
