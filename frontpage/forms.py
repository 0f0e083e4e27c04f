"""The forms in which a front is laid out."""

from urllib.parse import unquote, urlsplit

from django import forms
from django.forms.models import BaseInlineFormSet
from django.forms.utils import flatatt
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.html import format_html
from django.utils.safestring import SafeString

from articles.models import Article
from frontpage.layouts import layout_in_force
from frontpage.models import Layout, Slot
from frontpage.reports import in_words
from newspaper.fields import ChosenRows, is_row_number
from plaintext.forms import Line
from sections.models import Section

LATER = "_saveasnew"  # the stock admin's own name for "save as another"
ASIDE = "_aside"
# The fields of a slot in which a row is chosen.
CHOSEN = ["story", "section", "tag"]


class ShortSelect(forms.Select):
    """A choice of few, written in one go: forty slots have nine hundred options, each a template of its own else."""

    option, chosen = '<option value="{}">{}</option>', '<option value="{}" selected>{}</option>'

    def render(self, name, value, attrs=None, renderer=None):
        value = "" if value is None else str(value)
        options = [
            format_html(self.chosen if str(key) == value else self.option, key, label)
            for key, label in self.choices
        ]
        attrs = self.build_attrs(self.attrs, {"name": name} | (attrs or {}))
        return format_html("<select{}>{}</select>", flatatt(attrs), SafeString("".join(options)))


class OneOfMany(forms.ModelChoiceField):
    """A row that is chosen in one of many forms; those of all the forms that were sent are read in one query."""

    found = None  # {number: row}, set by the formset

    def to_python(self, value):
        if self.found is None or value in self.empty_values:
            return super().to_python(value)
        try:
            return self.found[int(value)]
        except KeyError:
            raise forms.ValidationError(
                self.error_messages["invalid_choice"], code="invalid_choice", params={"value": value}
            ) from None


class LayoutForm(ChosenRows, forms.ModelForm):
    """When a layout takes over and what it is for, and the version of it that the editor has seen."""

    version = forms.IntegerField(required=False, widget=forms.HiddenInput)
    # Set by the admin where the act has found that the layout was saved by somebody else in the meantime.
    newer = None

    class Meta:
        model = Layout
        fields = ["section", "starts_at", "note"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial["version"] = self.instance.version
        if section := self.fields.get("section"):
            section.empty_label = "The home page"

    def clean_note(self):
        return " ".join(self.cleaned_data["note"].split())

    def clean(self):
        """The moment at which it takes over: now where none was typed, none where it is put aside."""
        cleaned = super().clean()
        if self.newer:
            raise self.conflict()
        if ASIDE in self.data:
            cleaned["starts_at"] = None
        elif not self.errors:
            cleaned["starts_at"] = self._start(cleaned.get("starts_at"))
        return cleaned

    def _start(self, moment):
        is_another = LATER in self.data or not self.instance.pk
        section = self.cleaned_data.get("section") if is_another else self.instance.section
        seen = layout_in_force(section)
        if moment is None and seen and (is_another or seen.pk != self.instance.pk):
            raise self._told(
                "This front is laid out already: <a href='{}'>change that layout</a>, or say when this one takes over.",
                seen,
            )
        now = timezone.now().replace(second=0, microsecond=0)
        is_on_the_page = seen and seen.pk == self.instance.pk and not is_another
        if is_on_the_page and moment and moment > timezone.now():
            raise self._told(
                "Readers see this layout now. To prepare the page for later, choose “Save as another layout”; this "
                "one then stays until the other <a href='{}'>takes over</a>.",
                seen,
            )
        others = (
            Layout.objects.current().of_front(section).exclude(pk=None if is_another else self.instance.pk)
        )
        if moment and (same := others.filter(starts_at=moment).first()):
            raise self._told(
                "<a href='{}'>Another layout</a> of this front takes over at that very moment.", same
            )
        return moment or now

    def conflict(self):
        """What an editor is told whose layout was saved by somebody else in the meantime."""
        return self._told(
            "{} has saved this front since you opened it, on {}, so nothing of yours was saved. Everything you did "
            "is still here: <a href='{}' target='_blank'>open the newer version in a new tab</a> and bring your "
            "changes over, or save yours in its place: theirs stays in the history.",
            self.newer,
            self.newer.saved_by or "Somebody",
            in_words(self.newer.saved_at),
        )

    def _told(self, words, layout, *more):
        address = reverse("admin:frontpage_layout_change", args=[layout.pk])
        return forms.ValidationError(format_html(words, *more, address), code="conflict")


class SlotForm(ChosenRows, forms.ModelForm):
    """One slot. Without JavaScript a story is named by its address, and a number says where the slot goes."""

    position = forms.IntegerField(label="Number", required=False, min_value=1, max_value=999)
    address = Line(label="Address of the story", required=False, max_length=500)

    class Meta:
        model = Slot
        fields = ["position", "place", "rule", "story", "section", "tag", "starts_at", "ends_at"]
        widgets = dict.fromkeys(["place", "rule", "section"], ShortSelect)

    def has_changed(self):
        """A row in which nothing was chosen is no slot, whatever number it has."""
        return any(name != "position" for name in self.changed_data)

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("address"):
            cleaned["story"] = _story_at(cleaned["address"])
            if cleaned["story"] is None:
                self.add_error("address", "No story has this address.")
        return cleaned


def _story_at(address):
    """The story at an address, or at a part of one, or None."""
    try:
        path = urlsplit(address).path
    except ValueError:
        return None
    slug = unquote(path).strip("/").rpartition("/")[2].lower()
    return Article.objects.filter(slug=slug).first()


class SlotFormSet(BaseInlineFormSet):
    """The slots of a layout. Each save stores them anew, so that a form never stands for a row of the database."""

    def initial_form_count(self):
        return 0

    def add_fields(self, form, index):
        super().add_fields(form, index)
        # Read once for all rows: each would ask the database again.
        form.fields["section"].choices = self._sections
        if form.is_bound:
            for name in CHOSEN:
                form.fields[name].found = self._found[name]

    @cached_property
    def _sections(self):
        return [("", "---------"), *((section.pk, section.name) for section in Section.objects.all())]

    @cached_property
    def _found(self):
        """For each field of CHOSEN the rows that were sent in it, by their numbers."""
        found = {}
        for name in CHOSEN:
            sent = {
                self.data.get(f"{self.add_prefix(row)}-{name}", "") for row in range(self.total_form_count())
            }
            found[name] = self.empty_form.fields[name].queryset.in_bulk(filter(is_row_number, sent))
        return found

    def clean(self):
        if self.instance.section_id and any(slot.place != Slot.Place.TOP for slot in self.slots):
            raise forms.ValidationError("A section's front has one list: every slot of it stands at the top.")

    @property
    def slots(self):
        """Unsaved Slots in the order that the numbers say; who was moved up goes before who had the number."""
        rows = [
            (number, form)
            for number, form in enumerate(self.forms, start=1)
            if form.has_changed() and not self._should_delete_form(form)
        ]
        return [form.instance for _, form in sorted(rows, key=_rank)]


def _rank(row):
    number, form = row
    typed = form.cleaned_data.get("position") or 1_000
    return typed, (typed > number) - (typed < number), number
