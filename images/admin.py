"""The picture library in the newsroom: its list, its form, and the pages beside them."""

import datetime as dt

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.utils import unquote
from django.contrib.admin.views.main import ChangeList
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.loader import render_to_string
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.formats import date_format, localize
from django.utils.html import format_html
from django.utils.safestring import SafeString

from images import chooser, kept_uploads, library, perceptual_hash, replace, upload, uses
from images.changelist import FinderFilter, NeedsCareFilter, PictureChangeList, ShortPaginator
from images.library import Refused
from images.models import Image

# The shapes to which pages cut a picture, as static/js/picture-form.js calls them.
CUTS = {"card": "Card", "lead": "Lead", "social": "Social networks"}
WORDS = (
    "What readers read",
    {"fields": ["alt_text", "is_decorative", "caption", "credit", "licence_ends_on"]},
)


@admin.register(Image)
class ImageAdmin(admin.ModelAdmin):
    """Lists, adds, describes, cuts and discards pictures; everything that is saved goes through `images.library`.

    A file is decoded before the admin's transaction opens: in one, SQLite lets nobody else write for seconds.
    """

    list_display = ["thumbnail", "__str__", "credit", "shown", "licence", "added"]
    empty_value_display = ""
    list_display_links = ["__str__"]
    list_filter = [FinderFilter, NeedsCareFilter]
    list_per_page = 50
    list_max_show_all = 50
    show_full_result_count = False
    show_facets = admin.ShowFacets.NEVER
    paginator = ShortPaginator
    sortable_by = []  # an index serves each order that is offered; any other would sort the library
    search_fields = ["alt_text", "caption", "credit", "key"]
    readonly_fields = [
        "picture",
        "origin",
        "troubles",
        "measures",
        "shown_in",
        "alike",
        "uploaded_by",
        "uploaded_at",
        "as_sent_in",
    ]
    add_fieldsets = [(None, {"fields": [("file", "kept_file")]}), WORDS]
    fieldsets = [
        (
            "What must stay in view",
            {
                "description": "Pages cut pictures to their own shapes. Click what must not be cut off, usually a "
                "face, or move the mark with the arrow keys.",
                "fields": ["picture", ("focal_x", "focal_y")],
            },
        ),
        WORDS,
        ("Where it is shown", {"fields": ["shown_in", "alike"]}),
        ("The file", {"fields": ["measures", "uploaded_by", "uploaded_at", "as_sent_in"]}),
    ]

    class Media:
        css = {"all": ["css/library.css"]}
        js = ["js/picture-form.js"]

    def get_urls(self) -> list[URLPattern]:
        """The admin's own pages, and before them those of the chooser, many uploads and replacing."""
        wrap = self.admin_site.admin_view
        return [
            path("browse/", wrap(chooser.browse), name="images_image_browse"),
            path("many/", wrap(upload.add_many), name="images_image_many"),
            path("<int:pk>/replace/", wrap(replace.replace_page), name="images_image_replace"),
            path("upload/", wrap(chooser.upload), name="images_image_upload"),
            path("<int:pk>/original/", wrap(chooser.original), name="images_image_original"),
            *super().get_urls(),
        ]

    # The list

    def get_changelist(self, request: HttpRequest, **kwargs) -> type[ChangeList]:
        """The list whose rows know when they were last shown."""
        return PictureChangeList

    def get_ordering(self, request: HttpRequest) -> list[str]:
        """The newest first; of licences, those that end first."""
        is_by_licence = request.GET.get(NeedsCareFilter.parameter_name) == "licence"
        return ["licence_ends_on", "pk"] if is_by_licence else ["-uploaded_at", "-pk"]

    @admin.display(description="as a card")
    def thumbnail(self, image: Image) -> SafeString:
        """The picture, small."""
        return format_html(
            '<img src="{}" width="90" height="60" alt="" loading="lazy" class="library-thumbnail">',
            image.rendition_url("card", 320, "jpg"),
        )

    @admin.display(description="last on a story")
    def shown(self, image: Image) -> str | None:
        """The day on which readers first saw the newest story that shows it."""
        return image.last_shown and _day(timezone.localtime(image.last_shown))

    @admin.display(description="licence ends")
    def licence(self, image: Image) -> str | None:
        """The last day of its licence."""
        return image.licence_ends_on and _day(image.licence_ends_on)

    @admin.display(description="added")
    def added(self, image: Image) -> str:
        """The day on which it came."""
        return _day(timezone.localtime(image.uploaded_at))

    # The form

    def has_change_permission(self, request: HttpRequest, obj: Image | None = None) -> bool:
        """Asks for this very picture: reporters describe their own."""
        return request.user.has_perm("images.change_image", obj)

    def get_fieldsets(self, request: HttpRequest, obj: Image | None = None) -> list[tuple]:
        """Of a new picture, the file and its words; the rest needs a picture that is there."""
        if obj is None:
            return self.add_fieldsets
        file, fields = self.fieldsets[-1]
        told = (["origin"] if obj.came_from else []) + (["troubles"] if obj.troubles else [])
        return [*self.fieldsets[:-1], (file, fields | {"fields": [*told, *fields["fields"]]})]

    def get_form(
        self, request: HttpRequest, obj: Image | None = None, change: bool = False, **kwargs
    ) -> type[forms.ModelForm]:
        """One form for a file that comes, another for a picture that is there."""
        form = upload.PictureForm if obj else upload.NewPictureForm
        return super().get_form(request, obj, change, form=form, **kwargs)

    def get_object(self, request: HttpRequest, object_id: str, from_field: str | None = None) -> Image | None:
        """The picture, and who looks at it: not everybody may know of every story that shows it."""
        image = super().get_object(request, object_id, from_field)
        if image is not None:
            image.viewer = request.user
        return image

    @admin.display(description="pixels")
    def measures(self, image: Image) -> str:
        """Width and height."""
        return f"{localize(image.width)} × {localize(image.height)}"

    @admin.display(description="from another site")
    def origin(self, image: Image) -> SafeString:
        """Where a pasted picture came from, and whether anybody has said whose it is."""
        asked = "" if image.credit else "From another site, credit? "
        if image.came_from.startswith("http"):
            link = '{}<a href="{}" rel="noopener noreferrer">{}</a>'
            return format_html(link, asked, image.came_from, image.came_from)
        return format_html("{}It came with {}.", asked, image.came_from)

    @admin.display(description="to know")
    def troubles(self, image: Image) -> str:
        """What an editor may not expect of it."""
        return image.troubles

    @admin.display(description="picture")
    def picture(self, image: Image) -> SafeString:
        """The picture with its focal point, and how each shape cuts it."""
        cuts = [(label, image.rendition_url(shape, 640, "jpg")) for shape, label in CUTS.items()]
        return render_to_string("images/_focal_point.html", {"image": image, "cuts": cuts})

    @admin.display(description="shown in")
    def shown_in(self, image: Image) -> SafeString:
        """Where it is shown, as far as the viewer may know."""
        found = uses.uses_of(image)
        seen = [use for use in found if use.may_be_seen_by(image.viewer)]
        return render_to_string("images/_uses.html", {"uses": seen, "hidden": len(found) > len(seen)})

    @admin.display(description="looks nearly like")
    def alike(self, image: Image) -> SafeString:
        """Pictures that look nearly the same."""
        may_replace = image.viewer.has_perm("images.replace_image")
        context = {"alike": perceptual_hash.alike(image), "image": image, "may_replace": may_replace}
        return render_to_string("images/_alike.html", context)

    @admin.display(description="as it was sent in")
    def as_sent_in(self, image: Image) -> SafeString:
        """A link to the original."""
        return format_html(
            '<a href="{}">Download the original</a>, for print. It may name the place and the camera.',
            reverse("admin:images_image_original", args=[image.pk]),
        )

    # Saving

    def add_view(
        self, request: HttpRequest, form_url: str = "", extra_context: dict | None = None
    ) -> HttpResponse:
        """Decodes the file that was sent, and leaves the outcome on it for `NewPictureForm` and `save_model`.

        A good file is kept while the form comes back for a word that is missing: nobody has to choose it again.
        """
        if request.method != "POST" or not self.has_add_permission(request):
            return super().add_view(request, form_url, extra_context)
        kept = request.POST.get("kept_file", "")
        file = request.FILES.get("file") or kept_uploads.reopened(kept, by=request.user)
        if file is None:
            return super().add_view(request, form_url, extra_context)
        request.FILES["file"] = file
        try:
            with library.decoded(file) as file.outcome:
                if file.outcome.existing:
                    return self._show_existing(request, file.outcome.existing)
                response = super().add_view(request, form_url, extra_context)
            # A form that opened this one gets a page that hands the new picture over, without a form of its own.
            if "adminform" in (getattr(response, "context_data", None) or {}):
                response.context_data["adminform"].form.keep(file, by=request.user)
            else:
                kept_uploads.forget(kept, by=request.user)
            return response
        except Refused as refusal:
            file.outcome = refusal
            return super().add_view(request, form_url, extra_context)

    def _show_existing(self, request: HttpRequest, image: Image) -> HttpResponse:
        if "_popup" in request.POST:  # opened from another form, which takes the picture that is there
            return self.response_add(request, image)
        self.message_user(
            request,
            "The library has this picture already; here it is. Nothing was changed.",
            messages.WARNING,
        )
        return HttpResponseRedirect(reverse("admin:images_image_change", args=[image.pk]))

    def response_add(
        self, request: HttpRequest, obj: Image, post_url_continue: str | None = None
    ) -> HttpResponse:
        """Leads to the picture's form, since its focal point can be placed only now."""
        if obj.troubles:
            self.message_user(request, obj.troubles, messages.WARNING)
        if not {"_addanother", "_popup"} & request.POST.keys():
            request.POST = request.POST.copy()
            request.POST["_continue"] = "1"
        return super().response_add(request, obj, post_url_continue)

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: dict | None = None
    ) -> HttpResponse:
        """Cuts the crops around a moved focal point before the admin's transaction opens."""
        image = self.get_object(request, unquote(object_id)) if request.method == "POST" else None
        if image and self.has_change_permission(request, image):
            self._cut_ahead(request, image)
        return super().change_view(request, object_id, form_url, extra_context)

    def _cut_ahead(self, request: HttpRequest, image: Image) -> None:
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

    def save_model(self, request: HttpRequest, obj: Image, form: forms.ModelForm, change: bool) -> None:
        """Saves a new picture with its files, or the words and the focal point of one that is there."""
        if not change:
            obj.uploaded_by = request.user
            obj.pk = library.save_picture(form.cleaned_data["file"].outcome, obj).pk
            return
        super().save_model(request, obj, form, change)
        if {"focal_x", "focal_y"} & set(form.changed_data):
            library.recrop(obj)

    def delete_model(self, request: HttpRequest, obj: Image) -> None:
        """Removes a picture with its files."""
        library.discard(obj)

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet) -> None:
        """Removes pictures with their files."""
        for image in queryset:
            library.discard(image)


def _day(day: dt.date) -> str:
    return date_format(day, "j M Y")
