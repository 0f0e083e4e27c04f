"""The form in which a story is written."""

from django import forms
from django.urls import reverse
from django.utils.html import format_html

from articles.models import Tag
from newsroom.checking import CheckedForm
from sections.models import Section


class MomentInput(forms.DateTimeInput):
    """The browser's own picker of a day and a time, which works on a phone."""

    input_type = "datetime-local"

    def __init__(self, attrs=None):
        super().__init__(attrs, format="%Y-%m-%dT%H:%M")


class MomentField(forms.DateTimeField):
    """A moment to the minute; one that was stored with its seconds keeps them until the minute is changed."""

    widget = MomentInput
    # A slip of the finger in a year (0026) is found before arithmetic on it fails.
    years = range(1900, 2101)

    def clean(self, value):
        moment = super().clean(value)
        if moment and moment.year not in self.years:
            raise forms.ValidationError(f"Choose a day between {self.years[0]} and {self.years[-1]}.")
        return moment

    def has_changed(self, initial, data):
        moment = self.to_python(initial)
        return super().has_changed(moment and moment.replace(second=0, microsecond=0), data)


def is_row_number(text):
    """Whether a text that a browser sent can be the number of a row: small enough for both databases."""
    return text.isascii() and text.isdigit() and len(text) < 19


class ChosenRows:
    """A form in which rows are chosen by number. Whatever else is sent counts as 0, which no row has.

    The stock widgets would look for it while they draw the form again, and fail.
    """

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            key = self.add_prefix(name)
            if isinstance(field, forms.ModelChoiceField) and key in self.data:
                sent = self.data.getlist(key)
                if not all(is_row_number(text) or not text for text in sent):
                    self.data = self.data.copy()
                    self.data.setlist(key, [text if is_row_number(text) else "0" for text in sent])


class BylineForm(ChosenRows, forms.ModelForm):
    """A name over a story."""


class StoryForm(CheckedForm, ChosenRows, forms.ModelForm):
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

    class Meta:  # the admin adds the model, and the fields that its fieldsets name
        widgets = {
            "headline": forms.Textarea(attrs={"rows": 2}),
            "standfirst": forms.Textarea(attrs={"rows": 3}),
            "lead_caption": forms.Textarea(attrs={"rows": 2}),
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.initial["version"] = self.instance.version
            filed = self.instance.filings.values_list("section", flat=True)
            self.initial["further_sections"] = [pk for pk in filed if pk != self.instance.section_id]

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
            if isinstance(field, MomentField) and name in cleaned and name not in self.changed_data:
                cleaned[name] = getattr(self.instance, name)
        if self.instance.pk and cleaned.get("version") != self.instance.version:
            self.add_error(None, self.conflict())
        return cleaned

    def conflict(self):
        """What an editor is told whose story was saved by somebody else in the meantime."""
        address = reverse("admin:articles_article_change", args=[self.instance.pk])
        return forms.ValidationError(
            format_html(
                "Somebody else has saved this story since you opened it, so nothing of yours was saved. What you "
                "wrote is still here: <a href='{}' target='_blank'>open the newer version in a new tab</a> and "
                "bring your changes over.",
                address,
            ),
            code="conflict",
        )
