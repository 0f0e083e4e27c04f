"""The model field of a body of text, its form field, and what either has left out."""

from typing import Any

from django import forms
from django.db import models

from richtext.left_out import LeftOut
from richtext.sanitise import clean
from richtext.widgets import BodyWidget


class BodyFormField(forms.CharField):
    """A body as a form takes it: cleaned, and then `left_out` has what its writer may miss."""

    widget = BodyWidget

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.left_out = LeftOut()

    def clean(self, value: Any) -> str:
        cleaned = clean(value or "")
        self.left_out = cleaned.left_out
        return super().clean(cleaned.html)


class BodyField(models.TextField):
    """HTML as `richtext.allowed` allows it: cleaned in its form field, where what is wrong with it is shown, and once
    more on its way into the database, so that no import or script gets anything else past.

    What that takes out is added to the row's attribute `left_out`; `left_out_of` has it. Saving a body that is too
    long raises ValidationError.
    """

    cleans_itself = True  # as plaintext.fields says

    def pre_save(self, model_instance: models.Model, add: bool) -> str:
        html, left_out = clean(super().pre_save(model_instance, add) or "")
        setattr(model_instance, self.attname, html)
        if left_out:
            model_instance.left_out = left_out_of(model_instance) + left_out
        return html

    def formfield(self, **kwargs) -> forms.Field:
        widget = kwargs.get("widget")
        kind = widget if isinstance(widget, type) else type(widget)
        # The admin asks for its own text area in every TextField; only another editor of ours may stand here.
        if not issubclass(kind, BodyWidget):
            kwargs["widget"] = BodyWidget
        if not self.help_text:
            kwargs.setdefault("help_text", HELP)
        return super().formfield(**{"form_class": BodyFormField, **kwargs})


def left_out_of(*things: forms.BaseForm | models.Model) -> LeftOut:
    """What the bodies of forms that were cleaned, and of rows that were saved, have lost."""
    left_out = LeftOut()
    for thing in things:
        if isinstance(thing, models.Model):
            left_out += getattr(thing, "left_out", LeftOut())
        else:
            for field in thing.fields.values():
                if isinstance(field, BodyFormField):
                    left_out += field.left_out
    return left_out


HELP = (
    "Paste from Word or Google Docs: headings, lists, links and tables stay, fonts and colours go. "
    "The address of a YouTube video, a Facebook or an X post alone in its own paragraph becomes a player that "
    "loads only when a reader taps it."
)
