"""What is edited on a story's own page: who made it, and what was corrected."""

from typing import Any

from django.contrib import admin
from django.db import models
from django.forms import BaseInlineFormSet
from django.http import HttpRequest, QueryDict

from articles.models import Article, Byline, Correction, named_twice
from newspaper.fields import MomentField, MomentInput, is_row_number
from newsroom.stories.form import BylineForm
from newsroom.stories.related_links import FewLinks
from people.models import people_today


class FewRows(admin.StackedInline):
    """Rows of a story, of which a form takes no more than `max_num`: Django would build 2,000 for a forged number."""

    extra = 0
    max_num = 100

    def get_formset(
        self, request: HttpRequest, obj: Article | None = None, **kwargs: Any
    ) -> type[BaseInlineFormSet]:
        return super().get_formset(request, obj, absolute_max=self.max_num, **kwargs)


class BylineFormSet(BaseInlineFormSet):
    """The names over a story: nobody twice in one role.

    Somebody who was merged since the form was opened, or its words were kept, is the person they are now.
    """

    def __init__(self, data: QueryDict | None = None, *args: Any, **kwargs: Any):
        prefix = kwargs.get("prefix") or self.get_default_prefix()
        super().__init__(data and self._today(data, prefix), *args, **kwargs)

    @staticmethod
    def _today(data: QueryDict, prefix: str) -> QueryDict:
        names = [name for name in data if name.startswith(f"{prefix}-") and name.endswith("-person")]
        sent = {name: int(data[name]) for name in names if is_row_number(data[name] or "")}
        people = people_today(sent.values())
        if not people:
            return data
        data = data.copy()
        for name, number in sent.items():
            data[name] = str(people.get(number, number))
        return data

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
