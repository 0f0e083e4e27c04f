"""Former addresses in the newsroom: those that pages left when they were renamed, and those that editors write."""

from typing import Any
from urllib.parse import urlsplit

from django import forms
from django.conf import settings
from django.contrib import admin, messages
from django.db.models import Model, QuerySet
from django.forms import ModelForm
from django.http import HttpRequest
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.text import get_text_list

from addresses import answers, keeping, registry
from addresses.models import Address
from addresses.spelling import path_of, quoted


def local_path(typed: str) -> str:
    """The path as it is written down. Raises ValidationError for one that is not ours: a redirect to elsewhere would
    lend the paper's name to strangers.
    """
    typed = typed.strip().removeprefix(settings.SITE_URL)
    if not typed.startswith("/") or not url_has_allowed_host_and_scheme(typed, None):
        raise forms.ValidationError("Write a path of this site that begins with one slash: “/old-page/”.")
    parts = urlsplit(typed)
    return path_of(parts.path + (f"?{parts.query}" if parts.query else ""))


class AddressForm(forms.ModelForm):
    """From an old path to a new one, in one step."""

    class Meta:
        model = Address
        fields = ["path", "leads_to"]
        labels = {"path": "Old address", "leads_to": "New address"}
        help_texts = {
            "path": "Without the host: “/old-page/”. Capitals, accents and a last slash do not matter. With a query, "
            "“/old/?page_id=7”, it holds for requests that have these parameters.",
            "leads_to": "Without the host. Empty: readers and search engines are told that the page is gone.",
        }

    def clean_path(self) -> str:
        path = local_path(self.cleaned_data["path"])
        if "path" in self.changed_data:
            _refuse_live(path)
        others = Address.objects.filter(path=path).exclude(pk=self.instance.pk)
        others.filter(
            leads_to=None
        ).delete()  # of what was taken away without a word: no page has it, as asked above
        if others.exists():
            raise forms.ValidationError("This address leads somewhere already; change that entry instead.")
        return path

    def clean_leads_to(self) -> str:
        path = self.cleaned_data["leads_to"]
        return local_path(path) if path else ""

    def clean(self) -> dict:
        old, new = self.cleaned_data.get("path"), self.cleaned_data.get("leads_to")
        if old and new == old:
            self.add_error("leads_to", "An address cannot lead to itself.")
        elif old and new:
            further = Address.objects.filter(path=new).exclude(pk=self.instance.pk).first()
            if further and further.leads_to == old:
                self.add_error("leads_to", f"{new} leads back to {old}: readers would go round in circles.")
            elif further and further.leads_to is not None:
                self.add_error(
                    "leads_to", f"{new} has moved, too: write {further.leads_to or 'nothing'} instead."
                )
            elif page := _page_behind(new):
                self.add_error("leads_to", f"{new} leads on: write {page} instead.")
        return self.cleaned_data


def _page_behind(path: str) -> str:
    """Where a path that is no page's leads on, as a misspelling or an older form does; "" where that is nowhere."""
    bare, _, query = path.partition("?")
    return "" if answers.is_live(bare, query) else answers.find(bare, query).leads_to or ""


def _refuse_live(path: str) -> None:
    """Raises ValidationError for an address at which nobody would ever be led on: a page is there."""
    bare, _, query = path.partition("?")
    row = answers.row_at(bare)
    if row:
        what = f"{row._meta.verbose_name} “{row}”"
        raise forms.ValidationError(
            f"{bare} is the address of the {what}, which is shown there whatever is written here."
        )
    if answers.is_live(bare, query):
        told = " with these parameters, too" if query else ""
        raise forms.ValidationError(
            f"{bare} is a page of the site{told}: it is shown, whatever is written here."
        )


@admin.register(Address)
class AddressAdmin(admin.ModelAdmin):
    """Old addresses keep working for ever; whoever deletes one frees it for another page."""

    form = AddressForm
    list_display = ["path", "where_to", "how", "left_at"]
    list_filter = ["is_by_hand"]
    search_fields = ["path", "leads_to"]
    search_help_text = "A part of either address."
    list_per_page = 100
    show_full_result_count = False
    ordering = ["-left_at", "-pk"]
    fieldsets = [
        (
            None,
            {
                "description": "For pages that moved or are gone. Stories, sections, people, tags and About pages look "
                "after themselves: change the address there, and the old one leads to the new one. An entry that is "
                "deleted frees its address for another page.",
                "fields": ["path", "leads_to"],
            },
        )
    ]

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        return super().get_queryset(request).exclude(leads_to=None)

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet, search_term: str
    ) -> tuple[QuerySet, bool]:
        """Also finds what is pasted from a browser."""
        if "/" in search_term:
            term = search_term.strip().removeprefix(settings.SITE_URL)
            search_term = path_of(term).strip("/").partition("?")[0]
        return super().get_search_results(request, queryset, search_term)

    @admin.display(description="leads to", ordering="leads_to")
    def where_to(self, address: Address) -> str:
        return address.leads_to or "nothing: it is gone"

    @admin.display(description="made", ordering="is_by_hand")
    def how(self, address: Address) -> str:
        return "by hand" if address.is_by_hand else "by itself"

    def save_model(self, request: HttpRequest, address: Address, form: ModelForm, change: bool) -> None:
        """What led to the old address now leads to the new one, so that there are no chains."""
        address.is_by_hand = True
        super().save_model(request, address, form, change)
        Address.objects.filter(leads_to=address.path).update(leads_to=address.leads_to)
        if address.leads_to and not answers.is_live(*address.leads_to.split("?", 1)):
            messages.warning(request, f"Nothing answers readers at {address.leads_to} today.")


class KeptAddressMixin:
    """Stands before ModelAdmin: says what becomes of the addresses of pages that are renamed or deleted."""

    def save_model(self, request: HttpRequest, obj: Model, form: ModelForm, change: bool) -> None:
        kind = registry.kind_of_row(obj)
        super().save_model(request, obj, form, change)  # type: ignore[misc]
        if change and kind.field in form.changed_data:
            told = keeping.told_of_rename(obj, form.initial[kind.field])
            if told:
                messages.info(request, told)

    def delete_model(self, request: HttpRequest, obj: Model) -> None:
        super().delete_model(request, obj)  # type: ignore[misc]
        self._tell_gone(request, [obj])

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet) -> None:
        rows = list(queryset)
        super().delete_queryset(request, queryset)  # type: ignore[misc]
        self._tell_gone(request, rows)

    def _tell_gone(self, request: HttpRequest, rows: list[Any]) -> None:
        paths = [
            registry.kind_of_row(row).path(getattr(row, registry.kind_of_row(row).field)) for row in rows
        ]
        gone = Address.objects.filter(path__in=paths, leads_to="").values_list("path", flat=True)
        if gone:
            what = get_text_list(list(map(quoted, gone[:10])), "and")
            messages.info(
                request,
                f"Readers are told at {what} that the page is gone. An entry under Former addresses can "
                "lead them on.",
            )
