"""The rates on a card, and how they stand on it."""

from dataclasses import dataclass
from decimal import Decimal

from django.core.validators import MinValueValidator
from django.db import models

from advertising.geometry import Box
from advertising.money import per_cent
from advertising.units import Unit


class Rate(models.Model):
    """The price of one unit of a size or position, or what comes on top of such prices or off them."""

    Unit = Unit

    class Group(models.TextChoices):
        """What kind of thing is sold."""

        PRINT = "print", "In print"
        COLOUR = "colour", "Colour"
        POSITION = "position", "Position"
        DISCOUNT = "discount", "Discount for prepaid insertions"
        CLASSIFIED = "classified", "Classified"
        LEGAL = "legal", "Legal notice"
        ELECTION = "election", "Discount for election advertisements"
        WEB = "web", "On the website"
        BUNDLE = "bundle", "Print and web together"

    class Vat(models.TextChoices):
        """Whether the amount holds the value-added tax (National Internal Revenue Code, sec. 108).

        Papers here print both kinds on one card, so each rate says it; how much it is stands on the card.
        """

        EXCLUSIVE = "exclusive", "plus VAT"
        INCLUSIVE = "inclusive", "including VAT"

    ON_TOP = (Group.COLOUR, Group.POSITION)
    OFF = (Group.DISCOUNT, Group.ELECTION)

    rate_card = models.ForeignKey("advertising.RateCard", models.CASCADE, related_name="rates")
    group = models.CharField("kind", max_length=20, choices=Group, default=Group.PRINT)
    name = models.CharField(max_length=120, help_text="For example “Half page” or “Leaderboard, 728 × 90”.")
    detail = models.CharField(
        max_length=200, blank=True, help_text="Size or terms in small print: “5 columns × 16.5 cm”."
    )
    unit = models.CharField(max_length=20, choices=Unit, default=Unit.INSERTION)
    amount = models.DecimalField(
        max_digits=12, decimal_places=2, help_text="Money; for a surcharge or a discount, the per cent."
    )
    vat = models.CharField("value-added tax", max_length=10, choices=Vat, default=Vat.EXCLUSIVE)
    minimum = models.PositiveSmallIntegerField(
        "at least",
        default=0,
        help_text="Lines or words that are charged at least; of a discount, from how many insertions.",
    )
    artwork_fee = models.DecimalField(
        "artwork",
        max_digits=10,
        decimal_places=2,
        default=0,
        validators=[MinValueValidator(0)],
        help_text="What we charge for making it, once. 0: no fixed price.",
    )
    width = models.DecimalField(
        max_digits=6,
        decimal_places=1,
        null=True,
        blank=True,
        validators=[MinValueValidator(Decimal("1"))],
        help_text="Of a fixed size: in millimetres, on the website in pixels.",
    )
    height = models.DecimalField(
        max_digits=6,
        decimal_places=1,
        null=True,
        blank=True,
        validators=[MinValueValidator(Decimal("1"))],
    )
    position = models.PositiveSmallIntegerField("order", default=0, help_text="The smallest stands first.")

    class Meta:
        ordering = ["position", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(amount__gte=0),
                name="rate_is_not_negative",
                violation_error_message="A price cannot be below zero.",
            ),
            models.CheckConstraint(
                condition=models.Q(unit="per_cent", group__in=["colour", "position", "discount", "election"])
                | (
                    ~models.Q(unit="per_cent")
                    & ~models.Q(group__in=["colour", "position", "discount", "election"])
                ),
                name="rate_on_top_is_per_cent",
                violation_error_message="Colour, positions and discounts are per cent “on top of the price”, and "
                "nothing else is.",
            ),
            models.CheckConstraint(
                condition=~models.Q(group__in=["discount", "election"]) | models.Q(amount__lte=100),
                name="rate_discount_is_no_gift",
                violation_error_message="A discount is 100 per cent at most.",
            ),
            models.CheckConstraint(
                condition=models.Q(width=None, height=None)
                | models.Q(width__isnull=False, height__isnull=False),
                name="rate_size_has_two_sides",
                violation_error_message="A fixed size has a width and a height.",
            ),
        ]

    def __str__(self):
        return self.name

    @property
    def is_surcharge(self):
        """Whether the amount is per cent of another price, and not money."""
        return self.unit == Unit.PER_CENT

    @property
    def is_discount(self):
        """Whether the per cent come off the price."""
        return self.group in self.OFF

    @property
    def is_print(self):
        """Whether it is space in print that can have colour, a position and a discount."""
        return self.group == self.Group.PRINT

    @property
    def box(self):
        """Its fixed size in print as a Box, or None."""
        if self.group == self.Group.WEB or self.width is None or self.height is None:
            return None
        return Box(self.width, self.height)

    @property
    def unit_text(self):
        """ "per line, at least 3"; of a discount "off, from 4 insertions"."""
        if self.group == self.Group.DISCOUNT:
            return f"off, from {self.minimum} prepaid insertions"
        if self.group == self.Group.ELECTION:
            return "off"
        return self.get_unit_display() + (f", at least {self.minimum}" if self.minimum > 1 else "")

    @property
    def vat_text(self):
        """ "plus 12% VAT" or "including 12% VAT"; "" for a surcharge, which is taxed as the price it stands on."""
        if self.is_surcharge:
            return ""
        word = "plus" if self.vat == self.Vat.EXCLUSIVE else "including"
        return f"{word} {per_cent(self.rate_card.vat_rate)} VAT"


Group = Rate.Group
# The card's tables, in order.
HEADINGS = [
    ("In print", (Group.PRINT,)),
    ("Colour, positions and discounts", (Group.COLOUR, Group.POSITION, Group.DISCOUNT, Group.ELECTION)),
    ("Classified and legal notices", (Group.CLASSIFIED, Group.LEGAL)),
    ("On the website", (Group.WEB,)),
    ("Print and web together", (Group.BUNDLE,)),
]


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
