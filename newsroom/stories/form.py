"""The form in which a story is written: its own fields, and a field from each tool that asks something on it."""

import copy
import datetime as dt
from dataclasses import dataclass, field
from typing import Any

from django import forms
from django.urls import reverse
from django.utils import timezone

from articles.models import Article, Tag
from articles.publishing import TERMS, taken_off_by
from articles.tags import tags_as_text, tags_in
from newspaper.fields import ChosenRows, MomentField, is_row_number
from newsroom.checks.form import OverrideReasonField, ShownChecksField
from newsroom.conflicts.edit_conflict import EditConflict
from newsroom.notes.forms import NoteField, clean_note
from newsroom.scheduled.form import PLAN, GoesLiveAtField, clean_plan, version_shown
from newsroom.stories.buttons import LABELS, step_of, verb_in
from newsroom.stories.states import in_words
from plaintext.forms import Line
from plaintext.names import name_key
from sections.models import Section

TAKEN_OFF = (
    "Readers see this story {then}; with this they would not{until} Nothing was saved. To change what they read at a "
    "later time, leave this as it was, fill in “{field}” and press “{plan}”. To take the story away, press "
    "“{withdraw}”: then it can be published again for any time."
)


@dataclass(frozen=True)
class Filling:
    """What the form shows in place of the stored story: an autosave, or a scheduled change.

    `fields` has for each name the texts that a browser would send; `version` is the one that they were typed on, 0 for
    a story that has never been saved; `token` and `saved_at` are those of an autosave.
    """

    fields: dict[str, list[str]] = field(default_factory=dict)
    version: int = 0
    token: str = ""
    saved_at: dt.datetime | None = None


class BylineForm(ChosenRows, forms.ModelForm):
    """A name over a story."""


class TagsInput(forms.Textarea):
    """The names of tags, to be typed: so many lines that pasted ones keep their breaks, which part them."""

    class Media:
        js = [forms.Script("newsroom/tags.js", type="module")]

    def __init__(self, attrs: dict[str, Any] | None = None):
        super().__init__({"rows": 2} | (attrs or {}))

    def build_attrs(
        self, base_attrs: dict[str, Any], extra_attrs: dict[str, Any] | None = None
    ) -> dict[str, Any]:
        """Says where the script asks for the tags that begin as what is typed."""
        address = reverse("admin:articles_tag_suggestions")
        return super().build_attrs(base_attrs, extra_attrs) | {"data-suggestions": address}

    def format_value(self, value: Any) -> str | None:
        """Tags, or what was typed, as text."""
        if value is not None and not isinstance(value, str):  # a list that is empty, too
            value = tags_as_text(sorted(tag.name for tag in value))
        return super().format_value(value)


class TagsField(forms.CharField):
    """The names of tags, as articles/tags.py reads them."""

    widget = TagsInput

    def __init__(self, **kwargs: Any):
        super().__init__(max_length=10_000, **kwargs)

    def clean(self, value: Any) -> list[str]:
        names, longest = tags_in(super().clean(value)), Tag._meta.get_field("name").max_length
        for name in names:
            if len(name) > longest:
                raise forms.ValidationError(
                    f"A tag has at most {longest} characters, and “{name[:40]}…” has {len(name)}; put commas between "
                    "several."
                )
        return names

    def has_changed(self, initial: Any, data: Any) -> bool:
        names = [tag.name for tag in initial or ()] if not isinstance(initial, str) else tags_in(initial)
        return {name_key(name) for name in names} != {name_key(name) for name in tags_in(data or "")}


class StoryForm(ChosenRows, forms.ModelForm):
    """A story as an editor writes it, and the version of it that the editor has seen.

    `stored` is the story as it is in the database, None for a new one; `instance` has to be another object, because
    what is typed is written into it. `conflict` is set while the form is cleaned, where somebody else has saved the
    story since it was opened.
    """

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
    reason = Line(
        required=False,
        max_length=400,
        label="Why",
        help_text="For whoever wrote it; needed to send it back. Kept in the story's history.",
    )
    override_reason = OverrideReasonField()
    shown_checks = ShownChecksField()
    goes_live_at = GoesLiveAtField()
    # The revision that is scheduled so far, for who has opened it.
    planned = forms.IntegerField(required=False, widget=forms.HiddenInput)
    # The revision of a change that was due and is shown here, though it had not been made yet.
    shown_change = forms.IntegerField(required=False, widget=forms.HiddenInput)
    note = NoteField()

    class Meta:  # the admin adds the model, and the fields that its fieldsets name
        widgets = {
            "headline": forms.Textarea(attrs={"rows": 2}),
            "standfirst": forms.Textarea(attrs={"rows": 3}),
            "lead_caption": forms.Textarea(attrs={"rows": 2}),
        }

    def __init__(
        self, *args: Any, stored: Article | None = None, filling: Filling | None = None, **kwargs: Any
    ):
        super().__init__(*args, **kwargs)
        self.stored = stored
        self.conflict: EditConflict | None = None
        self.new_tags: list[str] = []  # names that no tag has yet, once the form is cleaned
        if stored:
            self.initial["version"] = stored.version
            filed = stored.article_sections.values_list("section", flat=True)
            self.initial["further_sections"] = [pk for pk in filed if pk != stored.section_id]
        if filling:
            self._fill(filling)

    def _fill(self, filling: Filling) -> None:
        """Shows what was typed, and begins with the version that it was typed on."""
        self.initial["version"] = filling.version or None
        for name, form_field in self.fields.items():
            values = filling.fields.get(name, [])
            if isinstance(form_field, forms.ModelMultipleChoiceField):
                self.initial[name] = [value for value in values if is_row_number(value)]
            elif isinstance(form_field, forms.ModelChoiceField):
                self.initial[name] = next((value for value in values if is_row_number(value)), None)
            elif isinstance(form_field, forms.BooleanField):
                self.initial[name] = bool(values)
            elif values and name != "version":
                self.initial[name] = values[0]

    @property
    def verb(self) -> str | None:
        """The act whose button was pressed (newsroom/stories/buttons.py), None for a plain save."""
        return verb_in(self.data)

    @property
    def is_scheduled(self) -> bool:
        """Whether it was sent to be scheduled, not to be saved."""
        return PLAN in self.data

    def clean_headline(self) -> str:
        return " ".join(self.cleaned_data["headline"].split())

    def clean_lead_caption(self) -> str:
        return " ".join(self.cleaned_data["lead_caption"].split())

    def clean_tags(self) -> list[str]:
        """The names as tags have them; those of new ones as they were typed."""
        names = self.cleaned_data["tags"]
        known = Tag.objects.of(names)
        self.new_tags = [name for name in names if name_key(name) not in known]
        return list(
            dict.fromkeys(known[key].name if (key := name_key(name)) in known else name for name in names)
        )

    def clean_translation_of(self) -> Article | None:
        """The original itself: not this story, and not another translation."""
        original = self.cleaned_data["translation_of"]
        if original and original == self.instance:
            raise forms.ValidationError("A story cannot be a translation of itself.")
        if original and original.translation_of_id:
            raise forms.ValidationError(
                "That story is a translation itself; choose the one it was translated from."
            )
        return original

    def clean_note(self) -> str:
        return clean_note(self)

    def clean(self) -> dict[str, Any]:
        """Looks at the whole, in this order: seconds of moments, the button's needs, other editors, the schedule,
        and whether readers go on seeing the story."""
        cleaned = super().clean()
        self._keep_seconds(cleaned)
        if self.verb and step_of(self.verb).needs_reason and not cleaned.get("reason"):
            self.add_error("reason", "Say why, for whoever has to mend it.")
        if self.verb == "schedule" and not (
            cleaned.get("published_at") and cleaned["published_at"] > timezone.now()
        ):
            self.add_error("published_at", "Choose a day and a time to come, or press “Publish now”.")
        if self.stored and cleaned.get("version") != self.stored.version:
            self.conflict = EditConflict(self, cleaned, version_shown(self.stored, cleaned))
            self.conflict.bring_together()
        if self.is_scheduled:
            clean_plan(self, cleaned)
        if self.stored and self.verb != "withdraw":
            self._keep_on_the_site(cleaned)
        return cleaned

    def _keep_on_the_site(self, cleaned: dict[str, Any]) -> None:
        """Refuses what would take a story off the site that readers see, now or at the moment that is planned."""
        story, at = copy.copy(self.stored), cleaned.get("goes_live_at") if self.is_scheduled else None
        for name in TERMS:
            if name in cleaned:
                setattr(story, name, cleaned[name])
        name = taken_off_by(self.stored, story, at)
        if name and name in self.fields and name not in self.errors:
            opens = story.opens_at or timezone.now()
            told = TAKEN_OFF.format(
                then="then" if at else "now",
                until=f" until {in_words(opens)}" if opens > (at or timezone.now()) else " any more.",
                field=self.fields["goes_live_at"].label,
                plan=LABELS["plan"],
                withdraw=LABELS["withdraw"],
            )
            self.add_error(name, told)

    def _keep_seconds(self, cleaned: dict[str, Any]) -> None:
        """Leaves moments alone that were not typed over: the form shows them to the minute only."""
        for name, form_field in self.fields.items():
            is_of_the_story = isinstance(form_field, MomentField) and hasattr(self.instance, name)
            if is_of_the_story and name in cleaned and name not in self.changed_data:
                cleaned[name] = getattr(self.instance, name)
        is_out = self.stored and self.stored.status == Article.Status.PUBLISHED
        if is_out and not self.verb and "published_at" in cleaned:
            # Empty is the moment of publishing; that of a story that is out is known.
            cleaned["published_at"] = cleaned["published_at"] or self.stored.published_at
