"""The parts of the paper, as editors arrange them."""

from django.contrib import admin
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.safestring import SafeString

from addresses.admin import KeptAddressMixin
from namesakes.admin import NearNames
from plaintext.admin import AddressedAdmin
from sections.models import Section


@admin.register(Section)
class SectionAdmin(NearNames, KeptAddressMixin, AddressedAdmin):
    """Sections in their order; one that has stories cannot be deleted."""

    actions = None
    stories_by = "article_sections"
    list_display = ["name", "position", "is_in_menu", "colour", "stories", "nearly_the_same", "slug"]
    radio_fields = {"accent": admin.HORIZONTAL}
    fieldsets = [
        (None, {"fields": ["name", "description"]}),
        (
            "Place",
            {
                "fields": ["position", "is_in_menu"],
                "description": "The menu and the blocks of the front page follow the position. A section that is "
                "not in the menu, such as Featured, still has its front and labels its stories.",
            },
        ),
        ("Look", {"fields": ["accent"]}),
        ("Address", {"fields": ["slug"]}),
    ]

    def view_on_site(self, section: Section) -> str:
        return section.get_absolute_url()

    def has_delete_permission(self, request: HttpRequest, obj: Section | None = None) -> bool:
        """Asked first, because the stock page would name every story that stands in the way."""
        return super().has_delete_permission(request, obj) and not (obj and obj.article_sections.exists())

    @admin.display(description="colour", ordering="accent")
    def colour(self, section: Section) -> SafeString:
        """The accent as a swatch beside its name."""
        return format_html(
            '<span class="swatch swatch-{}"></span> {}', section.accent, section.get_accent_display()
        )
