"""The letter form of the contact page."""

from django import forms

from newspaper.models import Letter
from plaintext.forms import Line, Lines


class OneLine(Line):
    """A line of text that may stand in a mail's header: blanks are single."""

    def to_python(self, value: object) -> str:
        # Parted before it is cleaned: some of what parts lines shows nothing.
        return super().to_python(" ".join(str(value or "").split()))


class Honeypot(forms.Form):
    """A line that only a program fills in; stands behind ModelForm where a form is of both."""

    # Hidden from eyes, keyboard and screen readers; only a program that fills in everything fills this in. The
    # name means nothing to a browser's autofill.
    second_line = forms.CharField(
        label="Leave this empty",
        required=False,
        widget=forms.TextInput(attrs={"tabindex": "-1", "autocomplete": "off"}),
    )

    def clean_second_line(self) -> str:
        """Refuses in plain words: a person whose browser filled the field in must not lose the letter."""
        if self.cleaned_data["second_line"]:
            raise forms.ValidationError(
                "Empty this line: it is there to catch programs that fill in everything."
            )
        return ""


class LetterForm(forms.ModelForm, Honeypot):
    """What a reader may write to the paper; saved by `newspaper.rate_limit.store_submission`."""

    class Meta:
        model = Letter
        fields = ["about", "name", "email", "telephone", "text"]
        field_classes = {"name": OneLine, "telephone": OneLine, "text": Lines}
        labels = {
            "about": "What is it about?",
            "name": "Your name",
            "email": "Your e-mail address",
            "telephone": "Your telephone",
            "text": "Your letter",
        }
        help_texts = {
            "email": "Only to answer you. It is never shown on the site.",
            "telephone": "If we may call you.",
        }
        widgets = {
            "name": forms.TextInput(attrs={"autocomplete": "name"}),
            "email": forms.EmailInput(attrs={"autocomplete": "email"}),
            "telephone": forms.TextInput(attrs={"autocomplete": "tel", "type": "tel"}),
            "text": forms.Textarea(attrs={"rows": 10}),
        }
        error_messages = {
            "about": {"required": "Choose what it is about.", "invalid_choice": "Choose one from the list."},
            "name": {"required": "Tell us your name."},
            "email": {
                "required": "Tell us your e-mail address, so that we can answer.",
                "invalid": "This is not an e-mail address; it should look like maria@example.ph.",
            },
            "text": {
                "required": "Write your letter here.",
                "max_length": "A letter has %(limit_value)d characters at most; yours has %(show_value)d.",
            },
        }
