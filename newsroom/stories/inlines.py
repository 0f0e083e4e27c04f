"""What is edited on a story's own page: who made it, and what was corrected."""

from typing import Any

from django.contrib import admin
from django.db import models
from django.forms import BaseInlineFormSet
from django.http import HttpRequest

from articles.models import Article, Byline, Correction, named_twice
from newspaper.fields import MomentField, MomentInput
from newsroom.stories.form import BylineForm
from newsroom.stories.related_links import FewLinks


class FewRows(admin.StackedInline):
    """Rows of a story, of which a form takes no more than `max_num`: Django would build 2,000 for a forged number."""

    extra = 0
    max_num = 100

    def get_formset(
        self, request: HttpRequest, obj: Article | None = None, **kwargs: Any
    ) -> type[BaseInlineFormSet]:
        return super().get_formset(request, obj, absolute_max=self.max_num, **kwargs)


class BylineFormSet(BaseInlineFormSet):
    """The names over a story: nobody twice in one role."""

    def clean(self) -> None:
        super().clean()
        forms = {
            id(form.instance): form
            for form in self.forms
            if form.is_valid() and form not in self.deleted_forms and form.cleaned_data.get("role")
        }
        rows = [form.instance for form in forms.values() if form.instance.person_id or form.instance.name]
        if twice := named_twice(rows):
            forms[id(twice)].add_error("person" if twice.person_id else "name", twice.stands_twice)


class BylineInline(FewLinks, FewRows):
    """Names over the story, in their order."""

    model = Byline
    form = BylineForm
    formset = BylineFormSet
    fields = [("person", "name"), ("role", "position")]
    autocomplete_fields = ["person"]


class CorrectionInline(FewRows):
    """Notes to readers; corrections, apologies and retractions stand above the text."""

    model = Correction
    fields = [("kind", "made_at"), "text"]
    formfield_overrides = {models.DateTimeField: {"form_class": MomentField, "widget": MomentInput}}
