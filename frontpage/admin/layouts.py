"""The screen on which a front is laid out."""

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db import models
from django.utils.html import format_html

from frontpage.admin.listing import LayoutListing
from frontpage.admin.pages import LayoutPages
from frontpage.admin.slots import SlotInline
from frontpage.forms import LayoutForm
from frontpage.layouts import LayoutConflict, save_layout
from frontpage.models import Layout
from frontpage.reports import link_to, reports_of, state_of
from newspaper.fields import MomentField, MomentInput, is_row_number

# The button that saves an editor's version in the place of a newer one, and says which one that is.
INSTEAD = "_instead"


@admin.register(Layout)
class LayoutAdmin(LayoutListing, LayoutPages, admin.ModelAdmin):
    """How the fronts are laid out, and how they will be; the mix-ins carry the list, and the pages beside the form."""

    form = LayoutForm
    inlines = [SlotInline]
    formfield_overrides = {models.DateTimeField: {"form_class": MomentField, "widget": MomentInput}}
    save_as = True
    save_as_continue = True
    actions = None

    # Who may

    def has_change_permission(self, request, obj=None):
        """An earlier version is only looked at, and brought back from the history."""
        return super().has_change_permission(request, obj) and not (obj and obj.past_of_id)

    def delete_view(self, request, object_id, extra_context=None):
        """Nothing that was laid out is lost: a layout is put aside. It goes only with its section."""
        raise PermissionDenied

    # The screen

    def get_object(self, request, object_id, from_field=None):
        """The layout with its state, and with what stands in each of its slots."""
        layout = super().get_object(request, object_id, from_field)
        if layout is not None:
            layout.state = state_of(layout)
            slots = list(
                layout.slots.select_related("story", "section", "tag").defer("story__body", "story__words")
            )
            reports = reports_of(layout, slots)
            layout.reported = [(slot, reports[slot.pk]) for slot in slots]
        return layout

    def get_fields(self, request, obj=None):
        return ["front" if obj else "section", ("starts_at", "note")]

    def get_readonly_fields(self, request, obj=None):
        return ["front"] if obj else []

    def get_form(self, request, obj=None, **kwargs):
        form = super().get_form(request, obj, **kwargs)
        form.newer = getattr(request, "newer_layout", None)
        return form

    def get_formset_kwargs(self, request, obj, inline, prefix):
        """A form for each slot, filled with what it says and none of them bound to its row."""
        said = super().get_formset_kwargs(request, obj, inline, prefix)
        said["queryset"] = inline.model.objects.none()
        if request.method != "POST" and hasattr(obj, "reported"):
            said["initial"] = [slot.choices | {"report": report} for slot, report in obj.reported]
        return said

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        try:
            return super().changeform_view(request, object_id, form_url, extra_context)
        except LayoutConflict as conflict:
            # All is rolled back; the form is drawn again with what was typed, and says what has happened.
            request.newer_layout = Layout.objects.select_related("saved_by").get(pk=conflict.newer)
            said = {"newer_layout": request.newer_layout} | (extra_context or {})
            return super().changeform_view(request, object_id, form_url, said)

    def save_model(self, request, obj, form, change):
        """A layout is saved together with its slots, below."""

    def save_related(self, request, form, formsets, change):
        layout = form.instance
        if change:
            seen = request.POST.get(INSTEAD, "")
            layout.version = int(seen) if is_row_number(seen) else form.cleaned_data["version"] or 0
        if save_layout(layout, formsets[0].slots, by=request.user) is not layout:
            self.message_user(request, "Nothing was changed.", messages.INFO)
        state = state_of(self.get_queryset(request).get(pk=layout.pk))
        told = format_html("{}: {}.", link_to(layout, state), state.words.rstrip("."))
        self.message_user(request, told, messages.INFO)

    def construct_change_message(self, request, form, formsets, add=False):
        return "Laid out."
