"""The picture desk in the newsroom."""

from django.contrib import admin
from django.template.loader import render_to_string
from django.urls import path, reverse
from django.utils.formats import localize
from django.utils.html import format_html

from images import chooser
from images.intake import LibraryAdmin
from images.models import Image

SOON = 30  # days


class Attention(admin.SimpleListFilter):
    """What somebody should look after."""

    title = "what needs care"
    parameter_name = "look_after"

    def lookups(self, request, model_admin):
        return [
            ("words", "Without alternative text"),
            ("licence", f"Licence over, or within {SOON} days"),
        ]

    def queryset(self, request, queryset):
        if self.value() == "words":
            return queryset.without_alt_text()
        if self.value() == "licence":
            return queryset.licence_ending(within_days=SOON)
        return queryset


@admin.register(Image)
class ImageAdmin(LibraryAdmin):
    """The list and the form of pictures."""

    list_display = ["thumbnail", "__str__", "credit", "licence_ends_on", "uploaded_at", "uploaded_by"]
    list_display_links = ["__str__"]
    list_filter = [Attention]
    list_select_related = ["uploaded_by"]
    list_per_page = 50
    date_hierarchy = "uploaded_at"
    search_fields = ["alt_text", "caption", "credit", "key"]
    search_help_text = "Words of the alternative text, the caption or the credit."
    readonly_fields = ["picture", "measures", "uploaded_by", "uploaded_at", "as_sent_in"]
    words = (
        "What readers read",
        {"fields": ["alt_text", "is_decorative", "caption", "credit", "licence_ends_on"]},
    )
    add_fieldsets = [(None, {"fields": ["file"]}), words]
    fieldsets = [
        (
            "What must stay in view",
            {
                "description": "Pages cut pictures to their own shapes. Click what must not be cut off, usually a "
                "face, or move the mark with the arrow keys.",
                "fields": ["picture", ("focal_x", "focal_y")],
            },
        ),
        words,
        ("The file", {"fields": ["measures", "uploaded_by", "uploaded_at", "as_sent_in"]}),
    ]

    class Media:
        css = {"all": ["css/library.css"]}
        js = ["js/picture-form.js"]

    def get_fieldsets(self, request, obj=None):
        return self.fieldsets if obj else self.add_fieldsets

    def get_urls(self):
        wrap = self.admin_site.admin_view
        return [
            path("browse/", wrap(chooser.browse), name="images_image_browse"),
            path("upload/", wrap(chooser.upload), name="images_image_upload"),
            path("<int:pk>/original/", wrap(chooser.original), name="images_image_original"),
            *super().get_urls(),
        ]

    @admin.display(description="as a card")
    def thumbnail(self, image):
        return format_html(
            '<img src="{}" width="90" height="60" alt="" loading="lazy" class="library-thumbnail">',
            image.rendition_url("card", 320, "jpg"),
        )

    @admin.display(description="pixels")
    def measures(self, image):
        return f"{localize(image.width)} × {localize(image.height)}"

    @admin.display(description="picture")
    def picture(self, image):
        return render_to_string("images/_focal_point.html", {"image": image})

    @admin.display(description="as it was sent in")
    def as_sent_in(self, image):
        return format_html(
            '<a href="{}">Download the original</a>, for print. It may name the place and the camera.',
            reverse("admin:images_image_original", args=[image.pk]),
        )
