"""Enquiries in the newsroom: answered, followed up, turned into quotes."""

from urllib.parse import quote, urlencode

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html

import pagecache.converters  # noqa: F401, registers <id>
from advertising.desk_admin import MODULE, STYLE, ReadOnlyInline
from advertising.enquiries.artwork import delete_with_artwork
from advertising.models import Artwork, Enquiry
from newspaper.addresses import absolute

Status = Enquiry.Status


class Waiting(admin.SimpleListFilter):
    """What nobody has answered for too long."""

    title = "waiting"
    parameter_name = "waiting"

    def lookups(self, request: HttpRequest, model_admin: admin.ModelAdmin) -> list[tuple[str, str]]:
        return [("overdue", "Unanswered for 2 days")]

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        return queryset & Enquiry.objects.overdue() if self.value() == "overdue" else queryset


class ArtworkInline(ReadOnlyInline):
    """What was sent along, to be downloaded and never shown."""

    model = Artwork
    fields = readonly_fields = ["download", "kind", "size"]

    @admin.display(description="file")
    def download(self, artwork: Artwork) -> str:
        address = reverse("admin:advertising_artwork_download", args=[artwork.pk])
        return format_html('<a href="{}">{}</a>', address, artwork)


@admin.register(Enquiry)
class EnquiryAdmin(admin.ModelAdmin):
    """What advertisers wrote stays as they wrote it; what the desk makes of it is the desk's."""

    list_display = ["reference", "who", "waits", "about", "status", "owner", "next_step", "next_step_on"]
    list_display_links = ["reference", "who"]
    list_filter = ["status", Waiting, ("owner", admin.RelatedOnlyFieldListFilter)]
    list_select_related = ["owner"]
    date_hierarchy = "received_at"
    search_fields = ["name", "company", "email", "about", "text", "notes"]
    actions = ["mark_as_answered"]
    asked = ["about", "who", "reply", "telephone", "text", "received_at", "calculation", "was_mailed"]
    readonly_fields = [*asked, "make_a_quote"]
    fieldsets = [
        (
            "The enquiry",
            {
                "description": "Shown exactly as it came in. Nobody has checked that the name and the address are "
                "the writer's own, and what they send may be anything: open it with care.",
                "fields": asked,
            },
        ),
        (
            "At the desk",
            {"fields": ["status", "owner", ("next_step", "next_step_on"), "notes", "make_a_quote"]},
        ),
    ]

    class Media:
        css = STYLE
        js = [MODULE]

    def get_inlines(self, request: HttpRequest, obj: Enquiry) -> list[type[admin.TabularInline]]:
        return [ArtworkInline] if obj and obj.artwork.exists() else []

    def get_urls(self) -> list[URLPattern]:
        download = self.admin_site.admin_view(self.download)
        address = path("artwork/<id:number>/", download, name="advertising_artwork_download")
        return [address, *super().get_urls()]

    def download(self, request: HttpRequest, number: int) -> HttpResponse:
        """A file that an advertiser sent, as a download, whatever it is."""
        artwork = get_object_or_404(Artwork, pk=number)
        if not request.user.has_perm("advertising.view_artwork"):
            raise PermissionDenied
        response = FileResponse(
            artwork.file.open(),
            as_attachment=True,
            filename=artwork.name,
            content_type="application/octet-stream",
        )
        response.headers["Content-Security-Policy"] = "sandbox; default-src 'none'"
        return response

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def delete_model(self, request: HttpRequest, obj: Enquiry) -> None:
        delete_with_artwork(Enquiry.objects.filter(pk=obj.pk))

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet) -> None:
        delete_with_artwork(Enquiry.objects.filter(pk__in=list(queryset.values_list("pk", flat=True))))

    @admin.display(ordering="pk")
    def reference(self, enquiry: Enquiry) -> str:
        return enquiry.reference

    @admin.display(description="from")
    def who(self, enquiry: Enquiry) -> str:
        return enquiry.who

    @admin.display(description="age", ordering="received_at")
    def waits(self, enquiry: Enquiry) -> str:
        """How old it is; red where nobody has answered for two days."""
        if enquiry.is_overdue:
            return format_html('<strong class="overdue">{}, unanswered</strong>', enquiry.age)
        return enquiry.age

    @admin.display(description="mailed to the desk", boolean=True)
    def was_mailed(self, enquiry: Enquiry) -> bool:
        return enquiry.mailed_at is not None

    @admin.display(description="answer")
    def reply(self, enquiry: Enquiry) -> str:
        """A link that opens the answer in the desk's own mail program."""
        words = urlencode({"subject": f"Your enquiry {enquiry.reference}"}, quote_via=quote)
        to = quote(enquiry.email, safe="@")
        return format_html('<a href="mailto:{}?{}">{}</a>', to, words, enquiry.email)

    @admin.display(description="calculation")
    def calculation(self, enquiry: Enquiry) -> str:
        return format_html('<a href="{0}">{0}</a>', enquiry.came_from) if enquiry.came_from else ""

    @admin.display(description="quote")
    def make_a_quote(self, enquiry: Enquiry) -> str:
        """The form of a new quote, filled in with what this enquiry says."""
        known = {name: getattr(enquiry, name) for name in ("name", "company", "email", "telephone")}
        if enquiry.came_from:
            known["calculation"] = absolute(enquiry.came_from)
        address = f"{reverse('admin:advertising_quote_add')}?{urlencode(known)}"
        return format_html('<a href="{}">Make a quote for {}</a>', address, enquiry.who)

    @admin.action(description="Mark as answered", permissions=["change"])
    def mark_as_answered(self, request: HttpRequest, queryset: QuerySet) -> None:
        count = queryset.filter(status=Status.NEW).update(status=Status.TALKING)
        self.message_user(request, f"Marked as answered: {count}.")
