"""The form with which an advertiser asks the desk."""

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile

from advertising.enquiries.artwork import detect_kind
from advertising.enquiries.models import Enquiry
from advertising.forms import ADVERTISER, TimedForm
from newspaper.forms import Honeypot, OneLine
from newspaper.pages import RATES
from plaintext.forms import Lines


class EnquiryForm(forms.ModelForm, Honeypot, TimedForm):
    """A question to the desk; taking it in is `advertising.enquiries.receiving.take_in`."""

    artwork = forms.FileField(
        label="Your artwork",
        required=False,
        widget=forms.FileInput(attrs={"accept": ".pdf,.jpg,.jpeg,.png,.tif,.tiff"}),
        help_text="A PDF, JPEG, PNG or TIFF file of up to 20 MB. Only our advertising desk can open it.",
        error_messages={"empty": "This file is empty."},
    )

    class Meta:
        model = Enquiry
        fields = ["about", "name", "company", "email", "telephone", "text", "came_from"]
        field_classes = ADVERTISER["field_classes"] | {"about": OneLine, "text": Lines}
        labels = ADVERTISER["labels"] | {"about": "What is it about?", "text": "Your question"}
        widgets = ADVERTISER["widgets"] | {
            "text": forms.Textarea(attrs={"rows": 8}),
            "came_from": forms.HiddenInput,
        }
        error_messages = ADVERTISER["error_messages"] | {
            "text": {
                "required": "Write your question here.",
                "max_length": "A question has %(limit_value)d characters at most; yours has %(show_value)d.",
            }
        }
        help_texts = {"email": "Only to answer you. It is never shown on the site.", "came_from": ""}

    def __init__(self, *args: Any, has_too_large_a_file: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.has_too_large_a_file = has_too_large_a_file

    def clean_artwork(self) -> UploadedFile | None:
        """The file, if it is of a kind that is taken, by its content and not by its name."""
        if self.has_too_large_a_file:
            raise forms.ValidationError("This file has more than 20 MB. Save it smaller, or bring it to us.")
        file = self.cleaned_data["artwork"]
        if file and detect_kind(file) is None:
            raise forms.ValidationError("This is not a PDF, JPEG, PNG or TIFF file.")
        return file

    def clean_came_from(self) -> str:
        """A page of the rates; anything else is forgotten, because the desk will follow it."""
        path = self.cleaned_data["came_from"]
        return path if path.startswith(RATES) else ""
