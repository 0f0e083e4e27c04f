"""Editions and their rate cards in the newsroom."""

from typing import Any

from django import forms
from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Exists, F, OuterRef, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html

import pagecache.converters  # noqa: F401, registers <id>
from addresses.admin import KeptAddressMixin
from advertising.desk_admin import MODULE, STYLE, LabelledFormSet, LabelledInline
from advertising.models import Edition, Rate, RateCard
from advertising.money import money
from advertising.rates.pricing import legal_notice_ceiling, per_column_centimetre
from advertising.rates.views import rates_page
from advertising.row_locks import LockedSaves
from plaintext.admin import AddressedAdmin


@admin.register(Edition)
class EditionAdmin(KeptAddressMixin, AddressedAdmin):
    """What space is sold in, and what advertisers are told of it."""

    list_display = ["name", "position", "circulation", "readership", "counted_on"]
    search_fields = ["name"]
    fieldsets = [
        (None, {"fields": ["name", "slug", "position"]}),
        ("Deadlines and material", {"fields": ["deadlines", "material"]}),
        (
            "Circulation and readership",
            {
                "description": "Shown beside the rates with their date. Leave empty what nobody has counted.",
                "fields": [("circulation", "readership"), ("counted_on", "counted_by")],
            },
        ),
    ]

    class Media:
        css = STYLE


class RateCardForm(forms.ModelForm):
    """A card; one that begins while the one before it has no last day ends that one on its eve."""

    def _post_clean(self) -> None:
        """As Django does, but in a world in which the card before has been ended already."""
        edition, start = (self.cleaned_data.get(name) for name in ("edition", "valid_from"))
        with transaction.atomic():
            if edition and start:
                RateCard(pk=self.instance.pk, edition=edition, valid_from=start).end_predecessor()
            super()._post_clean()
            transaction.set_rollback(True)


class RateFormSet(LabelledFormSet):
    """The prices of one card, held against each other."""

    def clean(self) -> None:
        """Refuses a legal notice above its ceiling: per cent of the lowest commercial rate of space."""
        super().clean()
        rates = [form.instance for form in self.forms if self._counts(form)]
        most = legal_notice_ceiling(self.instance, rates)
        if most is None:
            return
        for rate in rates:
            is_space = rate.group == Rate.Group.LEGAL and rate.Unit(rate.unit).is_space
            if is_space and per_column_centimetre(self.instance, rate) > most:
                raise forms.ValidationError(
                    f"“{rate.name}” is above the ceiling of legal notices on this card, "
                    f"{money(most, self.instance.currency)} a column centimetre without tax."
                )

    @staticmethod
    def _counts(form: forms.ModelForm) -> bool:
        typed = getattr(form, "cleaned_data", None)
        return typed is not None and not form.errors and not typed.get("DELETE")


class RateInline(LabelledInline):
    """The prices, line by line."""

    model = Rate
    formset = RateFormSet
    extra = 3
    fields = [
        "group",
        "name",
        "detail",
        "unit",
        "amount",
        "vat",
        "minimum",
        "artwork_fee",
        "width",
        "height",
        "position",
    ]


@admin.register(RateCard)
class RateCardAdmin(LockedSaves):
    """One card per edition and period; readers see the one in force."""

    form = RateCardForm
    inlines = [RateInline]
    list_display = ["name", "edition", "valid_from", "valid_until", "is_shown", "preview_link"]
    list_filter = ["edition"]
    list_select_related = ["edition"]
    search_fields = ["name"]
    readonly_fields = ["preview_link"]
    save_as = True
    fieldsets = [
        (
            None,
            {
                "description": "Readers see the card whose days have come. To raise prices, open the card, change "
                "its name, days and prices, and choose “Save as new”: the new one appears on its first day by "
                "itself, and the old one ends on the day before.",
                "fields": ["edition", "name", ("valid_from", "valid_until"), "notes", "preview_link"],
            },
        ),
        ("Money", {"fields": ["currency", ("vat_rate", "withholding_rate"), "quote_days"]}),
        ("The page", {"fields": [("columns", "column_width", "gutter", "page_height")]}),
        (
            "What the law sets",
            {"fields": ["legal_ceiling", ("election_share", "election_per_week")]},
        ),
    ]

    class Media:
        css = STYLE
        js = [MODULE]

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        """The first edition, of which most cards are."""
        return {"edition": Edition.objects.values_list("pk", flat=True).first()} | (
            super().get_changeform_initial_data(request)
        )

    def save_model(self, request: HttpRequest, obj: RateCard, form: forms.Form, change: bool) -> None:
        ended = obj.end_predecessor()
        if change:
            obj.version = F("version") + 1
        super().save_model(request, obj, form, change)
        if ended:
            self.message_user(request, f"“{ended}” now ends on {ended.valid_until:%B %-d, %Y}.")
        obj.refresh_from_db(fields=["version"])

    @admin.display(description="on the site", boolean=True)
    def is_shown(self, card: RateCard) -> bool:
        return card.is_in_force

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        in_force = Exists(RateCard.objects.in_force().filter(pk=OuterRef("pk")))
        return super().get_queryset(request).annotate(is_in_force=in_force)

    def get_urls(self) -> list[URLPattern]:
        preview = self.admin_site.admin_view(self.preview)
        return [
            path("<id:number>/preview/", preview, name="advertising_ratecard_preview"),
            *super().get_urls(),
        ]

    def preview(self, request: HttpRequest, number: int) -> HttpResponse:
        """The page as readers will see it once this card holds; never kept by any cache."""
        card = get_object_or_404(RateCard.objects.select_related("edition"), pk=number)
        if not self.has_view_permission(request, card):
            raise PermissionDenied
        return rates_page(request, [card], card, is_preview=True)

    @admin.display(description="preview")
    def preview_link(self, card: RateCard) -> str:
        if not card.pk:
            return "After the card has been saved once."
        address = reverse("admin:advertising_ratecard_preview", args=[card.pk])
        return format_html('<a href="{}">As readers will see it</a>', address)

    def view_on_site(self, card: RateCard) -> str:
        """Its own path: Django would take the host from the table of sites."""
        return card.get_absolute_url()
