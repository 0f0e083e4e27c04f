"""Banners in the newsroom: what they show, where they run, and the way to the advertiser's report."""

from typing import Any

from django.contrib import admin
from django.db import models
from django.db.models import QuerySet, Sum
from django.forms import CheckboxSelectMultiple, ModelForm
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.html import format_html

from advertising.banners.flights import check_banner, first_unbooked_day
from advertising.banners.links import tidy_link
from advertising.desk_admin import STYLE
from advertising.models import BannerDay, Creative, Placement
from advertising.row_locks import BookingForm, LockedSaves
from newspaper.fields import MomentField, MomentInput


class CreativeForm(ModelForm):
    """What a banner shows; an address may be typed without its scheme."""

    def clean_link(self) -> str:
        """The link as it is kept."""
        return tidy_link(self.cleaned_data["link"])


@admin.register(Creative)
class CreativeAdmin(admin.ModelAdmin):
    """What banners show; one that has run is kept, because reports show it."""

    form = CreativeForm
    fields = ["name", "picture", ("headline", "words"), "link", "preview"]
    autocomplete_fields = ["picture"]
    readonly_fields = ["preview"]
    list_display = ["name", "headline", "link"]
    search_fields = ["name", "headline"]

    class Media:
        css = STYLE

    @admin.display
    def preview(self, creative: Creative) -> HttpResponse:
        """The picture as the library has it, and the words."""
        if not creative.pk:
            return "After it has been saved once."
        picture = creative.picture
        shown = (
            format_html(
                '<img src="{}" alt="{}" width="320">',
                picture.rendition_url("whole", 640, "jpg"),
                picture.alt_text,
            )
            if picture
            else ""
        )
        return format_html("{} <strong>{}</strong> {}", shown, creative.headline, creative.words)

    def has_delete_permission(self, request: HttpRequest, obj: models.Model | None = None) -> bool:
        return super().has_delete_permission(request, obj) and not (obj and obj.placements.exists())


class PlacementForm(BookingForm):
    """A banner in a slot, held against what is booked there."""

    def check(self) -> None:
        check_banner(self.instance, {section.pk for section in self.cleaned_data["sections"]})


@admin.register(Placement)
class PlacementAdmin(LockedSaves):
    """Where banners run: sold ones, and our own where nothing is sold."""

    form = PlacementForm
    list_display = ["creative", "slot", "state", "sold_to", "runs", "seen", "followed", "report"]
    list_filter = ["slot", "is_on"]
    list_select_related = ["creative", "item__order"]
    search_fields = ["creative__name", "item__order__company", "item__order__name"]
    autocomplete_fields = ["creative", "item"]
    formfield_overrides = {
        models.DateTimeField: {"form_class": MomentField, "widget": MomentInput},
        models.ManyToManyField: {"widget": CheckboxSelectMultiple},
    }
    fieldsets = [
        (None, {"fields": ["creative", "slot", "item", "is_on"]}),
        ("When and where", {"fields": [("starts_at", "ends_at"), "sections", "device"]}),
        (
            "How often",
            {
                "fields": [("weight", "daily_cap", "total_cap")],
                "description": "Sold banners of a slot take turns by weight; our own stand there when nothing is sold. "
                "A cap is kept to within the few seconds that counting takes.",
            },
        ),
        ("For the advertiser", {"fields": ["report"]}),
    ]
    readonly_fields = ["report"]

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        return (
            super()
            .get_queryset(request)
            .annotate(impressions=Sum("days__impressions"), clicks=Sum("days__clicks"))
            .prefetch_related("sections", "item__insertions__place")
        )

    def has_delete_permission(self, request: HttpRequest, obj: models.Model | None = None) -> bool:
        """One that was seen is switched off, so that its report stays."""
        was_seen = obj is not None and BannerDay.objects.filter(placement=obj).exists()
        return super().has_delete_permission(request, obj) and not was_seen

    def get_actions(self, request: HttpRequest) -> dict[str, Any]:
        """Without the stock deletion of many at once."""
        actions = super().get_actions(request)
        actions.pop("delete_selected", None)
        return actions

    @admin.display(description="sold to")
    def sold_to(self, placement: Placement) -> str:
        return placement.item.order.who if placement.item else "our own"

    @admin.display
    def state(self, placement: Placement) -> str:
        """How it stands; in red, from when on it runs without being sold so."""
        day = first_unbooked_day(placement, {section.pk for section in placement.sections.all()})
        said = (
            format_html(' <strong class="overdue">not booked on {}</strong>', f"{day:%b %-d}") if day else ""
        )
        return format_html("{}{}", placement.state, said)

    @admin.display(ordering="starts_at")
    def runs(self, placement: Placement) -> str:
        return str(placement.date_range)

    @admin.display(ordering="impressions")
    def seen(self, placement: Placement) -> int:
        return placement.impressions or 0

    @admin.display(ordering="clicks")
    def followed(self, placement: Placement) -> int:
        return placement.clicks or 0

    @admin.display
    def report(self, placement: Placement) -> str:
        """The advertiser's page, to be sent to them."""
        if not placement.pk:
            return "After it has been saved once."
        address = reverse("advertising:report", args=[placement.token])
        return format_html('<a href="{}" target="_blank" rel="noopener">Open the report</a>', address)
