"""Uploading pictures in the newsroom: the forms that describe one, and the page that takes many at once."""

import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django import forms
from django.contrib import admin
from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.decorators import permission_required
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache

from images import kept_uploads
from images.changelist import DayInput
from images.library import Refused, add_picture
from images.models import Image

# The endings too: few browsers know the media type of what an iPhone takes.
ACCEPTED = "image/jpeg,image/png,image/webp,image/gif,image/avif,image/heic,image/heif,.heic,.heif"
MOST_FILES = 40
# Seconds in which a file may be begun: together with the decoder's own bound less than nginx waits for an answer.
BEGUN_WITHIN = 10
TOO_LATE = "There was no time left for this one. Send it again."


class PictureForm(forms.ModelForm):
    """A picture in the library. Imports may leave the alternative text out; editors may not."""

    class Meta:
        model = Image
        fields = ["alt_text", "is_decorative", "caption", "credit", "licence_ends_on", "focal_x", "focal_y"]
        widgets = {
            "alt_text": forms.Textarea(attrs={"rows": 2}),
            "caption": forms.Textarea(attrs={"rows": 3}),
            "credit": forms.TextInput(attrs={"size": 60}),
        }

    def clean(self) -> dict:
        """Asks for the alternative text of every picture that tells something."""
        cleaned = super().clean()
        if "alt_text" in cleaned and not cleaned["alt_text"] and not cleaned.get("is_decorative"):
            self.add_error(
                "alt_text", "Say what the picture shows, or tick “decorative” if it tells nothing."
            )
        return cleaned


class NewPictureForm(PictureForm):
    """A picture on its way in. `ImageAdmin.add_view` decodes the file before, and leaves the outcome on it."""

    file = forms.FileField(
        label="Picture",
        widget=forms.FileInput(attrs={"accept": ACCEPTED}),
        help_text="A JPEG, PNG, WebP, GIF or AVIF file, or an iPhone's HEIC, of up to 25 MB. Send it as large as you "
        "have it: readers get smaller copies, without the place and the camera that the file may name.",
    )

    kept_file = forms.CharField(required=False, widget=forms.HiddenInput)

    class Meta(PictureForm.Meta):
        fields = ["alt_text", "is_decorative", "caption", "credit", "licence_ends_on"]

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        if self.data.get("kept_file"):
            self.fields["file"].error_messages["required"] = "The file was not kept so long. Choose it again."

    def keep(self, file: UploadedFile, *, by: AbstractBaseUser) -> None:
        """Keeps the file of a form that goes back to its sender, and says so beside the field."""
        field = self.fields["file"]
        field.required = False  # in the browser: the token brings the file
        self[
            "file"
        ].help_text = f"“{file.name}” is kept. Choose a file only to send another one in its place."
        self.data = self.data.copy()
        self.data["kept_file"] = kept_uploads.keep(file, by=by)

    def clean_file(self) -> UploadedFile:
        """Returns the uploaded file; the decoder's refusal is shown beside the field."""
        file = self.cleaned_data["file"]
        if isinstance(file.outcome, Refused):
            raise file.outcome
        return file


@dataclass(frozen=True)
class UploadResult:
    """What became of one file: a picture, new or known, or the sentence that says why there is none."""

    name: str
    image: Image | None = None
    is_new: bool = False
    sentence: str = ""


class ManyFilesInput(forms.FileInput):
    """The browser's own choice of several files."""

    allow_multiple_selected = True


class ManyFilesField(forms.FileField):
    """One file or many; its value is a list of uploads."""

    widget = ManyFilesInput(attrs={"accept": ACCEPTED})

    def clean(self, data: object, initial: object = None) -> list[UploadedFile]:
        """Refuses no file at all, and more than one request can hold."""
        files = data if isinstance(data, list | tuple) else [data]
        if not any(files):
            raise forms.ValidationError("Choose one picture or more.")
        if len(files) > MOST_FILES:
            raise forms.ValidationError(f"Send at most {MOST_FILES} pictures at a time.")
        return files


class ManyForm(forms.ModelForm):
    """Pictures of one event, with what holds for all of them."""

    field_order = ["files"]
    files = ManyFilesField(
        label="Pictures",
        help_text="JPEG, PNG, WebP, GIF, AVIF or HEIC files of up to 25 MB each; without JavaScript 25 MB together.",
    )

    class Meta:
        model = Image
        fields = ["credit", "licence_ends_on"]
        widgets = {"licence_ends_on": DayInput(format="%Y-%m-%d")}
        help_texts = {
            "credit": "Printed after the caption of each. Left empty, it is taken from every file by itself, as the "
            "caption is, where the photographer wrote it there (IPTC, XMP or EXIF)."
        }


def add_each(files: Iterable[UploadedFile], *, by: AbstractBaseUser, **fields) -> Iterator[UploadResult]:
    """Adds each of the uploads to the library; yields a result for every one, in their order.

    A file that is refused costs the others nothing; none raises.
    """
    began = time.monotonic()
    for file in files:
        if time.monotonic() - began > BEGUN_WITHIN:
            yield UploadResult(file.name, sentence=TOO_LATE)
            continue
        before = timezone.now()
        try:
            image = add_picture(file, by=by, **fields)
        except Refused as refusal:
            yield UploadResult(file.name, sentence=refusal.messages[0])
        else:
            yield UploadResult(file.name, image, is_new=image.uploaded_at >= before)


@never_cache
@permission_required("images.add_image", raise_exception=True)
def add_many(request: HttpRequest) -> HttpResponse:
    """The page to send many pictures from. With its script they come one by one, each in a request of its own."""
    is_sent = request.method == "POST"
    form = ManyForm(request.POST, request.FILES) if is_sent else ManyForm()
    results = []
    if is_sent and form.is_valid():
        given = form.cleaned_data
        results = list(add_each(given.pop("files"), by=request.user, **given))
        form = ManyForm(initial=given)
    context = admin.site.each_context(request) | {
        "title": "Add many pictures",
        "form": form,
        "results": results,
        "opts": Image._meta,
    }
    return render(request, "images/many.html", context)
