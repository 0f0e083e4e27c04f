"""What an advertisement costs."""

from dataclasses import dataclass
from decimal import Decimal

from django.core.validators import MaxValueValidator
from django.db import models
from django.urls import reverse
from django.utils import timezone

from advertising.money import per_cent


class RateCardQuerySet(models.QuerySet):
    """Which card is in force."""

    def in_force(self, on=None):
        """The cards valid on a day, today by default; the one that counts is first."""
        on = on or timezone.localdate()
        return self.filter(valid_from__lte=on).exclude(valid_until__lt=on).order_by("-valid_from", "-pk")

    def current(self, on=None):
        """The card in force on a day, with its rates, or None."""
        return self.in_force(on).prefetch_related("rates").first()


class RateCard(models.Model):
    """A dated price list, in pesos."""

    name = models.CharField(max_length=120, help_text="For example “Regional Advertising Rates 2027”.")
    valid_from = models.DateField(help_text="The first day on which these prices hold.")
    valid_until = models.DateField(null=True, blank=True, help_text="Empty: until the next card.")
    vat_rate = models.DecimalField(
        "value-added tax",
        max_digits=5,
        decimal_places=2,
        default=Decimal("12"),
        validators=[MaxValueValidator(100)],
        help_text="Per cent, as the law has it while this card holds. Each price says whether it is included.",
    )
    notes = models.TextField(
        blank=True, help_text="Printed under the tables: deadlines, material, discounts. One note per line."
    )

    objects = RateCardQuerySet.as_manager()

    class Meta:
        ordering = ["-valid_from"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(valid_until=None) | models.Q(valid_until__gte=models.F("valid_from")),
                name="rate_card_ends_after_it_starts",
                violation_error_message="A rate card cannot end before it starts.",
            ),
            models.CheckConstraint(
                condition=models.Q(vat_rate__gte=0),
                name="rate_card_vat_is_not_negative",
                violation_error_message="The value-added tax cannot be below zero.",
            ),
        ]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        """The page of the card in force, where this one stands in its time."""
        return reverse("advertising:rates")

    @property
    def note_lines(self):
        """The notes, without empty lines."""
        return [line.strip() for line in self.notes.splitlines() if line.strip()]

    @property
    def tables(self):
        """The card as it is printed: a `RateTable` for each group that has rates, in the groups' order."""
        rates = list(self.rates.all())
        grouped = [(label, [r for r in rates if r.group == group]) for group, label in Rate.Group.choices]
        return [RateTable(label, group) for label, group in grouped if group]


class Rate(models.Model):
    """The price of one unit of a size or position."""

    class Unit(models.TextChoices):
        """What is counted. Some cards quote the column inch (2.54 cm): the unit is part of the rate."""

        COLUMN_CENTIMETRE = "column_centimetre", "per column centimetre"
        COLUMN_INCH = "column_inch", "per column inch"
        INSERTION = "insertion", "per insertion"
        LINE = "line", "per line"
        WORD = "word", "per word"
        WEEK = "week", "per week"
        MONTH = "month", "per month"
        PER_CENT = "per_cent", "on top of the price"

    class Group(models.TextChoices):
        """Under which heading it stands on the card."""

        PRINT = "print", "In print"
        LOADING = "loading", "Colour and position"
        CLASSIFIED = "classified", "Classified and legal notices"
        WEB = "web", "On the website"

    class Vat(models.TextChoices):
        """Whether the amount holds the value-added tax (National Internal Revenue Code, sec. 108).

        Papers here print both kinds on one card, so each rate says it; how much it is stands on the card.
        """

        EXCLUSIVE = "exclusive", "plus VAT"
        INCLUSIVE = "inclusive", "including VAT"

    rate_card = models.ForeignKey(RateCard, models.CASCADE, related_name="rates")
    group = models.CharField(max_length=20, choices=Group, default=Group.PRINT)
    name = models.CharField(max_length=120, help_text="For example “Half page” or “Leaderboard, 728 × 90”.")
    detail = models.CharField(
        max_length=200, blank=True, help_text="Size or terms in small print: “5 columns × 16.5 cm”."
    )
    unit = models.CharField(max_length=20, choices=Unit, default=Unit.INSERTION)
    amount = models.DecimalField(
        max_digits=12, decimal_places=2, help_text="Pesos; for a surcharge, the per cent on top."
    )
    vat = models.CharField("value-added tax", max_length=10, choices=Vat, default=Vat.EXCLUSIVE)
    position = models.PositiveSmallIntegerField("order", default=0, help_text="The smallest stands first.")

    class Meta:
        ordering = ["position", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(amount__gte=0),
                name="rate_is_not_negative",
                violation_error_message="A price cannot be below zero.",
            )
        ]

    def __str__(self):
        return self.name

    @property
    def is_surcharge(self):
        """Whether the amount is per cent of another price, and not pesos."""
        return self.unit == self.Unit.PER_CENT

    @property
    def vat_text(self):
        """ "plus 12% VAT" or "including 12% VAT"; "" for a surcharge, which is taxed as the price it stands on."""
        if self.is_surcharge:
            return ""
        word = "plus" if self.vat == self.Vat.EXCLUSIVE else "including"
        return f"{word} {per_cent(self.rate_card.vat_rate)} VAT"


@dataclass(frozen=True)
class RateTable:
    """The rates under one heading of the card."""

    title: str
    rates: list

    @property
    def vat_text(self):
        """What holds for every price of the table; "" where they differ, so that each must say it."""
        said = {rate.vat_text for rate in self.rates} - {""}
        return said.pop() if len(said) == 1 else ""
