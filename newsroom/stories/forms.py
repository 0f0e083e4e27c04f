"""The form in which a story is written."""

from django import forms
from django.utils import timezone

from articles.models import Tag
from newspaper.fields import ChosenRows, MomentField, MomentInput, is_row_number
from newsroom.autosave.autosaves import fill
from newsroom.checks.forms import CheckedForm
from newsroom.conflicts.edit_conflict import EditConflict
from newsroom.notes.forms import NotedForm
from newsroom.scheduled.forms import PlannedForm
from newsroom.stories.buttons import step_of, verb_in
from sections.models import Section

__all__ = ["BylineForm", "ChosenRows", "MomentField", "MomentInput", "StoryForm", "is_row_number"]


class BylineForm(ChosenRows, forms.ModelForm):
    """A name over a story."""


class RowsOfAStory(forms.BaseInlineFormSet):
    """Names or corrections of a story: as they were sent, or as they are where two editors met in it."""

    def full_clean(self):
        """Cleans what newsroom/conflicts/edit_conflict.py has left with the story, if it has."""
        rows = getattr(self.instance, "rows_sent", {}).get(self.prefix)
        if rows is not None and self.is_bound:
            self.data = rows
            for made_of_the_old in ("forms", "management_form"):
                self.__dict__.pop(made_of_the_old, None)
        super().full_clean()


class StoryForm(CheckedForm, PlannedForm, NotedForm, ChosenRows, forms.ModelForm):
    """A story as an editor writes it, and the version of it that the editor has seen."""

    version = forms.IntegerField(required=False, widget=forms.HiddenInput)
    further_sections = forms.ModelMultipleChoiceField(
        Section.objects.all(),
        required=False,
        label="Also in",
        widget=forms.CheckboxSelectMultiple,
        help_text="The story stands on these sections' fronts, too.",
    )
    is_major = forms.BooleanField(
        required=False,
        label="Major update: tell readers",
        help_text="Prints “Updated” with the time of this save under the headline. Not for commas.",
    )
    reason = forms.CharField(
        required=False,
        max_length=400,
        label="Why",
        help_text="For whoever wrote it; needed to send it back. Kept in the story's history.",
    )

    class Meta:  # the admin adds the model, and the fields that its fieldsets name
        widgets = {
            "headline": forms.Textarea(attrs={"rows": 2}),
            "standfirst": forms.Textarea(attrs={"rows": 3}),
            "lead_caption": forms.Textarea(attrs={"rows": 2}),
        }

    is_another_version = False  # whether its save has made one, which is then kept whole
    conflict = None  # with whoever has saved the story since it was opened
    typed = None  # an autosave, or a planned change, whose words the form is to show

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.initial["version"] = self.instance.version
            filed = self.instance.article_sections.values_list("section", flat=True)
            self.initial["further_sections"] = [pk for pk in filed if pk != self.instance.section_id]
        if self.typed and not self.is_bound:
            fill(self, self.typed)

    def clean_headline(self):
        return " ".join(self.cleaned_data["headline"].split())

    def clean_lead_caption(self):
        return " ".join(self.cleaned_data["lead_caption"].split())

    def clean_tags(self):
        longest = Tag._meta.get_field("name").max_length
        for name in self.cleaned_data["tags"]:
            if len(name) > longest:
                raise forms.ValidationError(
                    f"A tag has at most {longest} characters; put commas between several: “{name[:40]}…”"
                )
        return self.cleaned_data["tags"]

    def clean_translation_of(self):
        """The original itself: not this story, and not another translation."""
        original = self.cleaned_data["translation_of"]
        if original and original == self.instance:
            raise forms.ValidationError("A story cannot be a translation of itself.")
        if original and original.translation_of_id:
            raise forms.ValidationError(
                "That story is a translation itself; choose the one it was translated from."
            )
        return original

    def clean(self):
        cleaned = super().clean()
        for name, field in self.fields.items():
            is_of_the_story = isinstance(field, MomentField) and hasattr(self.instance, name)
            if is_of_the_story and name in cleaned and name not in self.changed_data:
                cleaned[name] = getattr(self.instance, name)
        verb = verb_in(self.data)
        if verb and step_of(verb).needs_reason and not cleaned.get("reason"):
            self.add_error("reason", "Say why, for whoever has to mend it.")
        if verb == "schedule" and not (
            cleaned.get("published_at") and cleaned["published_at"] > timezone.now()
        ):
            self.add_error("published_at", "Choose a day and a time to come, or press “Publish now”.")
        if self.instance.pk and cleaned.get("version") != self.instance.version:
            self.conflict = EditConflict(self, cleaned)
            self.conflict.bring_together()
        if self.is_planned:
            self.clean_plan(cleaned)
        return cleaned
