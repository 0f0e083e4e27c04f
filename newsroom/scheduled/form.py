"""Scheduling a change on the story's own form: its field, and what cannot be scheduled."""

from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.utils import timezone

from articles.models import Article
from articles.publishing import WHEN_AND_WHERE
from articles.scheduled_changes import scheduled_change_of
from newspaper.fields import MomentField
from newsroom.stories.states import in_words, name_of

if TYPE_CHECKING:
    from newsroom.stories.form import StoryForm

PLAN = "_plan"  # the button
TAKEN = "taken"  # the code of the error below
IS_TAKEN = (
    # The moment ends in "a.m." or "p.m.", and so does the sentence.
    "{who} has planned a change of this story for {when} Nothing was planned now: open that change in a new tab and "
    "bring yours over. What you wrote is still in this form, and kept in the story's history."
)


class GoesLiveAtField(MomentField):
    """When a change goes live; asked for by the button that plans alone."""

    def __init__(self):
        super().__init__(
            required=False,
            label="This change goes live at",
            help_text="For “Plan this change” alone: until then the story stays as it is, and then readers get what is "
            "written here. Nobody has to be at the desk.",
        )


def clean_plan(form: "StoryForm", cleaned: dict[str, Any]) -> None:
    """Adds an error to a form that was sent to be scheduled, where it cannot be."""
    moment = cleaned.get("goes_live_at")
    if "goes_live_at" not in form.errors and not (moment and moment > timezone.now()):
        form.add_error("goes_live_at", "Choose a day and a time to come, or save the change at once.")
    for name in WHEN_AND_WHERE & cleaned.keys():
        if (cleaned[name] or None) != getattr(form.instance, name) and (cleaned[name] or name != "slug"):
            form.add_error(name, "This cannot be planned: save it by itself, at once.")
    other = scheduled_change_of(form.instance)
    if other and other.words_id != cleaned.get("planned"):
        told = IS_TAKEN.format(who=name_of(other.words.by), when=in_words(other.goes_live_at))
        form.add_error(None, ValidationError(told, code=TAKEN))


def version_shown(story: Article, cleaned: dict[str, Any]) -> int | None:
    """The version of a story that a form has shown.

    It is one more than the form says where it has shown a change, too, that was due then and has been made since.
    """
    version, change = cleaned.get("version"), cleaned.get("shown_change")
    if version is None or change is None:
        return version
    words = story.revisions.filter(version=None, pk=change).first()
    made = words and story.revisions.filter(version=version + 1, by=words.by_id, reason=words.reason)
    return version + 1 if made and made.exists() else version
