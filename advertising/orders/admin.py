"""Orders and what was sold on them, in the newsroom."""

from django import forms
from django.contrib import admin, messages
from django.db import models, transaction
from django.db.models import Prefetch, QuerySet
from django.forms import BaseFormSet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.html import format_html, format_html_join

from advertising.banners import flights
from advertising.desk_admin import MODULE, STYLE
from advertising.models import Insertion, InsertionOrder, LineItem, Place, Quote
from advertising.money import money
from advertising.orders import booking
from advertising.orders.insertions_admin import (
    InsertionInline,
    banners_of,
    may_place,
    warn_of_unbooked_banners,
)
from advertising.row_locks import BookingForm, LockedSaves
from advertising.spreadsheets import csv_download

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


class PlaceForm(BookingForm):
    """A place; one that becomes a slot is held against what runs there."""

    def check(self) -> None:
        if self.instance.pk:
            flights.check_place(self.instance)


@admin.register(Place)
class PlaceAdmin(LockedSaves):
    """What can be booked only once for an issue or a day."""

    form = PlaceForm
    list_display = ["name", "edition", "is_on_the_web", "slot", "section", "position"]
    list_filter = ["edition"]
    list_select_related = ["edition", "section"]
    fields = ["edition", "name", "is_on_the_web", "slot", "section", "position"]
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
        "political_line",
    ]
    readonly_fields = ["when", "political_line"]
    extra = 0
    show_change_link = True

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        """With what its days and their banners read."""
        rows = super().get_queryset(request).select_related("order")
        days = Insertion.objects.annotate(**may_place(request)).select_related("place")
        return rows.prefetch_related(
            Prefetch("insertions", days), "placements__creative", "placements__sections"
        )

    @admin.display(description="runs")
    def when(self, item: LineItem) -> str:
        """Its issues in one line; what is on the website each with its banners."""
        if not item.pk:
            return ""
        issues = ", ".join(f"{one.first_day:%b %-d}" for one in item.insertions.all() if one.is_print)
        web = [one for one in item.insertions.all() if not one.is_print]
        shown = [
            (one.place.name if one.place else "Any place", str(one.date_range), banners_of(one))
            for one in web
        ]
        return format_html("{}{}", issues, format_html_join("", '<div class="flight">{}, {} {}</div>', shown))

    @admin.display(description="must say")
    def political_line(self, item: LineItem) -> str:
        return item.political_line


@admin.register(InsertionOrder)
class OrderAdmin(LockedSaves):
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

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        return super().get_queryset(request).prefetch_related("items__insertions")

    def has_delete_permission(self, request: HttpRequest, obj: models.Model | None = None) -> bool:
        """An order is cancelled, so that its number stays its own."""
        return False

    def save_model(self, request: HttpRequest, obj: InsertionOrder, form: forms.Form, change: bool) -> None:
        if not change:
            booking.number(obj)
        super().save_model(request, obj, form, change)

    def save_related(
        self, request: HttpRequest, form: forms.Form, formsets: list[BaseFormSet], change: bool
    ) -> None:
        """A status that is set to cancelled does what the list's act does."""
        super().save_related(request, form, formsets, change)
        if (
            change
            and "status" in form.changed_data
            and form.instance.status == InsertionOrder.Status.CANCELLED
        ):
            self._tell(request, 1, booking.cancel(form.instance))

    @admin.display(ordering="serial")
    def number(self, order: InsertionOrder) -> str:
        return order.number if order.pk else "After it has been saved once."

    @admin.display(description="advertiser")
    def who(self, order: InsertionOrder) -> str:
        return order.who

    @admin.display
    def total(self, order: InsertionOrder) -> str:
        return money(sum((item.total for item in order.items.all()), 0), order.currency)

    @admin.display(description="paid", boolean=True)
    def is_paid(self, order: InsertionOrder) -> bool:
        return order.is_paid

    @admin.action(description="Download for a spreadsheet", permissions=["view"])
    def as_spreadsheet(self, request: HttpRequest, queryset: QuerySet) -> HttpResponse:
        return csv_download("orders", ORDER_COLUMNS, map(_order_row, queryset.prefetch_related("items")))

    @admin.action(
        description="Cancel: gives free what has not run, switches its banners off", permissions=["change"]
    )
    def cancel(self, request: HttpRequest, queryset: QuerySet) -> None:
        orders = list(queryset)
        self._tell(request, len(orders), sum(booking.cancel(order) for order in orders))

    def _tell(self, request: HttpRequest, orders: int, banners: int) -> None:
        self.message_user(request, f"Cancelled: {orders}. Banners switched off: {banners}.")


@admin.register(LineItem)
class LineItemAdmin(LockedSaves):
    """One thing sold: its material, its proof, and the days on which it runs."""

    inlines = [InsertionInline]
    list_display = ["what", "order", "who", "material_due", "proof_sent_on", "proof_approved_on"]
    list_filter = ["is_political", "edition"]
    list_select_related = ["order"]
    search_fields = ["what", "order__name", "order__company"]
    actions = ["make_good"]
    autocomplete_fields = ["candidate"]
    fieldsets = [
        (
            None,
            {
                "fields": [
                    ("what", "order"),
                    "detail",
                    ("edition", "net", "vat"),
                    ("material_due", "proof_sent_on", "proof_approved_on"),
                ]
            },
        ),
        (
            "If it is political",
            {
                "description": "Whatever speaks for or against a candidate or party. It names who paid for it wherever "
                "it appears; in print the card says how large it may be and how often one candidate may run in a "
                "week, Monday to Sunday, in all editions together (Republic Act 9006).",
                "fields": [
                    "is_political",
                    ("candidate", "page_share"),
                    ("payer", "payer_address"),
                    "political_line",
                ],
            },
        ),
    ]
    readonly_fields = ["order", "political_line"]

    class Media:
        css = STYLE
        js = [MODULE]

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def save_related(
        self, request: HttpRequest, form: forms.Form, formsets: list[BaseFormSet], change: bool
    ) -> None:
        super().save_related(request, form, formsets, change)
        warn_of_unbooked_banners(request, form.instance)

    @admin.display(description="advertiser")
    def who(self, item: LineItem) -> str:
        return item.order.who

    @admin.display(description="must say")
    def political_line(self, item: LineItem) -> str:
        return item.political_line

    @admin.action(description="Make good: a free rerun on the same order", permissions=["change"])
    def make_good(self, request: HttpRequest, queryset: QuerySet) -> None:
        with transaction.atomic():
            made = [booking.make_good(item) for item in queryset]
        self.message_user(request, f"Made: {len(made)}. Book their days on their own pages.")


def book_quote(request: HttpRequest, quote: Quote) -> HttpResponse:
    """The answer to a press of “Book it”: the order, new or there already."""
    order = booking.book(quote, request.user)
    messages.success(request, f"Order {order} of quote {quote}. Book its days on the page of what was sold.")
    return redirect("admin:advertising_insertionorder_change", order.pk)


def _order_row(order: InsertionOrder) -> list[object]:
    items = list(order.items.all())
    money_ = [sum(item.net for item in items), sum(item.vat for item in items), order.currency]
    who = [order.name, order.company, order.get_status_display()]
    return [order.number, order.sold_on, *who, *money_, order.invoice_number, order.paid_on]
