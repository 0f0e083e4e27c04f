"""The list of layouts: it answers "what do readers see, and what will they see?"."""

from django.contrib import admin
from django.contrib.admin.views.main import ChangeList
from django.utils import timezone
from django.utils.html import format_html

from frontpage.reports import state_of


class CurrentLayouts(ChangeList):
    """The layouts without their earlier versions, which the history of a front has."""

    def get_queryset(self, request, exclude_parameters=None):
        return super().get_queryset(request, exclude_parameters).current()


class FrontFilter(admin.RelatedFieldListFilter):
    """Which front they lay out."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.empty_value_display = "The home page"  # the stock filter has just set the list's "-"


class LayoutListing:
    """The part of the layouts' admin that is a list; stands before ModelAdmin."""

    list_display = ["front", "state", "note", "saved_by", "saved_at"]
    list_display_links = ["front"]
    list_filter = [("section", FrontFilter)]
    list_select_related = ["section", "saved_by"]
    list_per_page = 50
    show_full_result_count = False
    show_facets = admin.ShowFacets.NEVER

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
