"""The summary of a form that was refused: what is wrong, each with a link to its field."""

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from django import forms, template
from django.contrib.admin.helpers import InlineAdminFormSet
from django.core.exceptions import NON_FIELD_ERRORS

register = template.Library()


class FormError(NamedTuple):
    """A sentence with the name of its field, "" for the form as a whole, and the id of what is to be mended."""

    label: str
    sentence: str
    target: str


@register.inclusion_tag("admin/_error_summary.html")
def error_summary(form: forms.BaseForm, inlines: Iterable[InlineAdminFormSet] = ()) -> dict[str, Any]:
    """The summary of a form and of the rows below it; nothing where nothing is wrong.

    It takes the focus, by an attribute and by its script: on a phone the first error is screens away from the button.
    """
    errors = list(_of_form(form))
    for inline in inlines or ():
        formset, name = inline.formset, inline.opts.verbose_name.capitalize()
        errors += [FormError("", text, f"{formset.prefix}-group") for text in formset.non_form_errors()]
        for number, row in enumerate(formset.forms):
            errors += _of_form(row, f"{name} {number + 1}", f"{formset.prefix}-{number}")
    return {"errors": errors}


def _of_form(form: forms.BaseForm, name: str = "", target: str = "") -> Iterator[FormError]:
    if not form.is_bound:
        return
    for field_name, sentences in form.errors.items():
        label, place = name, target
        if field_name != NON_FIELD_ERRORS:
            field = form[field_name]
            label = f"{name}, {str(field.label).lower()}" if name else str(field.label)
            # A group of boxes has no label of its own; its first box is what can be reached.
            place = target if field.is_hidden else field.id_for_label or f"{field.auto_id}_0"
        for sentence in sentences:
            yield FormError(label, sentence, place)
