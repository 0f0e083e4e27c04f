"""What the admin pages of the advertising desk share: their assets, and the rows beside a form."""

from typing import Any

from django import forms
from django.contrib import admin
from django.db import models
from django.forms.widgets import Script
from django.http import HttpRequest

MODULE = Script("js/desk-tables.js", type="module")
STYLE = {"all": ["css/advertising-desk.css"]}


class LabelledFormSet(forms.BaseInlineFormSet):
    """Rows whose box that deletes one has a name for screen readers."""

    def add_fields(self, form: forms.Form, index: int | None) -> None:
        super().add_fields(form, index)
        if "DELETE" in form.fields:
            form.fields["DELETE"].widget.attrs["aria-label"] = "Delete"


class LabelledInline(admin.TabularInline):
    """Rows whose fields have names for screen readers; the table's head names them for the eye alone."""

    def formfield_for_dbfield(
        self, db_field: models.Field, request: HttpRequest, **kwargs: Any
    ) -> forms.Field | None:
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if field:
            field.widget.attrs["aria-label"] = field.label
        return field


class ReadOnlyInline(admin.TabularInline):
    """Rows that are only looked at."""

    can_delete = False
    extra = 0

    def has_add_permission(self, request: HttpRequest, obj: models.Model | None = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: models.Model | None = None) -> bool:
        return False
