"""The slots of a layout, as an editor orders them."""

from django.contrib import admin
from django.contrib.admin.widgets import RelatedFieldWidgetWrapper
from django.db import models

from articles.models import Article
from frontpage.forms import OneOfMany, SlotForm, SlotFormSet
from frontpage.layouts import MOST_SLOTS
from frontpage.models import Slot
from newspaper.fields import MomentField, MomentInput

# Empty rows below the last slot, for whoever works without JavaScript.
BLANK = 3


class NoLinks:
    """Stands before an admin: nothing is added or changed in passing while a front is laid out."""

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if field is not None and isinstance(field.widget, RelatedFieldWidgetWrapper):
            field.widget = field.widget.widget
        return field


class SlotInline(NoLinks, admin.StackedInline):
    """One row a slot: dragged by its handle, or moved by typing its number."""

    model = Slot
    form = SlotForm
    formset = SlotFormSet
    template = "admin/frontpage/layout/slots.html"
    fields = ["position", "place", "rule", "story", "address", "section", "tag", "starts_at", "ends_at"]
    autocomplete_fields = ["story", "tag"]
    formfield_overrides = {models.DateTimeField: {"form_class": MomentField, "widget": MomentInput}}
    max_num = MOST_SLOTS

    def get_formset(self, request, obj=None, **kwargs):
        """Without this Django would build 2,000 rows for a forged number of them, which takes twenty seconds."""
        return super().get_formset(request, obj, absolute_max=2 * self.max_num, **kwargs)

    def get_extra(self, request, obj=None, **kwargs):
        return BLANK + (obj.slots.count() if obj else 0)

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        """Stories without their text: only the headline of the one that is chosen is shown."""
        kwargs["form_class"] = OneOfMany
        if db_field.name == "story":
            kwargs["queryset"] = Article.objects.only("headline")
        return super().formfield_for_foreignkey(db_field, request, **kwargs)
