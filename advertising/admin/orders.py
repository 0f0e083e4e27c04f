"""Orders and their insertions in the newsroom, and the calendar of bookings."""

import datetime as dt

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.shortcuts import redirect, render
from django.urls import path, reverse
from django.utils import timezone
from django.utils.html import format_html

from advertising import booking
from advertising.admin.assets import MODULE, STYLE
from advertising.admin.turns import TakesTurns
from advertising.diary import month_of
from advertising.models import Insertion, LineItem, Order, Place
from advertising.money import money
from advertising.spreadsheets import sheet

ORDER_COLUMNS = [
    "Order",
    "Sold on",
    "Name",
    "Company",
    "Status",
    "Net",
    "VAT",
    "Currency",
    "Invoice",
    "Paid on",
]
INSERTION_COLUMNS = [
    "First day",
    "Last day",
    "Edition",
    "Place",
    "What",
    "Advertiser",
    "Order",
    "Page",
    "Status",
]


@admin.register(Place)
class PlaceAdmin(admin.ModelAdmin):
    """What can be booked only once for an issue or a day."""

    list_display = ["name", "edition", "is_on_the_web", "position"]
    list_filter = ["edition"]
    list_select_related = ["edition"]
    search_fields = ["name"]


class ItemInline(admin.StackedInline):
    """What was sold; its insertions are on its own page."""

    model = LineItem
    fields = [
        "what",
        "detail",
        ("edition", "net", "vat"),
        ("material_due", "proof_sent_on", "proof_approved_on"),
        "when",
    ]
    readonly_fields = ["when"]
    extra = 0
    show_change_link = True

    @admin.display(description="runs")
    def when(self, item):
        return ", ".join(f"{one.first_day:%b %-d}" for one in item.insertions.all()) if item.pk else ""


@admin.register(Order)
class OrderAdmin(TakesTurns, admin.ModelAdmin):
    """One advertiser's booking, until it has run and is paid."""

    inlines = [ItemInline]
    list_display = ["number", "who", "status", "total", "sold_on", "invoice_number", "is_paid"]
    list_filter = ["status", "paid_by"]
    search_fields = ["name", "company", "email", "invoice_number", "payment_reference", "serial"]
    date_hierarchy = "sold_on"
    actions = ["as_spreadsheet", "cancel"]
    readonly_fields = ["number", "quote"]
    fieldsets = [
        (None, {"fields": ["number", "quote", "status", ("sold_on", "sold_by"), "notes"]}),
        ("The advertiser", {"fields": [("name", "company"), ("email", "telephone")]}),
        (
            "Money",
            {
                "fields": [
                    ("currency", "invoice_number", "invoiced_on"),
                    ("paid_by", "payment_reference", "paid_on"),
                ]
            },
        ),
    ]

    class Media:
        css = STYLE
        js = [MODULE]

    def get_queryset(self, request):
        return super().get_queryset(request).prefetch_related("items__insertions")

    def has_delete_permission(self, request, obj=None):
        """An order is cancelled, so that its number stays its own."""
        return False

    def save_model(self, request, obj, form, change):
        if not change:
            booking.number(obj)
        super().save_model(request, obj, form, change)

    @admin.display(ordering="serial")
    def number(self, order):
        return order.number if order.pk else "After it has been saved once."

    @admin.display(description="advertiser")
    def who(self, order):
        return order.who

    @admin.display
    def total(self, order):
        return money(sum((item.total for item in order.items.all()), 0), order.currency)

    @admin.display(description="paid", boolean=True)
    def is_paid(self, order):
        return order.is_paid

    @admin.action(description="Download for a spreadsheet", permissions=["view"])
    def as_spreadsheet(self, request, queryset):
        return sheet("orders", ORDER_COLUMNS, map(_order_row, queryset.prefetch_related("items")))

    @admin.action(description="Cancel; what has not run gives its place free", permissions=["change"])
    def cancel(self, request, queryset):
        for order in queryset:
            booking.cancel(order)
        self.message_user(request, f"Cancelled: {len(queryset)}.")


class InsertionFormSet(forms.BaseInlineFormSet):
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

    def add_fields(self, form, index):
        """With a name for the box that deletes a row: a table's heading does not give it one."""
        super().add_fields(form, index)
        if "DELETE" in form.fields:
            form.fields["DELETE"].widget.attrs["aria-label"] = "Delete"


class InsertionInline(admin.TabularInline):
    """When and where it runs."""

    model = Insertion
    formset = InsertionFormSet
    fields = ["first_day", "last_day", "place", "page", "status"]
    extra = 1

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        """Each field names itself to a screen reader: a table's headings do not."""
        if db_field.name == "place":
            kwargs["queryset"] = Place.objects.select_related("edition")
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if field:
            field.widget.attrs["aria-label"] = field.label
        return field


@admin.register(LineItem)
class LineItemAdmin(TakesTurns, admin.ModelAdmin):
    """One thing sold: its material, its proof, and the days on which it runs."""

    inlines = [InsertionInline]
    list_display = ["what", "order", "who", "material_due", "proof_sent_on", "proof_approved_on"]
    list_filter = ["edition"]
    list_select_related = ["order"]
    search_fields = ["what", "order__name", "order__company"]
    actions = ["make_good"]
    fields = [
        ("what", "order"),
        "detail",
        ("edition", "net", "vat"),
        ("material_due", "proof_sent_on", "proof_approved_on"),
    ]
    readonly_fields = ["order"]

    class Media:
        css = STYLE
        js = [MODULE]

    def has_add_permission(self, request):
        return False

    @admin.display(description="advertiser")
    def who(self, item):
        return item.order.who

    @admin.action(description="Make good: a free rerun on the same order", permissions=["change"])
    def make_good(self, request, queryset):
        with transaction.atomic():
            made = [booking.make_good(item) for item in queryset]
        self.message_user(request, f"Made: {len(made)}. Book their days on their own pages.")


@admin.register(Insertion)
class InsertionAdmin(TakesTurns, admin.ModelAdmin):
    """Every appearance, to be looked through and exported; booked on the page of what was sold."""

    list_display = ["first_day", "last_day", "place", "what", "page", "status"]
    list_filter = ["status", "place"]
    list_select_related = ["item__order", "place__edition"]
    date_hierarchy = "first_day"
    search_fields = ["item__what", "item__order__name", "item__order__company"]
    actions = ["as_spreadsheet", "mark_as_run"]
    fields = ["what", "first_day", "last_day", "place", "page", "status"]
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
        return format_html('<a href="{}">{}, {}</a>', address, insertion.item, insertion.item.order.who)

    @admin.action(description="Download for a spreadsheet", permissions=["view"])
    def as_spreadsheet(self, request, queryset):
        rows = queryset.select_related("item__order", "item__edition", "place")
        return sheet("insertions", INSERTION_COLUMNS, map(_insertion_row, rows))

    @admin.action(description="Mark as run", permissions=["change"])
    def mark_as_run(self, request, queryset):
        count = queryset.filter(status=Insertion.Status.BOOKED).update(status=Insertion.Status.RAN)
        self.message_user(request, f"Marked as run: {count}.")


def book_quote(request, quote):
    """The answer to a press of “Book it”: the order, new or there already."""
    order = booking.book(quote, request.user)
    messages.success(request, f"Order {order} of quote {quote}. Book its days on the page of what was sold.")
    return redirect("admin:advertising_order_change", order.pk)


def _order_row(order):
    items = list(order.items.all())
    money_ = [sum(item.net for item in items), sum(item.vat for item in items), order.currency]
    who = [order.name, order.company, order.get_status_display()]
    return [order.number, order.sold_on, *who, *money_, order.invoice_number, order.paid_on]


def _insertion_row(one):
    where = [one.item.edition.name, one.place.name if one.place else "Any position"]
    whose = [one.item.what, one.item.order.who, one.item.order.number]
    return [one.first_day, one.last_day, *where, *whose, one.page, one.get_status_display()]
