"""How the newsroom's forms reach the picture library: all that is saved here goes through its acts."""

from django.contrib import admin, messages
from django.contrib.admin.utils import unquote
from django.http import HttpResponseRedirect
from django.urls import reverse

from images import library
from images.forms import NewPictureForm, PictureForm
from images.library import Refused


class LibraryAdmin(admin.ModelAdmin):
    """A ModelAdmin that adds, cuts and discards pictures with `images.library`.

    The darkroom's seconds come before the admin's transaction: in one, SQLite lets nobody else write.
    """

    def has_change_permission(self, request, obj=None):
        return request.user.has_perm("images.change_image", obj)

    def get_form(self, request, obj=None, change=False, **kwargs):
        return super().get_form(request, obj, change, form=PictureForm if obj else NewPictureForm, **kwargs)

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
        if "_popup" in request.POST:  # opened from another form, which takes the picture that is there
            return self.response_add(request, image)
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
