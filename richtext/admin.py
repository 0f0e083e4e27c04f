"""What an admin page with the editor needs: its policy, and a word on what a save has left out."""

from django.contrib import messages
from django.db.models import Model
from django.forms import BaseForm, BaseFormSet, ModelForm
from django.http import HttpRequest, HttpResponse

from richtext.csp import EDITOR_POLICY
from richtext.fields import BodyField, left_out_of
from richtext.pictures import take_in_sent


class EditorMixin:
    """Stands before ModelAdmin: gives its add and change pages the EDITOR_POLICY, and tells what a save left out."""

    def changeform_view(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        # Before the admin's transaction opens: a picture takes a second of work.
        take_in_sent(request, *self._bodies())
        response = super().changeform_view(request, *args, **kwargs)  # type: ignore[misc]
        response.content_security_policy = EDITOR_POLICY
        return response

    def _bodies(self) -> list[str]:
        """The names of the fields that hold a body; Django's own FlatPage cannot say so of its text."""
        fields = self.model._meta.fields  # type: ignore[attr-defined]
        return [field.name for field in fields if isinstance(field, BodyField)] or ["content"]

    def save_related(
        self, request: HttpRequest, form: ModelForm, formsets: list[BaseFormSet], change: bool
    ) -> None:
        super().save_related(request, form, formsets, change)  # type: ignore[misc]
        tell_left_out(request, form, *(each for formset in formsets for each in formset.forms))


def tell_left_out(request: HttpRequest, *things: BaseForm | Model) -> None:
    """Tells whoever sent forms, or saved rows, what was left out of their bodies, if anything was."""
    left_out = left_out_of(*things)
    if left_out:
        messages.warning(request, left_out.sentence)
