"""The small links beside a choice of a related row."""

from typing import Any

from django import forms
from django.contrib.admin.widgets import RelatedFieldWidgetWrapper
from django.db import models
from django.http import HttpRequest

# Of the four that the stock admin offers (add, change, delete, view), those that help while writing a story.
WANTED = {
    "lead_picture": {"can_add_related", "can_change_related"},
    "person": {"can_add_related"},
    "source": {"can_add_related"},
}
ALL = ("can_add_related", "can_change_related", "can_delete_related", "can_view_related")


class FewLinks:
    """Stands before an admin: deleting a section is not one slip away from filing a story."""

    def formfield_for_dbfield(
        self, db_field: models.Field, request: HttpRequest, **kwargs: Any
    ) -> forms.Field | None:
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if field is not None and isinstance(field.widget, RelatedFieldWidgetWrapper):
            for link in set(ALL) - WANTED.get(db_field.name, set()):
                setattr(field.widget, link, False)
        return field
