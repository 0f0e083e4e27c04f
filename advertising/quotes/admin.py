"""Quotes in the newsroom: read, made from a calculation, mailed again; never altered."""

from typing import Any

from django import forms
from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils.html import format_html

from advertising.desk_admin import MODULE, STYLE, ReadOnlyInline
from advertising.models import Quote, QuoteLine
from advertising.money import money
from advertising.orders.admin import book_quote
from advertising.quotes.forms import NewQuoteForm
from advertising.quotes.issuing import QUOTES, issue


class LineInline(ReadOnlyInline):
    """The lines as they were worked out."""

    model = QuoteLine
    fields = readonly_fields = ["what", "how", "amount"]


@admin.register(Quote)
class QuoteAdmin(admin.ModelAdmin):
    """Numbered offers. A quote that was wrong is left to expire, and a new one is made."""

    list_display = ["number", "who", "what", "total", "issued_on", "valid_until", "state", "was_mailed"]
    list_filter = ["issued_on"]
    search_fields = ["name", "company", "email", "what", "serial"]
    date_hierarchy = "issued_on"
    actions = ["mail_again"]
    frozen = ["number", "what", "issued_on", "rate_card_name", "rate_card_version", "asked"]
    sums = ["net", "vat", "total", "withheld"]
    readonly_fields = [*frozen, *sums, "state", "accepted_by", "accepted_at", "was_mailed", "page"]
    fieldsets = [
        (None, {"fields": ["number", "state", "accepted_by", "accepted_at", "valid_until", "page", "was_mailed"]}),
        ("Whom it is for", {"fields": ["name", "company", "email", "telephone"]}),
        (
            "The price as it was",
            {"description": "No later change of the card alters it.", "fields": [*frozen[1:], *sums]},
        ),
    ]  # fmt: skip

    class Media:
        css = STYLE
        js = [MODULE]

    def get_form(
        self, request: HttpRequest, obj: Quote | None = None, change: bool = False, **kwargs: Any
    ) -> type[forms.ModelForm]:
        if obj is None:
            kwargs |= {"form": NewQuoteForm, "fields": None}
        return super().get_form(request, obj, change, **kwargs)

    def get_fieldsets(
        self, request: HttpRequest, obj: Quote | None = None
    ) -> list[tuple[str | None, dict[str, Any]]]:
        if obj is None:
            return [(None, {"fields": ["name", "company", "email", "telephone", "calculation"]})]
        return super().get_fieldsets(request, obj)

    def get_readonly_fields(self, request: HttpRequest, obj: Quote | None = None) -> list[str]:
        return self.readonly_fields if obj else []

    def get_inlines(self, request: HttpRequest, obj: Quote) -> list[type[admin.TabularInline]]:
        return [LineInline] if obj else []

    def has_delete_permission(self, request: HttpRequest, obj: Quote | None = None) -> bool:
        return False

    def save_model(self, request: HttpRequest, obj: Quote, form: forms.Form, change: bool) -> None:
        if change:
            super().save_model(request, obj, form, change)
            return
        calculation = form.cleaned_data["calculation"]
        issue(obj, calculation.card, calculation)
        QUOTES.send_in_background()

    def response_change(self, request: HttpRequest, obj: Quote) -> HttpResponse:
        if "_book" in request.POST and request.user.has_perm("advertising.add_insertionorder"):
            return book_quote(request, obj)
        return super().response_change(request, obj)

    @admin.display(ordering="serial")
    def number(self, quote: Quote) -> str:
        return quote.number

    @admin.display
    def total(self, quote: Quote) -> str:
        return money(quote.net + quote.vat, quote.currency)

    @admin.display
    def withheld(self, quote: Quote) -> str:
        return money(quote.price.withheld, quote.currency)

    @admin.display
    def state(self, quote: Quote) -> str:
        return quote.state

    @admin.display(description="mailed", boolean=True)
    def was_mailed(self, quote: Quote) -> bool:
        return quote.mailed_at is not None

    @admin.display(description="the advertiser's page")
    def page(self, quote: Quote) -> str:
        return format_html('<a href="{}">Read, and accepted, here</a>', quote.get_absolute_url())

    def view_on_site(self, quote: Quote) -> str:
        """Its own path: Django would take the host from the table of sites."""
        return quote.get_absolute_url()

    @admin.action(description="Mail again", permissions=["change"])
    def mail_again(self, request: HttpRequest, queryset: QuerySet) -> None:
        count = queryset.update(mailed_at=None)
        QUOTES.send_in_background()
        self.message_user(request, f"On their way: {count}.")
