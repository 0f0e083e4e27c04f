"""Many pictures at once: every file goes the way that one goes, and one that is refused costs the others nothing."""

import time
from dataclasses import dataclass

from django import forms
from django.contrib import admin
from django.contrib.auth.decorators import permission_required
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache

from images.desk import Day
from images.library import Refused, add_picture
from images.models import Image

AT_ONCE = 40
# Seconds in which a file may be begun: together with the darkroom's own bound less than nginx waits for an answer.
BEGUN_WITHIN = 10
TOO_LATE = "There was no time left for this one. Send it again."


@dataclass(frozen=True)
class Arrival:
    """What became of one file: a picture, new or known, or the sentence that says why there is none."""

    name: str
    image: Image | None = None
    is_new: bool = False
    sentence: str = ""


class ManyFilesInput(forms.FileInput):
    """The browser's own choice of several files."""

    allow_multiple_selected = True


class ManyFilesField(forms.FileField):
    """One file or many; a list of uploads."""

    widget = ManyFilesInput(attrs={"accept": "image/jpeg,image/png,image/webp,image/gif,image/avif"})

    def clean(self, data, initial=None):
        files = data if isinstance(data, list | tuple) else [data]
        if not any(files):
            raise forms.ValidationError("Choose one picture or more.")
        if len(files) > AT_ONCE:
            raise forms.ValidationError(f"Send at most {AT_ONCE} pictures at a time.")
        return files


class ManyForm(forms.ModelForm):
    """Pictures of one event, with what holds for all of them."""

    field_order = ["files"]
    files = ManyFilesField(
        label="Pictures",
        help_text="JPEG, PNG, WebP, GIF or AVIF files of up to 25 MB each; without JavaScript 25 MB together.",
    )

    class Meta:
        model = Image
        fields = ["credit", "licence_ends_on"]
        widgets = {"licence_ends_on": Day(format="%Y-%m-%d")}
        help_texts = {
            "credit": "Printed after the caption of each. Left empty, it is taken from every file by itself, as the "
            "caption is, where the photographer wrote it there (IPTC, XMP or EXIF)."
        }


def take_in(files, *, by, **fields):
    """Adds each of the uploads to the library; an Arrival for every one, in their order. Never raises for a file."""
    began = time.monotonic()
    for file in files:
        if time.monotonic() - began > BEGUN_WITHIN:
            yield Arrival(file.name, sentence=TOO_LATE)
            continue
        before = timezone.now()
        try:
            image = add_picture(file, by=by, **fields)
        except Refused as refusal:
            yield Arrival(file.name, sentence=refusal.messages[0])
        else:
            yield Arrival(file.name, image, is_new=image.uploaded_at >= before)


@never_cache
@permission_required("images.add_image", raise_exception=True)
def add_many(request):
    """The page to send many pictures from. With its script they come one by one, each in a request of its own."""
    is_sent = request.method == "POST"
    form = ManyForm(request.POST, request.FILES) if is_sent else ManyForm()
    arrivals = []
    if is_sent and form.is_valid():
        given = form.cleaned_data
        arrivals = list(take_in(given.pop("files"), by=request.user, **given))
        form = ManyForm(initial=given)
    context = admin.site.each_context(request) | {
        "title": "Add many pictures",
        "form": form,
        "arrivals": arrivals,
        "opts": Image._meta,
    }
    return render(request, "images/many.html", context)
