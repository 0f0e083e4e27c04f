"""The model field of a body of text."""

from django import forms
from django.db import models

from richtext.sanitise import clean_body
from richtext.widgets import BodyWidget


class BodyField(models.TextField):
    """HTML as `richtext.allowed` allows it: cleaned in `clean()`, where a form shows what is wrong with it,
    and once more on its way into the database, so that no import or script gets anything else past.

    Saving a body that is too long raises ValidationError.
    """

    def clean(self, value: str, model_instance: models.Model) -> str:
        return super().clean(clean_body(value), model_instance)

    def pre_save(self, model_instance: models.Model, add: bool) -> str:
        value = clean_body(super().pre_save(model_instance, add))
        setattr(model_instance, self.attname, value)
        return value

    def formfield(self, **kwargs) -> forms.Field:
        widget = kwargs.get("widget")
        kind = widget if isinstance(widget, type) else type(widget)
        # The admin asks for its own text area in every TextField; only another editor of ours may stand here.
        if not issubclass(kind, BodyWidget):
            kwargs["widget"] = BodyWidget
        if not self.help_text:
            kwargs.setdefault("help_text", HELP)
        return super().formfield(**kwargs)


HELP = (
    "Paste from Word or Google Docs: headings, lists, links and tables stay, fonts and colours go. "
    "The address of a YouTube video, a Facebook or an X post alone in its own paragraph becomes a player that "
    "loads only when a reader taps it."
)
