"""A change of a published story that is planned on the story's own form."""

from django import forms
from django.utils import timezone

from articles import revisions
from articles.publishing import WHEN_AND_WHERE
from articles.scheduled_changes import scheduled_change_of
from newspaper.fields import MomentField
from newsroom.conflicts.edit_conflict import EditConflict
from newsroom.stories.pieces import as_typed
from newsroom.stories.states import in_words, name_of

PLAN = "_plan"  # the button


class PlannedForm(forms.ModelForm):
    """The part of the story form that plans; stands before ModelForm."""

    goes_live_at = MomentField(
        required=False,
        label="This change goes live at",
        help_text="For “Plan this change” alone: until then the story stays as it is, and then readers get what is "
        "written here. Nobody has to be at the desk.",
    )
    # The revision that is planned so far, for who has opened it.
    planned = forms.IntegerField(required=False, widget=forms.HiddenInput)

    @property
    def is_planned(self):
        """Whether it was sent to be planned, not to be saved."""
        return PLAN in self.data

    other_plan = None  # somebody else's, which this one would have written over unseen

    def clean_plan(self, cleaned):
        """Adds an error where this cannot be planned."""
        moment = cleaned.get("goes_live_at")
        if "goes_live_at" not in self.errors and not (moment and moment > timezone.now()):
            self.add_error("goes_live_at", "Choose a day and a time to come, or save the change at once.")
        for name in WHEN_AND_WHERE & cleaned.keys():
            if (cleaned[name] or None) != getattr(self.instance, name) and (cleaned[name] or name != "slug"):
                self.add_error(name, "This cannot be planned: save it by itself, at once.")
        other = scheduled_change_of(self.instance)
        if other and other.words_id != cleaned.get("planned"):
            self.other_plan = other
            self.add_error(
                None, OTHER_PLAN.format(who=name_of(other.words.by), when=in_words(other.goes_live_at))
            )


OTHER_PLAN = (
    "{who} has planned a change of this story for {when}. Nothing was planned now: open that change in a new tab and "
    "bring yours over. What you wrote is still in this form, and kept in the story's history."
)


def piece_of(form):
    """The whole story as a form says it (articles/revisions.py), with what others have saved meanwhile."""
    if form.conflict:
        return form.conflict.result
    revisions.keep_what_is_stored(form.instance)
    return EditConflict(form, form.cleaned_data).mine


class Opened:
    """What the story form is to show of a change that is planned, in the shape of an autosave."""

    def __init__(self, change, both):
        self.change, self.fields = change, as_typed(change.story, both.mine)
        self.version = change.story.version
        self.fields["goes_live_at"] = [f"{timezone.localtime(change.goes_live_at):%Y-%m-%dT%H:%M}"]
        self.fields["planned"] = [str(change.words_id)]
        self.fields["is_major"] = ["on"] if change.is_major else []
