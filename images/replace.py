"""Replacing a picture by another one, wherever the paper shows it."""

from django import forms
from django.contrib import admin, messages
from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.decorators import permission_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache

from images import perceptual_hash, uses
from images.library import Refused, add_picture
from images.models import Image
from plaintext.forms import Line


class ReplaceForm(forms.Form):
    """The picture that takes the place: a new file, or one of the library."""

    file = forms.FileField(
        label="A new file",
        required=False,
        help_text="It gets this picture's alternative text, caption, credit and focal point, as far as it is new.",
    )
    other = Line(
        label="or a picture of the library",
        required=False,
        max_length=200,
        help_text="Its number, or the address of its page in the newsroom: …/images/image/27/change/.",
    )

    def __init__(self, *args, old: Image, by: AbstractBaseUser, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.old, self.by = old, by

    def clean_other(self) -> Image | None:
        """Returns the picture that is named, or None."""
        words = self.cleaned_data["other"].strip().removesuffix("change/").rstrip("/").rpartition("/")[2]
        if not words:
            return None
        is_number = words.isascii() and words.isdigit() and len(words) < 19
        found = Image.objects.filter(pk=int(words)).first() if is_number else None
        if found is None:
            raise forms.ValidationError("The library has no such picture.")
        return found

    def clean(self) -> dict:
        """Leaves the picture in `new`: added to the library, where it is a file."""
        cleaned = super().clean()
        if self.errors:
            return cleaned
        if bool(cleaned.get("file")) == bool(cleaned.get("other")):
            raise forms.ValidationError("Choose a new file or a picture of the library: one of them.")
        try:
            cleaned["new"] = cleaned["other"] or add_picture(cleaned["file"], by=self.by, **self._words())
        except Refused as refusal:
            self.add_error("file", refusal)
        if cleaned.get("new") == self.old:
            raise forms.ValidationError("That is this very picture.")
        return cleaned

    def _words(self) -> dict:
        names = ("alt_text", "is_decorative", "caption", "credit", "licence_ends_on", "focal_x", "focal_y")
        return {name: getattr(self.old, name) for name in names}


def replace_everywhere(old: Image, new: Image, *, by: AbstractBaseUser) -> tuple[int, list[str]]:
    """Shows `new` wherever the paper shows `old`; returns how many things changed and sentences on the others."""
    changed, refused = 0, []
    for kind in uses.kinds():
        number, sentences = kind.replace(old, new, by=by)
        changed += number
        refused += sentences
    return changed, refused


@never_cache
@permission_required("images.replace_image", raise_exception=True)
def replace_page(request: HttpRequest, pk: int) -> HttpResponse:
    """Shows where a picture is shown, and replaces it there."""
    old = get_object_or_404(Image, pk=pk)
    is_sent, who = request.method == "POST", {"old": old, "by": request.user}
    form = ReplaceForm(*([request.POST, request.FILES] if is_sent else []), initial=request.GET.dict(), **who)
    if is_sent and form.is_valid():
        new = form.cleaned_data["new"]
        changed, refused = replace_everywhere(old, new, by=request.user)
        told = f"Replaced in {changed} places by picture {new.pk}"
        admin.site.get_model_admin(Image).log_change(request, old, told)
        messages.success(request, f"Replaced in {changed} {'place' if changed == 1 else 'places'}.")
        for sentence in refused:
            messages.error(request, sentence)
        return redirect("admin:images_image_change", new.pk)
    context = admin.site.each_context(request) | {
        "title": "Replace this picture everywhere",
        "form": form,
        "image": old,
        "uses": [use for use in uses.uses_of(old) if use.may_be_seen_by(request.user)],
        "alike": perceptual_hash.alike(old),
        "opts": Image._meta,
    }
    return render(request, "images/replace.html", context)
