"""The picture desk in the newsroom."""

from django.contrib import admin
from django.template.loader import render_to_string
from django.urls import path, reverse
from django.utils.formats import localize
from django.utils.html import format_html

from images import chooser, likeness, many, replacing, uses
from images.desk import PictureListing
from images.intake import LibraryAdmin
from images.models import Image

# The shapes to which pages cut a picture, as static/js/picture-form.js calls them.
CUTS = {"card": "Card", "lead": "Lead", "social": "Social networks"}


@admin.register(Image)
class ImageAdmin(PictureListing, LibraryAdmin):
    """The list and the form of pictures."""

    readonly_fields = ["picture", "measures", "shown_in", "alike", "uploaded_by", "uploaded_at", "as_sent_in"]
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
        ("Where it is shown", {"fields": ["shown_in", "alike"]}),
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
            path("many/", wrap(many.add_many), name="images_image_many"),
            path("<int:pk>/replace/", wrap(replacing.replace), name="images_image_replace"),
            path("upload/", wrap(chooser.upload), name="images_image_upload"),
            path("<int:pk>/original/", wrap(chooser.original), name="images_image_original"),
            *super().get_urls(),
        ]

    def get_object(self, request, object_id, from_field=None):
        """The picture, and who looks at it: not everybody may know of every story that shows it."""
        image = super().get_object(request, object_id, from_field)
        if image is not None:
            image.viewer = request.user
        return image

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
        cuts = [(label, image.rendition_url(shape, 640, "jpg")) for shape, label in CUTS.items()]
        return render_to_string("images/_focal_point.html", {"image": image, "cuts": cuts})

    @admin.display(description="shown in")
    def shown_in(self, image):
        found = uses.uses_of(image)
        seen = [use for use in found if use.may_be_seen_by(image.viewer)]
        return render_to_string("images/_uses.html", {"uses": seen, "hidden": len(found) > len(seen)})

    @admin.display(description="looks nearly like")
    def alike(self, image):
        may_replace = image.viewer.has_perm("images.replace_image")
        context = {"alike": likeness.alike(image), "image": image, "may_replace": may_replace}
        return render_to_string("images/_alike.html", context)

    @admin.display(description="as it was sent in")
    def as_sent_in(self, image):
        return format_html(
            '<a href="{}">Download the original</a>, for print. It may name the place and the camera.',
            reverse("admin:images_image_original", args=[image.pk]),
        )
