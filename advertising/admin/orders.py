"""Orders and what was sold on them, in the newsroom."""

from django.contrib import admin, messages
from django.db import transaction
from django.shortcuts import redirect

from advertising import booking
from advertising.admin.assets import MODULE, STYLE
from advertising.admin.insertions import InsertionInline
from advertising.admin.turns import TakesTurns
from advertising.models import LineItem, Order, Place
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
        "political_line",
    ]
    readonly_fields = ["when", "political_line"]
    extra = 0
    show_change_link = True

    @admin.display(description="runs")
    def when(self, item):
        return ", ".join(f"{one.first_day:%b %-d}" for one in item.insertions.all()) if item.pk else ""

    @admin.display(description="must say")
    def political_line(self, item):
        return item.political_line


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


@admin.register(LineItem)
class LineItemAdmin(TakesTurns, admin.ModelAdmin):
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

    def has_add_permission(self, request):
        return False

    @admin.display(description="advertiser")
    def who(self, item):
        return item.order.who

    @admin.display(description="must say")
    def political_line(self, item):
        return item.political_line

    @admin.action(description="Make good: a free rerun on the same order", permissions=["change"])
    def make_good(self, request, queryset):
        with transaction.atomic():
            made = [booking.make_good(item) for item in queryset]
        self.message_user(request, f"Made: {len(made)}. Book their days on their own pages.")


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
