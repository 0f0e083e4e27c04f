"""The picture desk in the newsroom."""

from django.contrib import admin, messages
from django.contrib.admin.utils import unquote
from django.http import HttpResponseRedirect
from django.template.loader import render_to_string
from django.urls import path, reverse
from django.utils.formats import localize
from django.utils.html import format_html

from images import chooser, library
from images.forms import NewPictureForm, PictureForm
from images.library import Refused
from images.models import Image

SOON = 30  # days


class Attention(admin.SimpleListFilter):
    """What somebody should look after."""

    title = "to look after"
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
class ImageAdmin(admin.ModelAdmin):
    list_display = [
        "thumbnail",
        "__str__",
        "credit",
        "measures",
        "licence_ends_on",
        "uploaded_at",
        "uploaded_by",
    ]
    list_display_links = ["thumbnail", "__str__"]
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

    def get_form(self, request, obj=None, change=False, **kwargs):
        return super().get_form(request, obj, change, form=PictureForm if obj else NewPictureForm, **kwargs)

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

    # The darkroom's seconds come before the admin's transaction: in one, SQLite lets nobody else write.

    def add_view(self, request, form_url="", extra_context=None):
        file = request.FILES.get("file") if request.method == "POST" else None
        if file is None or not self.has_add_permission(request):
            return super().add_view(request, form_url, extra_context)
        try:
            with library.developing(file) as file.outcome:
                if file.outcome.existing:
                    return self._show_existing(request, file.outcome.existing)
                return super().add_view(request, form_url, extra_context)
        except Refused as refusal:
            file.outcome = refusal
            return super().add_view(request, form_url, extra_context)

    def _show_existing(self, request, image):
        self.message_user(
            request,
            "The library has this picture already; here it is. Nothing was changed.",
            messages.WARNING,
        )
        return HttpResponseRedirect(reverse("admin:images_image_change", args=[image.pk]))

    def response_add(self, request, obj, post_url_continue=None):
        if not {"_addanother", "_popup"} & request.POST.keys():
            request.POST = request.POST.copy()
            request.POST["_continue"] = "1"  # the focal point can be placed only now
        return super().response_add(request, obj, post_url_continue)

    def change_view(self, request, object_id, form_url="", extra_context=None):
        image = self.get_object(request, unquote(object_id)) if request.method == "POST" else None
        if image and self.has_change_permission(request, image):
            self._cut_ahead(request, image)
        return super().change_view(request, object_id, form_url, extra_context)

    def _cut_ahead(self, request, image):
        focal = image.focal
        form = self.get_form(request, image, change=True)(request.POST, instance=image)
        try:
            if form.is_valid():
                library.cut_crops(form.instance)
        except Refused as refusal:
            request.POST = request.POST.copy()
            request.POST["focal_x"], request.POST["focal_y"] = map(str, focal)
            self.message_user(
                request, f"The focal point stays where it was. {refusal.messages[0]}", messages.ERROR
            )

    def save_model(self, request, obj, form, change):
        if not change:
            obj.uploaded_by = request.user
            obj.pk = library.enter(form.cleaned_data["file"].outcome, obj).pk
            return
        super().save_model(request, obj, form, change)
        if {"focal_x", "focal_y"} & set(form.changed_data):
            library.recrop(obj)

    def delete_model(self, request, obj):
        library.discard(obj)

    def delete_queryset(self, request, queryset):
        for image in queryset:
            library.discard(image)

    @admin.display(description="")
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
