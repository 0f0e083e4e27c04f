"""The forms in which editors describe a picture."""

from django import forms

from images.development import Refused
from images.models import Image


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

    def clean(self):
        cleaned = super().clean()
        if "alt_text" in cleaned and not cleaned["alt_text"] and not cleaned.get("is_decorative"):
            self.add_error(
                "alt_text", "Say what the picture shows, or tick “decorative” if it tells nothing."
            )
        return cleaned


class NewPictureForm(PictureForm):
    """A picture on its way in. The admin develops the file before, and leaves the outcome on it."""

    file = forms.FileField(
        label="Picture",
        widget=forms.FileInput(attrs={"accept": "image/jpeg,image/png,image/webp,image/gif,image/avif"}),
        help_text="A JPEG, PNG, WebP, GIF or AVIF file of up to 25 MB. Send it as large as you have it: readers get "
        "smaller copies, without the place and the camera that the file may name.",
    )

    class Meta(PictureForm.Meta):
        fields = ["alt_text", "is_decorative", "caption", "credit", "licence_ends_on"]

    def clean_file(self):
        """The uploaded file; its refusal by the darkroom is shown beside the field."""
        file = self.cleaned_data["file"]
        if isinstance(file.outcome, Refused):
            raise file.outcome
        return file
