"""The form with which the desk takes in a legal notice."""

import datetime as dt
from typing import Any

from django import forms
from django.contrib.admin.widgets import AdminDateWidget
from django.utils import timezone

from advertising.models import Edition, InsertionOrder
from advertising.rates.units import Unpriceable
from legalnotices.booking import price_of
from legalnotices.models import Notice
from legalnotices.rules import NotLawful

ADVERTISER = ("name", "company", "email", "telephone")
# Nobody books further ahead; and some are typed in when they run already.
AHEAD, BEHIND = dt.timedelta(days=730), dt.timedelta(days=365)


class NewNoticeForm(forms.ModelForm):
    """Who pays, the notice word for word, its size, and its first issue."""

    edition = forms.ModelChoiceField(Edition.objects.all())
    first_issue = forms.DateField(
        widget=AdminDateWidget, help_text="The day of the issue; it is booked once a week from then on."
    )
    price = forms.DecimalField(
        required=False,
        min_value=0,
        max_digits=14,
        decimal_places=2,
        help_text="Of all issues, without tax. Empty: by the card's first rate of legal notices. Never above the "
        "ceiling on the card (Presidential Decree 1079).",
    )

    class Meta:
        model = Notice
        fields = ["kind", "title", "text", "authority", "case_number", "weeks", "columns", "height"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields |= forms.fields_for_model(InsertionOrder, ADVERTISER)
        self.fields["weeks"].required = False
        self.fields["weeks"].help_text += " Empty: as the kind has it."
        self.initial.pop("weeks", None)
        self.fields["weeks"].initial = None

    def clean_first_issue(self) -> dt.date:
        """A day near enough to be meant."""
        day, today = self.cleaned_data["first_issue"], timezone.localdate()
        if not today - BEHIND <= day <= today + AHEAD:
            raise forms.ValidationError("The first issue lies at most a year back and two years ahead.")
        return day

    def clean(self) -> dict[str, Any]:
        """With the weeks that the kind has, where nothing else is said."""
        typed = super().clean()
        if typed.get("kind") and typed.get("weeks") is None and "weeks" not in self.errors:
            typed["weeks"] = typed["kind"].weeks
        return typed

    def _post_clean(self) -> None:
        """As Django does, and then held against the card: only then all that a price needs is known."""
        super()._post_clean()
        if self.errors:
            return
        try:
            price_of(
                self.instance, *(self.cleaned_data[name] for name in ("edition", "first_issue", "price"))
            )
        except (NotLawful, Unpriceable) as refusal:
            self.add_error(None, str(refusal))

    @property
    def advertiser(self) -> dict[str, str]:
        """Who pays, as `booking.order` takes it."""
        return {name: self.cleaned_data[name] for name in ADVERTISER}
