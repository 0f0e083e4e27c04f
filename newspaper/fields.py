"""What the desks' forms have in common: moments to the minute, and rows that are chosen by number."""

import datetime as dt

from django import forms


class MomentInput(forms.DateTimeInput):
    """The browser's own picker of a day and a time, which works on a phone."""

    input_type = "datetime-local"

    def __init__(self, attrs: dict | None = None) -> None:
        super().__init__(attrs, format="%Y-%m-%dT%H:%M")


class MomentField(forms.DateTimeField):
    """A moment to the minute; one that was stored with its seconds keeps them until the minute is changed."""

    widget = MomentInput
    # A slip of the finger in a year (0026) is found before arithmetic on it fails.
    years = range(1900, 2101)

    def clean(self, value: object) -> dt.datetime | None:
        moment = super().clean(value)
        if moment and moment.year not in self.years:
            raise forms.ValidationError(f"Choose a day between {self.years[0]} and {self.years[-1]}.")
        return moment

    def has_changed(self, initial: object, data: object) -> bool:
        moment = self.to_python(initial)
        return super().has_changed(moment and moment.replace(second=0, microsecond=0), data)


def is_row_number(text: str) -> bool:
    """Whether a text that a browser sent can be the number of a row: small enough for both databases."""
    return text.isascii() and text.isdigit() and len(text) < 19


class ChosenRows:
    """A form in which rows are chosen by number. Whatever else is sent counts as 0, which no row has.

    The stock widgets would look for it while they draw the form again, and fail.
    """

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            key = self.add_prefix(name)
            if isinstance(field, forms.ModelChoiceField) and key in self.data:
                sent = self.data.getlist(key)
                if not all(is_row_number(text) or not text for text in sent):
                    self.data = self.data.copy()
                    self.data.setlist(key, [text if is_row_number(text) else "0" for text in sent])
