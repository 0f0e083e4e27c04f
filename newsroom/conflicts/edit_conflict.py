"""Two editors in one story: what its form does when somebody else has saved since it was opened.

What both have written is brought together (articles/merging.py). Where both have changed the same, nothing is saved:
the form shows both, keeps every word, and asks which is to stay.
"""

from functools import cached_property
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.datastructures import MultiValueDict

from articles.comparison import words_of_a_difference
from articles.merging import Difference, Merged, merge, merge_again
from articles.models import Article, Revision
from articles.revisions import ROWS, content_of, to_the_minute, today
from newspaper.fields import is_row_number
from newsroom.stories.form_data import as_sent, content_sent, rows_as_sent
from newsroom.stories.states import name_of
from sections.models import Section

if TYPE_CHECKING:
    from newsroom.stories.form import StoryForm

MINE, THEIRS = "mine", "theirs"


class EditConflict:
    """What somebody sends for a story of which another has saved a newer version.

    Its contents (articles/revisions.py) have their moments to the minute, as the form knows them.
    """

    def __init__(self, form: "StoryForm", cleaned: dict[str, Any], began_with: int | None):
        self.form, self.cleaned, self.story = form, cleaned, form.stored
        self.began = self.story.revisions.filter(version=began_with).first()
        self.undecided: list[Choice] = []
        # Bylines and corrections as they are to be, by the prefix of their formset, where the stored rows are others.
        self.rows: dict[str, MultiValueDict] = {}
        self.aside: Revision | None = None  # keeps what was sent

    def bring_together(self) -> None:
        """Makes the form's data what both have written; adds an error to it where that is not decided yet."""
        if self.began is None:
            self.form.add_error(None, UNKNOWN)
            return
        self._set(self.result)
        if self.undecided:
            self.form.add_error(None, forms.ValidationError(UNDECIDED.format(who=self.who), code="conflict"))

    @cached_property
    def base(self) -> dict[str, Any]:
        """The story with which both began."""
        return to_the_minute(*today(self.began.content))

    @cached_property
    def theirs(self) -> dict[str, Any]:
        """The story as it is stored."""
        return to_the_minute(content_of(self.story))

    @cached_property
    def mine(self) -> dict[str, Any]:
        """What was sent."""
        return today(content_sent(self.form, self.cleaned, self.base))[0]

    @cached_property
    def merged(self) -> Merged:
        """Both brought together; where one was asked already, from the words that were kept aside then."""
        aside = self.form.data.get("aside", "")
        if self.is_asked and is_row_number(aside):
            first = self.story.revisions.filter(version=None, pk=aside).first()
            if first:
                shown = merge(self.base, to_the_minute(*today(first.content)), self.theirs)
                return merge_again(shown, self.mine)
        return merge(self.base, self.mine, self.theirs)

    @property
    def is_asked(self) -> bool:
        """Whether the form that was sent has asked to choose, and nobody has saved since."""
        return self.form.data.get("met") == str(self.story.version)

    @cached_property
    def result(self) -> dict[str, Any]:
        """The content that is to be saved, with my words where that is not decided."""
        self.undecided = [each for each in self.differences if each.choice is None]
        theirs = {each.name for each in self.differences if each.choice == THEIRS}
        return {
            name: (self.merged.theirs if name in theirs else self.merged.mine)[name]
            for name in self.merged.mine
        }

    @cached_property
    def differences(self) -> "list[Choice]":
        """What both have changed, with what was chosen."""
        return [Choice(self, difference) for difference in self.merged.differences]

    @property
    def changes_nothing(self) -> bool:
        """Whether all that was sent is in the story already: a button that was pressed twice, for one."""
        return self.result == self.theirs

    @cached_property
    def latest(self) -> Revision | None:
        """The revision of whoever saved last."""
        return self.story.revisions.filter(version=self.story.version).select_related("by").first()

    @property
    def who(self) -> str:
        """“Ana Lim”, or "somebody else" where that is not known."""
        by = self.latest and self.latest.by
        return name_of(by) if by else "somebody else"

    @property
    def what(self) -> str:
        """The names of what they have changed: “headline, tags”."""
        changed = [name for name, value in self.theirs.items() if value != self.base.get(name)]
        return ", ".join(self.label(name) for name in changed) or "nothing"

    @property
    def report(self) -> str:
        """What is told when both have been brought together; nothing where the form has shown all of theirs."""
        if self.theirs == self.base:
            return ""
        return f"While you were writing, {self.who} has saved this story, too. Both are in it now; theirs: {self.what}."

    def label(self, name: str) -> str:
        """What editors call a part of the story."""
        field = self.form.fields.get({"sections": "further_sections"}.get(name, name))
        return (str(field.label) if field and field.label else name.replace("_", " ")).lower()

    def _set(self, result: dict[str, Any]) -> None:
        """Writes a content into the form: what is saved of it, and what it shows if it is shown again."""
        self.form.data = self.form.data.copy()
        for name in self.form.fields:
            if name in result and name in self.cleaned and result[name] != self.mine.get(name):
                self.cleaned[name] = self._as_cleaned(name, result[name])
                self.form.data.setlist(self.form.add_prefix(name), as_sent(name, result[name]))
        if "sections" in result and "further_sections" in self.cleaned:
            further = [pk for pk in result["sections"] if pk != result["section"]]
            self.cleaned["further_sections"] = Section.objects.filter(pk__in=further)
            self.form.data.setlist("further_sections", [str(pk) for pk in further])
        self.rows = {
            name: rows_as_sent(self.story, name, result[name])
            for name in ROWS
            if self.theirs[name] != self.base.get(name) or self.began.version != self.cleaned.get("version")
        }

    def _as_cleaned(self, name: str, value: Any) -> Any:
        if name == "picks":
            return Article.objects.filter(pk__in=value)
        if name in ("body", "tags"):
            return value
        return getattr(self.story, name)  # theirs


class Choice:
    """One thing that both have changed: `choice` is MINE, THEIRS, or None as long as nobody has chosen."""

    def __init__(self, conflict: EditConflict, difference: Difference):
        self.name, self.difference = difference.name, difference
        self.label = conflict.label(difference.name)
        choice = conflict.form.data.get(f"keep-{difference.name}")
        self.choice = choice if conflict.is_asked and choice in (MINE, THEIRS) else None

    @cached_property
    def words(self) -> tuple[list, list]:
        """(what I, what they have made of it), each as pieces of (text, "same", "new" or "gone")."""
        return words_of_a_difference(self.difference)


UNKNOWN = forms.ValidationError(
    "This form does not say which version of the story it began with, so nothing was saved. What you wrote is still "
    "here: open the story in a new tab and bring your changes over.",
    code="conflict",
)
UNDECIDED = (
    "You and {who} have changed the same words since you opened this story, so nothing was saved yet. Both stand "
    "beside each other on this page; choose what is to stay. Nothing is lost: the other is kept in the story's history."
)
