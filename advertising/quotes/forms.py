"""The forms with which a quote is asked for, accepted, and made at the desk."""

from urllib.parse import parse_qsl, urlsplit

from django import forms
from django.urls import Resolver404, resolve

from advertising.forms import ADVERTISER, TimedForm
from advertising.quotes.models import Quote
from advertising.rates.calculator import Calculation
from advertising.rates.models import RateCard
from newspaper.forms import Honeypot, OneLine
from plaintext.forms import Line


class QuoteForm(forms.ModelForm, Honeypot, TimedForm):
    """Whom a quote is for; issuing it is `advertising.quotes.issuing.issue`."""

    class Meta:
        model = Quote
        fields = ["name", "company", "email", "telephone"]
        field_classes, labels = ADVERTISER["field_classes"], ADVERTISER["labels"]
        widgets, error_messages = ADVERTISER["widgets"], ADVERTISER["error_messages"]
        help_texts = {"email": "The quote is mailed there. It is never shown on the site."}


class AcceptForm(forms.Form):
    """In whose name a quote is accepted."""

    name = OneLine(
        label="Your full name",
        max_length=120,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
        error_messages={"required": "Write your name: the quote is accepted in it."},
    )


class NewQuoteForm(forms.ModelForm):
    """Whom a quote is for, and the calculation whose price it freezes."""

    calculation = Line(
        label="Calculation",
        max_length=2_000,
        widget=forms.TextInput(attrs={"size": 80}),
        help_text="The address of “Link to this calculation” on the page “What does it cost?”.",
    )

    class Meta(QuoteForm.Meta):
        help_texts = {"email": "The quote is mailed there as soon as you save."}

    def clean_calculation(self) -> Calculation:
        """A Calculation with a price, from the card in force of the edition in the address."""
        try:
            address = urlsplit(self.cleaned_data["calculation"])
            found = resolve(address.path)
        except (ValueError, Resolver404):
            found = None
        if found is None or found.view_name != "advertising:price":
            raise forms.ValidationError("This is not the address of a calculation.")
        card = RateCard.objects.in_force().filter(edition__slug=found.kwargs["slug"]).first()
        if card is None or not card.sold:
            raise forms.ValidationError("No rate card of this edition is in force today.")
        calculation = Calculation(card, dict(parse_qsl(address.query)))
        if calculation.price is None:
            said = (error for errors in calculation.form.errors.values() for error in errors)
            raise forms.ValidationError(" ".join(said))
        return calculation
