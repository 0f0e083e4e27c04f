"""Partners who carry our stories, and what they have not been told yet."""

from collections.abc import Sequence
from urllib.parse import quote, urlencode

from django import forms
from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from articles.models import Correction, Republication
from articles.querysets import HEAVY
from newspaper.addresses import absolute
from newspaper.fields import ChosenRows
from newsroom.stories.related_links import FewLinks


class RepublicationForm(ChosenRows, forms.ModelForm):
    """A story of ours in a partner's paper."""


class ToldFilter(admin.SimpleListFilter):
    """Those who wait for word from us."""

    title = "told"
    parameter_name = "told"

    def lookups(self, request: HttpRequest, model_admin: admin.ModelAdmin) -> list[tuple[str, str]]:
        return [("no", "To be told")]

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        return queryset.to_tell() if self.value() == "no" else queryset


@admin.register(Republication)
class RepublicationAdmin(FewLinks, admin.ModelAdmin):
    """Who carries what; a correction waits here until somebody has told them of it and says so."""

    form = RepublicationForm
    list_display = ["story", "partner", "waiting", "told_at"]
    list_display_links = ["story"]
    list_filter = [ToldFilter, "partner"]
    list_select_related = ["partner", "article"]
    list_per_page = 50
    show_full_result_count = False
    show_facets = admin.ShowFacets.NEVER
    search_fields = ["article__headline", "partner__name"]
    autocomplete_fields = ["article", "partner"]
    actions = ["mark_as_told"]
    fieldsets = [
        (
            None,
            {
                "fields": ["article", "partner", "address"],
                "description": "Note down who carries a story of ours. When it is corrected, the partner appears "
                "under “To be told”, with a letter that is written already.",
            },
        )
    ]

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        return super().get_queryset(request).with_corrections().defer(*(f"article__{name}" for name in HEAVY))

    def has_mark_permission(self, request: HttpRequest) -> bool:
        """Whoever may note who carries a story may say that they were told."""
        return self.has_change_permission(request)

    @admin.display(description="story")
    def story(self, row: Republication) -> str:
        return row.article.headline

    @admin.display(description="not told yet")
    def waiting(self, row: Republication) -> SafeString | str:
        """The corrections, and a letter to the partner that says all of them."""
        notes = row.to_be_told
        if not notes:
            return "Nothing"
        said = format_html_join("", "<p>{}: {}</p>", ((note.get_kind_display(), note.text) for note in notes))
        if not row.partner.corrections_to:
            return said
        return format_html('{}<a href="{}">Write to {}</a>', said, letter(row, notes), row.partner.name)

    @admin.action(description="Mark as told", permissions=["mark"])
    def mark_as_told(self, request: HttpRequest, queryset: QuerySet) -> None:
        self.message_user(request, f"{queryset.tell()} told of everything until now.")


def letter(row: Republication, notes: Sequence[Correction]) -> str:
    """A mailto: link to a partner, with what we have corrected of a story that they carry."""
    lines = [f"You carry our story “{row.article.headline}”:", row.address, ""]
    for note in notes:
        lines += [f"{note.get_kind_display()}: {note.text}", ""]
    lines += ["Please correct your copy. Ours:", absolute(row.article.get_absolute_url())]
    said = {"subject": f"Correction: {row.article.headline}", "body": "\r\n".join(lines)}
    return f"mailto:{quote(row.partner.corrections_to)}?{urlencode(said, quote_via=quote, safe='')}"
