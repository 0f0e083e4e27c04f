"""Insertions in the newsroom: booked with what was sold, looked through, exported, and shown as a calendar."""

import datetime as dt
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import Field, QuerySet, Value
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.html import format_html

from advertising.banners.flights import check_booking, unbooked_placements
from advertising.desk_admin import STYLE, LabelledFormSet, LabelledInline
from advertising.models import Insertion, LineItem, Place
from advertising.orders.calendar import bookings_of_month
from advertising.orders.models import NotBookable
from advertising.political.rules import check_insertions
from advertising.row_locks import BookingForm, LockedSaves
from advertising.spreadsheets import csv_download

POLITICAL_COLUMNS = [
    "Candidate or party",
    "Runs for",
    "Paid for by",
    "Payer's address",
    "First day",
    "Last day",
    "Edition",
    "Issue",
    "Page",
    "Per cent of a page",
    "Price without tax of the order's item",
    "VAT",
    "Currency",
    "Status",
    "Order",
    "Advertiser",
    "Invoice",
]
INSERTION_COLUMNS = [
    "First day",
    "Last day",
    "Edition",
    "Place",
    "What",
    "Advertiser",
    "Order",
    "Issue",
    "Page",
    "Status",
    "Must say",
]


def may_place(request: HttpRequest) -> dict[str, Value]:
    """What a row is annotated with, so that who may place no banner is led to no form of one."""
    return {"may_place": Value(request.user.has_perm("advertising.add_placement"))}


def banners_of(insertion: Insertion) -> str:
    """The banners that run for an insertion, and the way to one where there is none; see `with_banners()`."""
    if not insertion.pk or not insertion.is_flight:
        return ""
    said = {"one": insertion, "may_place": insertion.may_place}
    return render_to_string("admin/advertising/insertion/_banners.html", said)


def warn_of_unbooked_banners(request: HttpRequest, item: LineItem) -> None:
    """Says which banners of a thing sold run on days that it has not booked (any more)."""
    for banner, day in unbooked_placements(item):
        address = reverse("admin:advertising_placement_change", args=[banner.pk])
        said = format_html(
            'The banner <a href="{}">“{}”</a> runs on {}, which is not booked: change its days.',
            address,
            banner.creative,
            f"{day:%B %-d, %Y}",
        )
        messages.warning(request, said)


class InsertionFormSet(LabelledFormSet):
    """The days of one thing sold, held against each other; the database holds them against all others."""

    def clean(self) -> None:
        super().clean()
        taken: list[tuple[Place, dt.date, dt.date]] = []
        for form in self.forms:
            typed = getattr(form, "cleaned_data", {})
            place, first, last = (typed.get(name) for name in ("place", "first_day", "last_day"))
            if typed.get("DELETE") or not (place and first and last):
                continue
            if any(place == other and first <= end and last >= start for other, start, end in taken):
                raise forms.ValidationError(f"{place} is named twice here for the same days.")
            taken.append((place, first, last))
        self._hold_against_others()

    def _hold_against_others(self) -> None:
        if any(form.errors for form in self.forms):
            return
        kept = [form for form in self.forms if not form.cleaned_data.get("DELETE")]
        rows = [form.instance for form in kept if form.instance.first_day]
        try:
            check_insertions(self.instance, rows)
            for row in rows:
                check_booking(row)
        except NotBookable as refusal:
            raise forms.ValidationError(str(refusal)) from refusal


class InsertionInline(LabelledInline):
    """When and where it runs."""

    model = Insertion
    formset = InsertionFormSet
    fields = ["first_day", "last_day", "banner", "place", "issue_number", "page", "status"]
    readonly_fields = ["banner"]
    extra = 1

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        return super().get_queryset(request).with_banners().annotate(**may_place(request))

    def formfield_for_foreignkey(
        self, db_field: Field, request: HttpRequest, **kwargs: Any
    ) -> forms.ModelChoiceField:
        if db_field.name == "place":
            kwargs["queryset"] = Place.objects.select_related("edition")
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    @admin.display
    def banner(self, insertion: Insertion) -> str:
        return banners_of(insertion)


class InsertionForm(BookingForm):
    """One appearance, held against the law with the others of what was sold, and against what runs."""

    def check(self) -> None:
        others = self.instance.item.insertions.exclude(pk=self.instance.pk).select_related("place")
        check_insertions(self.instance.item, [*others, self.instance])
        check_booking(self.instance)


class ByPlace(admin.RelatedFieldListFilter):
    """The places, with their editions read in one query."""

    def field_choices(
        self, field: Field, request: HttpRequest, model_admin: admin.ModelAdmin
    ) -> list[tuple[int, str]]:
        return [(place.pk, str(place)) for place in Place.objects.select_related("edition")]


@admin.register(Insertion)
class InsertionAdmin(LockedSaves):
    """Every appearance, to be looked through and exported; booked on the page of what was sold."""

    form = InsertionForm
    list_display = ["first_day", "last_day", "place", "what", "issue_number", "page", "status"]
    list_filter = ["status", "item__is_political", ("place", ByPlace)]
    date_hierarchy = "first_day"
    search_fields = ["item__what", "item__order__name", "item__order__company"]
    actions = ["as_spreadsheet", "for_the_commission", "mark_as_run"]
    fields = ["what", "first_day", "last_day", "place", "issue_number", "page", "status"]
    readonly_fields = ["what"]
    change_list_template = "admin/advertising/insertion/change_list.html"

    class Media:
        css = STYLE

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        return super().get_queryset(request).with_banners().annotate(**may_place(request))

    def get_urls(self) -> list[URLPattern]:
        bookings = self.admin_site.admin_view(self.bookings)
        return [path("calendar/", bookings, name="advertising_insertion_calendar"), *super().get_urls()]

    def bookings(self, request: HttpRequest) -> HttpResponse:
        """The calendar of a month: `?month=2026-12`, this month where that is missing or no month."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        try:
            day = dt.datetime.strptime(request.GET.get("month", ""), "%Y-%m").date()  # noqa: DTZ007 (a month)
            day = day if 2000 <= day.year <= 2100 else timezone.localdate()
        except ValueError:
            day = timezone.localdate()
        context = self.admin_site.each_context(request) | {
            "title": "Bookings",
            "month": bookings_of_month(day),
        }
        return render(request, "admin/advertising/insertion/calendar.html", context)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def save_model(self, request: HttpRequest, obj: Insertion, form: forms.Form, change: bool) -> None:
        super().save_model(request, obj, form, change)
        warn_of_unbooked_banners(request, obj.item)

    @admin.display
    def what(self, insertion: Insertion) -> str:
        """What was sold and to whom, with what the law has it say and its banners."""
        address = reverse("admin:advertising_lineitem_change", args=[insertion.item_id])
        sold, line = insertion.item, insertion.item.political_line
        said = format_html(' <small class="political">{}</small>', line) if line else ""
        banners = banners_of(insertion)
        return format_html('<a href="{}">{}, {}</a>{} {}', address, sold, sold.order.who, said, banners)

    @admin.action(description="Download for a spreadsheet", permissions=["view"])
    def as_spreadsheet(self, request: HttpRequest, queryset: QuerySet) -> HttpResponse:
        rows = queryset.select_related("item__order", "item__edition", "place")
        return csv_download("insertions", INSERTION_COLUMNS, map(_insertion_row, rows))

    @admin.action(description="Download what is political, for the election commission", permissions=["view"])
    def for_the_commission(self, request: HttpRequest, queryset: QuerySet) -> HttpResponse:
        rows = queryset.filter(item__is_political=True)
        rows = rows.select_related("item__order", "item__edition", "item__candidate").order_by(
            "first_day", "pk"
        )
        return csv_download("political-advertisements", POLITICAL_COLUMNS, map(_political_row, rows))

    @admin.action(description="Mark as run", permissions=["change"])
    def mark_as_run(self, request: HttpRequest, queryset: QuerySet) -> None:
        count = queryset.filter(status=Insertion.Status.BOOKED).update(status=Insertion.Status.RAN)
        self.message_user(request, f"Marked as run: {count}.")


def _insertion_row(one: Insertion) -> list[object]:
    where = [one.item.edition.name, one.place.name if one.place else "Any position"]
    whose = [one.item.what, one.item.order.who, one.item.order.number]
    ran = [one.issue_number, one.page, one.get_status_display(), one.item.political_line]
    return [one.first_day, one.last_day, *where, *whose, *ran]


def _political_row(one: Insertion) -> list[object]:
    item, order = one.item, one.item.order
    whose = [item.candidate.name, item.candidate.runs_for] if item.candidate else ["", ""]
    where = [one.first_day, one.last_day, item.edition.name, one.issue_number, one.page, item.page_share]
    price = [item.net, item.vat, order.currency, one.get_status_display()]
    return [
        *whose,
        item.payer,
        item.payer_address,
        *where,
        *price,
        order.number,
        order.who,
        order.invoice_number,
    ]
