"""What the forms of advertisers share: who they are, and when the form was shown."""

from typing import Any

from django import forms
from django.core import signing

from newspaper.forms import OneLine

# Faster than this nobody types a name and an address; longer than that no form stands open.
FASTEST, LONGEST = 3, 24 * 3600  # seconds
_signer = signing.TimestampSigner(salt="advertising.forms")


class TimedForm(forms.Form):
    """A form that knows when it was shown; stands behind ModelForm where a form is of both."""

    shown = forms.CharField(required=False, widget=forms.HiddenInput)

    def stamp(self) -> str:
        """A fresh value for `shown`, for the page to hold."""
        return _signer.sign("shown")

    def clean_shown(self) -> str:
        """Refuses a form sent faster than a person types; the next press of the button is taken."""
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


ADVERTISER: dict[str, dict[str, Any]] = {
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
