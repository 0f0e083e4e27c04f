"""What advertisers fill in: whom a quote is for, and enquiries."""

from django import forms
from django.core import signing

from advertising.artwork import kind_of
from advertising.models import Enquiry, Quote
from newspaper.forms import Honeypot, Lines, OneLine
from newspaper.pages import RATES

# Faster than this nobody types a name and an address; longer than that no form stands open.
FASTEST, LONGEST = 3, 24 * 3600  # seconds
_signer = signing.TimestampSigner(salt="advertising.forms")


class Timed(forms.Form):
    """A form that knows when it was shown; stands behind ModelForm where a form is of both."""

    shown = forms.CharField(required=False, widget=forms.HiddenInput)

    def stamp(self):
        """A fresh value for `shown`, for the page to hold."""
        return _signer.sign("shown")

    def clean_shown(self):
        """Refuses a program's haste in plain words: a person's next press of the button is taken."""
        try:
            _signer.unsign(self.cleaned_data["shown"], max_age=LONGEST)
        except signing.BadSignature:
            raise forms.ValidationError(
                "This page had been open for too long. Please press the button again."
            ) from None
        try:
            _signer.unsign(self.cleaned_data["shown"], max_age=FASTEST)
        except signing.SignatureExpired:
            return ""
        raise forms.ValidationError("That was faster than anybody types. Please press the button again.")


ADVERTISER = {
    "field_classes": {"name": OneLine, "company": OneLine, "telephone": OneLine},
    "labels": {
        "name": "Your name",
        "company": "Company",
        "email": "Your e-mail address",
        "telephone": "Telephone",
    },
    "widgets": {
        "name": forms.TextInput(attrs={"autocomplete": "name"}),
        "company": forms.TextInput(attrs={"autocomplete": "organization"}),
        "email": forms.EmailInput(attrs={"autocomplete": "email"}),
        "telephone": forms.TextInput(attrs={"autocomplete": "tel", "type": "tel"}),
    },
    "error_messages": {
        "name": {"required": "Tell us your name."},
        "email": {
            "required": "Tell us your e-mail address.",
            "invalid": "This is not an e-mail address; it should look like maria@example.ph.",
        },
    },
}


class QuoteForm(forms.ModelForm, Honeypot, Timed):
    """Whom a quote is for; issuing it is `advertising.quoting.issue`."""

    class Meta:
        model = Quote
        fields = ["name", "company", "email", "telephone"]
        field_classes, labels = ADVERTISER["field_classes"], ADVERTISER["labels"]
        widgets, error_messages = ADVERTISER["widgets"], ADVERTISER["error_messages"]
        help_texts = {"email": "The quote is mailed there. It is never shown on the site."}


class EnquiryForm(forms.ModelForm, Honeypot, Timed):
    """A question to the desk; taking it in is `advertising.enquiring.take_in`."""

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

    def __init__(self, *args, has_too_large_a_file=False, **kwargs):
        super().__init__(*args, **kwargs)
        self.has_too_large_a_file = has_too_large_a_file

    def clean_artwork(self):
        """The file, if it is of a kind that is taken, by its content and not by its name."""
        if self.has_too_large_a_file:
            raise forms.ValidationError("This file has more than 20 MB. Save it smaller, or bring it to us.")
        file = self.cleaned_data["artwork"]
        if file and kind_of(file) is None:
            raise forms.ValidationError("This is not a PDF, JPEG, PNG or TIFF file.")
        return file

    def clean_came_from(self):
        """A page of the rates; anything else is forgotten, because the desk will follow it."""
        path = self.cleaned_data["came_from"]
        return path if path.startswith(RATES) else ""


class AcceptForm(forms.Form):
    """In whose name a quote is accepted."""

    name = OneLine(
        label="Your full name",
        max_length=120,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
        error_messages={"required": "Write your name: the quote is accepted in it."},
    )
