"""Insertions in the newsroom: booked with what was sold, looked through, exported, and shown as a calendar."""

import datetime as dt

from django import forms
from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.shortcuts import render
from django.urls import path, reverse
from django.utils import timezone
from django.utils.html import format_html

from advertising.admin.assets import STYLE
from advertising.admin.rows import NamedDelete, NamedFields
from advertising.admin.turns import TakesTurns
from advertising.campaigning import NotAllowed, check
from advertising.diary import month_of
from advertising.models import Insertion, Place
from advertising.spreadsheets import sheet

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


class InsertionFormSet(NamedDelete, forms.BaseInlineFormSet):
    """The days of one thing sold, held against each other; the database holds them against all others."""

    def clean(self):
        super().clean()
        taken = []
        for form in self.forms:
            typed = getattr(form, "cleaned_data", {})
            place, first, last = (typed.get(name) for name in ("place", "first_day", "last_day"))
            if typed.get("DELETE") or not (place and first and last):
                continue
            if any(place == other and first <= end and last >= start for other, start, end in taken):
                raise forms.ValidationError(f"{place} is named twice here for the same days.")
            taken.append((place, first, last))
        self._hold_against_the_law()

    def _hold_against_the_law(self):
        if any(form.errors for form in self.forms):
            return
        rows = [form for form in self.forms if not form.cleaned_data.get("DELETE")]
        try:
            check(self.instance, [form.instance for form in rows if form.instance.first_day])
        except NotAllowed as refusal:
            raise forms.ValidationError(str(refusal)) from refusal


class InsertionInline(NamedFields, admin.TabularInline):
    """When and where it runs."""

    model = Insertion
    formset = InsertionFormSet
    fields = ["first_day", "last_day", "place", "issue_number", "page", "status"]
    extra = 1

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        if db_field.name == "place":
            kwargs["queryset"] = Place.objects.select_related("edition")
        return super().formfield_for_foreignkey(db_field, request, **kwargs)


class InsertionForm(forms.ModelForm):
    """One appearance, held against the law with the others of what was sold."""

    def _post_clean(self):
        super()._post_clean()
        others = self.instance.item.insertions.exclude(pk=self.instance.pk).select_related("place")
        try:
            if not self.errors:
                check(self.instance.item, [*others, self.instance])
        except NotAllowed as refusal:
            self.add_error(None, str(refusal))


@admin.register(Insertion)
class InsertionAdmin(TakesTurns, admin.ModelAdmin):
    """Every appearance, to be looked through and exported; booked on the page of what was sold."""

    form = InsertionForm
    list_display = ["first_day", "last_day", "place", "what", "issue_number", "page", "status"]
    list_filter = ["status", "item__is_political", "place"]
    list_select_related = ["item__order", "place__edition"]
    date_hierarchy = "first_day"
    search_fields = ["item__what", "item__order__name", "item__order__company"]
    actions = ["as_spreadsheet", "for_the_commission", "mark_as_run"]
    fields = ["what", "first_day", "last_day", "place", "issue_number", "page", "status"]
    readonly_fields = ["what"]
    change_list_template = "admin/advertising/insertion/change_list.html"

    class Media:
        css = STYLE

    def get_urls(self):
        bookings = self.admin_site.admin_view(self.bookings)
        return [path("calendar/", bookings, name="advertising_insertion_calendar"), *super().get_urls()]

    def bookings(self, request):
        """The calendar of a month: `?month=2026-12`, this month where that is missing or no month."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        try:
            day = dt.datetime.strptime(request.GET.get("month", ""), "%Y-%m").date()  # noqa: DTZ007 (a month)
            day = day if 2000 <= day.year <= 2100 else timezone.localdate()
        except ValueError:
            day = timezone.localdate()
        context = self.admin_site.each_context(request) | {"title": "Bookings", "month": month_of(day)}
        return render(request, "admin/advertising/insertion/calendar.html", context)

    def has_add_permission(self, request):
        return False

    @admin.display
    def what(self, insertion):
        address = reverse("admin:advertising_lineitem_change", args=[insertion.item_id])
        sold, line = insertion.item, insertion.item.political_line
        said = format_html(' <small class="political">{}</small>', line) if line else ""
        return format_html('<a href="{}">{}, {}</a>{}', address, sold, sold.order.who, said)

    @admin.action(description="Download for a spreadsheet", permissions=["view"])
    def as_spreadsheet(self, request, queryset):
        rows = queryset.select_related("item__order", "item__edition", "place")
        return sheet("insertions", INSERTION_COLUMNS, map(_insertion_row, rows))

    @admin.action(description="Download what is political, for the election commission", permissions=["view"])
    def for_the_commission(self, request, queryset):
        rows = queryset.filter(item__is_political=True)
        rows = rows.select_related("item__order", "item__edition", "item__candidate").order_by(
            "first_day", "pk"
        )
        return sheet("political-advertisements", POLITICAL_COLUMNS, map(_political_row, rows))

    @admin.action(description="Mark as run", permissions=["change"])
    def mark_as_run(self, request, queryset):
        count = queryset.filter(status=Insertion.Status.BOOKED).update(status=Insertion.Status.RAN)
        self.message_user(request, f"Marked as run: {count}.")


def _insertion_row(one):
    where = [one.item.edition.name, one.place.name if one.place else "Any position"]
    whose = [one.item.what, one.item.order.who, one.item.order.number]
    ran = [one.issue_number, one.page, one.get_status_display(), one.item.political_line]
    return [one.first_day, one.last_day, *where, *whose, *ran]


def _political_row(one):
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
