"""Legal notices in the newsroom."""

import datetime as dt
from collections.abc import Callable, Iterable
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html

import pagecache.converters  # noqa: F401, registers <id>
from addresses.admin import KeptAddressMixin
from advertising.desk_admin import STYLE
from advertising.money import money
from advertising.pdf import pdf_response
from advertising.row_locks import LockedSaves
from legalnotices import booking, documents
from legalnotices.forms import ADVERTISER, NewNoticeForm
from legalnotices.models import Affiant, Notice, NoticeKind
from legalnotices.rules import NotLawful
from newspaper.context import the_newspaper
from plaintext.admin import AddressedAdmin

AS_APPROVED = ["kind", "title", "text", "authority", "case_number", "weeks"]


@admin.register(NoticeKind)
class KindAdmin(KeptAddressMixin, AddressedAdmin):
    """How often each kind must run, and what says so."""

    list_display = ["name", "weeks", "rule", "confirmed_on", "position"]
    search_fields = ["name"]


@admin.register(Affiant)
class AffiantAdmin(admin.ModelAdmin):
    """Who signs affidavits of publication."""

    list_display = ["name", "role", "city", "position"]
    search_fields = ["name"]


@admin.register(Notice)
class NoticeAdmin(LockedSaves):
    """One notice, from the day it is handed in to its affidavit."""

    list_display = ["number", "title", "kind", "state", "who", "first_issue", "price"]
    list_filter = ["kind"]
    list_select_related = ["kind", "item__order"]
    search_fields = [
        "title",
        "case_number",
        "authority",
        "serial",
        "item__order__name",
        "item__order__company",
    ]
    actions = ["send_proof", "approve", "withdraw", "show_again"]
    sold = ["number", "state", "order", "days", "price", "documents"]
    fieldsets = [
        (None, {"fields": [*sold, ("columns", "height")]}),
        (
            "The notice",
            {
                "description": "Word for word as it was handed in. Once its proof is approved it stays as it is.",
                "fields": ["kind", "title", "text", ("authority", "case_number"), "weeks"],
            },
        ),
    ]
    new_fieldsets = [
        ("Who pays", {"fields": [ADVERTISER[:2], ADVERTISER[2:]]}),
        ("The notice", {"fields": ["kind", "title", "text", ("authority", "case_number")]}),
        (
            "Issues and price",
            {"fields": ["edition", ("first_issue", "weeks"), ("columns", "height", "price")]},
        ),
    ]

    class Media:
        css = STYLE

    def get_urls(self) -> list[URLPattern]:
        views = [(name, self.admin_site.admin_view(getattr(self, name))) for name in ("proof", "affidavit")]
        return [
            *(
                path(f"<id:number>/{name}.pdf", view, name=f"legalnotices_notice_{name}")
                for name, view in views
            ),
            *super().get_urls(),
        ]

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        return super().get_queryset(request).prefetch_related("item__insertions")

    def get_form(
        self, request: HttpRequest, obj: Notice | None = None, change: bool = False, **kwargs: Any
    ) -> type[forms.ModelForm]:
        if obj is None:
            return NewNoticeForm
        return super().get_form(request, obj, change, **kwargs)

    def get_fieldsets(self, request: HttpRequest, obj: Notice | None = None) -> list[tuple[str | None, Any]]:
        return super().get_fieldsets(request, obj) if obj else self.new_fieldsets

    def get_readonly_fields(self, request: HttpRequest, obj: Notice | None = None) -> list[str]:
        if obj is None:
            return []
        return [*self.sold, "columns", "height", *(AS_APPROVED if obj.live_from else [])]

    def has_delete_permission(self, request: HttpRequest, obj: Notice | None = None) -> bool:
        """A notice is withdrawn, so that its number and its address stay its own."""
        return False

    def save_model(self, request: HttpRequest, obj: Notice, form: forms.Form, change: bool) -> None:
        if change:
            super().save_model(request, obj, form, change)
            return
        typed = form.cleaned_data
        booking.order(
            obj, form.advertiser, typed["edition"], typed["first_issue"], typed["price"], request.user
        )

    def view_on_site(self, notice: Notice) -> str | None:
        """Its own path, once readers have it."""
        return notice.get_absolute_url() if notice.is_published else None

    @admin.display(ordering="serial")
    def number(self, notice: Notice) -> str:
        return notice.number

    @admin.display
    def state(self, notice: Notice) -> str:
        return notice.state

    @admin.display(description="advertiser")
    def who(self, notice: Notice) -> str:
        return notice.item.order.who

    @admin.display(description="first issue")
    def first_issue(self, notice: Notice) -> dt.date | None:
        return next((one.first_day for one in notice.item.insertions.all()), None)

    @admin.display
    def price(self, notice: Notice) -> str:
        net, vat = (
            money(amount, notice.item.order.currency) for amount in (notice.item.net, notice.item.vat)
        )
        return f"{net} plus {vat} tax"

    @admin.display
    def order(self, notice: Notice) -> str:
        order = notice.item.order
        return format_html(
            '<a href="{}">{}, {}</a>',
            reverse("admin:advertising_insertionorder_change", args=[order.pk]),
            order,
            order.who,
        )

    @admin.display(description="issues")
    def days(self, notice: Notice) -> str:
        days = ", ".join(f"{one.first_day:%b %-d, %Y}" for one in notice.item.insertions.all())
        address = reverse("admin:advertising_lineitem_change", args=[notice.item_id])
        return format_html('{}. <a href="{}">Change them, note number and page</a>', days or "None", address)

    @admin.display
    def documents(self, notice: Notice) -> str:
        names = (("proof", "Proof"), ("affidavit", "Affidavit of publication"))
        links = [
            (reverse(f"admin:legalnotices_notice_{name}", args=[notice.pk]), label) for name, label in names
        ]
        return format_html('<a href="{}">{}</a> · <a href="{}">{}</a>', *links[0], *links[1])

    @admin.action(description="Proof sent", permissions=["change"])
    def send_proof(self, request: HttpRequest, queryset: QuerySet) -> None:
        self._each(request, queryset.filter(live_from=None), booking.send_proof, "Proof noted as sent")

    @admin.action(
        description="Proof approved: readers see it from its first issue on", permissions=["change"]
    )
    def approve(self, request: HttpRequest, queryset: QuerySet) -> None:
        self._each(request, queryset, booking.approve, "Approved")

    @admin.action(description="Withdraw from readers", permissions=["change"])
    def withdraw(self, request: HttpRequest, queryset: QuerySet) -> None:
        self._each(request, queryset.exclude(live_from=None), booking.withdraw, "Withdrawn")

    @admin.action(description="Show again to readers", permissions=["change"])
    def show_again(self, request: HttpRequest, queryset: QuerySet) -> None:
        self._each(request, queryset.exclude(live_until=None), booking.show_again, "Shown again")

    def proof(self, request: HttpRequest, number: int) -> HttpResponse:
        """The notice as it will be set."""
        notice = self._asked(request, number)
        return pdf_response(f"proof-{notice}", documents.proof(notice, the_newspaper()))

    def affidavit(self, request: HttpRequest, number: int) -> HttpResponse:
        """The affidavit of publication; where it cannot be sworn to, why."""
        notice = self._asked(request, number)
        try:
            content = documents.affidavit(notice, Affiant.objects.first(), the_newspaper())
        except NotLawful as refusal:
            messages.error(request, str(refusal))
            return redirect("admin:legalnotices_notice_change", notice.pk)
        return pdf_response(f"affidavit-{notice}", content)

    def _asked(self, request: HttpRequest, number: int) -> Notice:
        notice = get_object_or_404(Notice.objects.select_related("kind", "item__order"), pk=number)
        if not self.has_view_permission(request, notice):
            raise PermissionDenied
        return notice

    def _each(
        self, request: HttpRequest, notices: Iterable[Notice], act: Callable[[Notice], None], done: str
    ) -> None:
        """Does an act to each notice, and says for which it was done and why not for others."""
        count = 0
        for notice in notices:
            try:
                act(notice)
                count += 1
            except NotLawful as refusal:
                self.message_user(request, f"{notice}: {refusal}", messages.ERROR)
        self.message_user(request, f"{done}: {count}.")
