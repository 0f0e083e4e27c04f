"""Laying fronts out: the list of layouts, the screen of one, its preview and the history of its front."""

from django.contrib import admin, messages
from django.contrib.admin.views.main import ChangeList
from django.core.exceptions import PermissionDenied
from django.db import models
from django.http import Http404
from django.urls import path
from django.utils import timezone
from django.utils.html import format_html

from frontpage import views
from frontpage.admin.slots import SlotInline
from frontpage.forms import LayoutForm
from frontpage.laying import Conflict, lay
from frontpage.models import Layout
from frontpage.reports import reports_of, state_of
from paper.fields import MomentField, MomentInput, is_row_number

# The button that saves an editor's version in the place of a newer one, and says which one that is.
INSTEAD = "_instead"


class CurrentLayouts(ChangeList):
    """The layouts without their earlier versions, which the history of a front has."""

    def get_queryset(self, request, exclude_parameters=None):
        return super().get_queryset(request, exclude_parameters).current()


@admin.register(Layout)
class LayoutAdmin(admin.ModelAdmin):
    """How the fronts are laid out, and how they will be."""

    form = LayoutForm
    inlines = [SlotInline]
    formfield_overrides = {models.DateTimeField: {"form_class": MomentField, "widget": MomentInput}}
    list_display = ["front", "state", "note", "saved_by", "saved_at"]
    list_display_links = ["front"]
    list_filter = ["section"]
    list_select_related = ["section", "saved_by"]
    list_per_page = 50
    show_full_result_count = False
    show_facets = admin.ShowFacets.NEVER
    save_as = True
    save_as_continue = True
    actions = None

    def get_urls(self):
        wrap = self.admin_site.admin_view
        return [
            path("<int:pk>/preview/", wrap(self.preview), name="frontpage_layout_preview"),
            path("<int:pk>/return/", wrap(self.return_here), name="frontpage_layout_return"),
            *super().get_urls(),
        ]

    # Who may

    def has_change_permission(self, request, obj=None):
        """An earlier version is only looked at, and brought back from the history."""
        return super().has_change_permission(request, obj) and not (obj and obj.past_of_id)

    def delete_view(self, request, object_id, extra_context=None):
        """Nothing that was laid out is lost: a layout is put aside. It goes only with its section."""
        raise PermissionDenied

    # The list

    def get_queryset(self, request):
        rows = super().get_queryset(request).select_related("section", "saved_by")
        return rows.beside_the_one_in_force(timezone.now())

    def get_changelist(self, request, **kwargs):
        return CurrentLayouts

    @admin.display(description="front", ordering="section__position")
    def front(self, layout):
        return layout.front_name

    @admin.display(description="state", ordering="starts_at")
    def state(self, layout):
        state = state_of(layout)
        return format_html('<span class="state state-{}">{}</span>', state.kind, state.words)

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
        except Conflict as conflict:
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
        lay(layout, formsets[0].slots, by=request.user)
        state = state_of(self.get_queryset(request).get(pk=layout.pk))
        self.message_user(request, f"{layout.front_name}: {state.words}.", messages.INFO)

    def construct_change_message(self, request, form, formsets, add=False):
        return "Laid out."

    # Its other pages

    def preview(self, request, pk):
        """The front as this layout makes it, at the moment at which it takes over."""
        return views.preview(request, self._seen(request, pk))

    def history_view(self, request, object_id, extra_context=None):
        """Everything that was ever laid out for this layout's front, to look at and to bring back."""
        layout = self._seen(request, object_id)
        return views.history(request, self, layout)

    def return_here(self, request, pk):
        """Lays the front out as it was."""
        layout = self._seen(request, pk)
        if not self.has_change_permission(request):
            raise PermissionDenied
        return views.return_here(request, self, layout)

    def _seen(self, request, pk):
        """A layout that the user may look at, of any version; else 404 or 403."""
        layout = super().get_object(request, str(pk))
        if not self.has_view_permission(request, layout):
            raise PermissionDenied
        if layout is None:
            raise Http404
        return layout
