"""Quotes: a price as it was on a day, which no later change of a rate can alter."""

import datetime as dt
import secrets

from django.db import models
from django.urls import reverse
from django.utils import timezone

from advertising.advertiser import Advertiser
from advertising.numbering import Numbered
from advertising.rates.models import RateCard
from advertising.rates.pricing import Price, PriceLine
from newspaper.models import SubmissionQuerySet
from newspaper.outbox import OutboxQuerySet, OutboxRow
from plaintext.fields import CharField

AMOUNT = {"max_digits": 14, "decimal_places": 2, "editable": False}
PER_CENT = {"max_digits": 5, "decimal_places": 2, "editable": False}


class QuoteQuerySet(OutboxQuerySet, SubmissionQuerySet):
    """What happens to quotes."""

    def open(self, on: dt.date | None = None) -> "QuoteQuerySet":
        """Those that can be accepted on a day, today by default."""
        return self.filter(accepted_at=None, valid_until__gte=on or timezone.localdate())


def new_token() -> str:
    """What makes an address unguessable: 32 characters of chance."""
    return secrets.token_urlsafe(24)


class Quote(Numbered, Advertiser, OutboxRow):
    """A numbered offer with its price frozen, mailed to whoever asked and accepted by them."""

    NUMBER_LETTER = "Q"

    rate_card = models.ForeignKey(RateCard, models.PROTECT, related_name="quotes", editable=False)
    rate_card_version = models.PositiveIntegerField(editable=False)
    rate_card_name = CharField(max_length=120, editable=False)
    what = CharField(max_length=120, editable=False)
    asked = CharField("calculation", max_length=1_000, editable=False)
    issued_on = models.DateField(editable=False)
    valid_until = models.DateField()
    currency = CharField(max_length=3, choices=RateCard.Currency, editable=False)
    is_vat_included = models.BooleanField(editable=False)
    vat_rate = models.DecimalField(**PER_CENT)
    withholding_rate = models.DecimalField(**PER_CENT)
    net = models.DecimalField("price without tax", **AMOUNT)
    vat = models.DecimalField("value-added tax", **AMOUNT)
    token = CharField(max_length=40, unique=True, default=new_token, editable=False)
    accepted_at = models.DateTimeField(null=True, blank=True, editable=False)
    accepted_by = CharField(max_length=120, blank=True, editable=False)
    received_at = models.DateTimeField(auto_now_add=True)
    # A salted hash of the sender's network, "" where the desk made it; enough to stop a flood.
    network = CharField(max_length=32, blank=True, editable=False)

    objects = QuoteQuerySet.as_manager()

    class Meta:
        ordering = ["-year", "-serial"]
        constraints = [models.UniqueConstraint(fields=["year", "serial"], name="quote_numbers_are_unique")]
        indexes = [
            # Counted before a quote is taken in (newspaper/rate_limit.py).
            models.Index(fields=["network", "received_at"], name="quotes_from_one_network"),
            models.Index(fields=["received_at"], name="quotes_by_time"),
        ]

    def get_absolute_url(self) -> str:
        """Where whoever has the address reads and accepts it."""
        return reverse("advertising:quote", args=[self.token])

    @property
    def price(self) -> Price:
        """The Price as it was worked out then."""
        lines = tuple(PriceLine(line.what, line.how, line.amount) for line in self.lines.all())
        return Price(
            lines,
            self.currency,
            self.vat_rate,
            self.is_vat_included,
            self.net,
            self.vat,
            self.withholding_rate,
        )

    @property
    def is_open(self) -> bool:
        """Whether it can still be accepted; `open()` for one."""
        return self.accepted_at is None and timezone.localdate() <= self.valid_until

    @property
    def state(self) -> str:
        """ "accepted", "open" or "expired"."""
        if self.accepted_at:
            return "accepted"
        return "open" if self.is_open else "expired"

    def accept(self, name: str) -> bool:
        """Accepts it in a name; whether it did. Of two clicks at once the first counts; then it is mailed again."""
        fields = {"accepted_at": timezone.now(), "accepted_by": name, "mailed_at": None}
        return bool(Quote.objects.open().filter(pk=self.pk).update(**fields))


class QuoteLine(models.Model):
    """One line of a quote, as it was worked out."""

    quote = models.ForeignKey(Quote, models.CASCADE, related_name="lines")
    what = CharField(max_length=120)
    how = CharField(max_length=300, blank=True)
    amount = models.DecimalField(max_digits=14, decimal_places=2)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.what


def last_day(card: RateCard, issued_on: dt.date) -> dt.date:
    """Until when a quote from a card holds: the card's days of grace, never beyond the card itself."""
    day = issued_on + dt.timedelta(days=card.quote_days)
    return min(day, card.valid_until) if card.valid_until else day
