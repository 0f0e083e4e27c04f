"""Rate cards: dated price lists of an edition, and the rates on them."""

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils import timezone

from advertising.editions import Edition, nonempty_lines
from advertising.money import per_cent
from advertising.overlap import NoOverlap
from advertising.rates.geometry import Box, PageArea
from advertising.rates.units import Unit
from plaintext.fields import CharField, TextField

PER_CENT = [MinValueValidator(0), MaxValueValidator(100)]


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
    group = CharField("kind", max_length=20, choices=Group, default=Group.PRINT)
    name = CharField(max_length=120, help_text="For example “Half page” or “Leaderboard, 728 × 90”.")
    detail = CharField(
        max_length=200, blank=True, help_text="Size or terms in small print: “5 columns × 16.5 cm”."
    )
    unit = CharField(max_length=20, choices=Unit, default=Unit.INSERTION)
    amount = models.DecimalField(
        max_digits=12, decimal_places=2, help_text="Money; for a surcharge or a discount, the per cent."
    )
    vat = CharField("value-added tax", max_length=10, choices=Vat, default=Vat.EXCLUSIVE)
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

    def __str__(self) -> str:
        return self.name

    @property
    def is_surcharge(self) -> bool:
        """Whether the amount is per cent of another price, and not money."""
        return self.unit == Unit.PER_CENT

    @property
    def is_discount(self) -> bool:
        """Whether the per cent come off the price."""
        return self.group in self.OFF

    @property
    def is_print(self) -> bool:
        """Whether it is space in print that can have colour, a position and a discount."""
        return self.group == self.Group.PRINT

    @property
    def box(self) -> Box | None:
        """Its fixed size in print as a Box, or None."""
        if self.group == self.Group.WEB or self.width is None or self.height is None:
            return None
        return Box(self.width, self.height)

    @property
    def unit_text(self) -> str:
        """ "per line, at least 3"; of a discount "off, from 4 insertions"."""
        if self.group == self.Group.DISCOUNT:
            return f"off, from {self.minimum} prepaid insertions"
        if self.group == self.Group.ELECTION:
            return "off"
        return self.get_unit_display() + (f", at least {self.minimum}" if self.minimum > 1 else "")

    @property
    def vat_text(self) -> str:
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
    rates: list[Rate]

    @property
    def vat_text(self) -> str:
        """What holds for every price of the table; "" where they differ, so that each must say it."""
        said = {rate.vat_text for rate in self.rates} - {""}
        return said.pop() if len(said) == 1 else ""


class RateCardQuerySet(models.QuerySet):
    """Which cards are in force."""

    def in_force(self, on: dt.date | None = None) -> "RateCardQuerySet":
        """The cards valid on a day, today by default: one of each edition at most, in the editions' order."""
        on = on or timezone.localdate()
        begun = self.filter(valid_from__lte=on).exclude(valid_until__lt=on)
        return begun.select_related("edition").order_by("edition__position", "edition__name")

    def current(self, edition: Edition | None = None, on: dt.date | None = None) -> "RateCard | None":
        """The card of an edition in force on a day, with its rates, or None; of the first edition that has one."""
        cards = self.in_force(on) if edition is None else self.in_force(on).filter(edition=edition)
        return cards.prefetch_related("rates").first()

    def ruling(self, edition: Edition, on: dt.date | None) -> "RateCard":
        """The card by whose rules an edition goes on a day: in force then, or else the newest; without any, an empty
        one, which has the rules of the law as they are when a card is made.
        """
        newest = self.filter(edition=edition).order_by("-valid_from")
        return self.current(edition, on) or newest.first() or RateCard(edition=edition)


class RateCard(models.Model):
    """A dated price list of one edition."""

    class Currency(models.TextChoices):
        """In what the card's prices are."""

        PHP = "PHP", "Philippine peso"
        USD = "USD", "US dollar"

    edition = models.ForeignKey(Edition, models.PROTECT, related_name="rate_cards")
    name = CharField(max_length=120, help_text="For example “Regional Advertising Rates 2027”.")
    valid_from = models.DateField(help_text="The first day on which these prices hold.")
    valid_until = models.DateField(
        null=True, blank=True, help_text="The last day. Empty: until the next card begins."
    )
    currency = CharField(max_length=3, choices=Currency, default=Currency.PHP)
    vat_rate = models.DecimalField(
        "value-added tax",
        max_digits=5,
        decimal_places=2,
        default=Decimal("12"),
        validators=[MaxValueValidator(100)],
        help_text="Per cent, as the law has it while this card holds. Each price says whether it is included.",
    )
    withholding_rate = models.DecimalField(
        "withheld by companies",
        max_digits=5,
        decimal_places=2,
        default=Decimal("2"),
        validators=PER_CENT,
        help_text="Per cent of the price without tax that a company keeps back, giving BIR Form 2307 "
        "(RMC 63-2012). To be confirmed by the publisher's accountant.",
    )
    columns = models.PositiveSmallIntegerField(
        default=6, validators=[MinValueValidator(1), MaxValueValidator(20)], help_text="Of one page."
    )
    column_width = models.DecimalField(
        max_digits=5,
        decimal_places=1,
        default=Decimal("48"),
        validators=[MinValueValidator(Decimal("1"))],
        help_text="Of one column, in millimetres.",
    )
    gutter = models.DecimalField(
        max_digits=4,
        decimal_places=1,
        default=Decimal("4"),
        validators=[MinValueValidator(0)],
        help_text="Between two columns, in millimetres.",
    )
    page_height = models.DecimalField(
        max_digits=6,
        decimal_places=1,
        default=Decimal("520"),
        validators=[MinValueValidator(Decimal("10"))],
        help_text="Of the printed part of a page, in millimetres.",
    )
    legal_ceiling = models.DecimalField(
        "ceiling of legal notices",
        max_digits=5,
        decimal_places=2,
        default=Decimal("80"),
        validators=PER_CENT,
        help_text="Legal notices cost at most so many per cent of the commercial rate (Presidential Decree "
        "1079; A.M. 01-1-07-SC). To be confirmed by the publisher.",
    )
    election_share = models.DecimalField(
        "largest election advertisement",
        max_digits=5,
        decimal_places=2,
        default=Decimal("25"),
        validators=PER_CENT,
        help_text="Per cent of a page: 25 in a broadsheet, 50 in a tabloid (Republic Act 9006, sec. 6). To be "
        "confirmed by the publisher.",
    )
    election_per_week = models.PositiveSmallIntegerField(
        "election advertisements a week",
        default=3,
        help_text="How often one candidate may run in a week (Republic Act 9006, sec. 6).",
    )
    quote_days = models.PositiveSmallIntegerField(
        "quotes hold for",
        default=30,
        validators=[MinValueValidator(1), MaxValueValidator(366)],
        help_text="Days, and never beyond the card's last day.",
    )
    notes = TextField(
        blank=True, help_text="Printed under the tables: terms, discounts, payment. One note per line."
    )
    version = models.PositiveIntegerField(default=1, editable=False)

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
            NoOverlap(
                of="edition",
                first="valid_from",
                last="valid_until",
                name="rate_cards_of_an_edition_never_at_once",
                violation_error_message="“{other}” of the same edition is valid on some of these days. "
                "Change the days of one of them.",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        """The page of its edition's rates, where this one stands in its time."""
        return self.edition.get_absolute_url()

    @property
    def note_lines(self) -> list[str]:
        """The notes, without empty lines."""
        return nonempty_lines(self.notes)

    @property
    def page(self) -> PageArea:
        """The `PageArea` that the sizes of its advertisements are measured against."""
        return PageArea(self.columns, self.column_width, self.gutter, self.page_height)

    @property
    def rate_list(self) -> list[Rate]:
        """All rates in their order, from one query; set by whoever has them already."""
        if not hasattr(self, "_rates"):
            self._rates = list(self.rates.all()) if self.pk else []
            for rate in self._rates:
                rate.rate_card = self
        return self._rates

    def in_group(self, *groups: object) -> list[Rate]:
        """The rates of some groups, in their order."""
        return [rate for rate in self.rate_list if rate.group in groups]

    @property
    def sold(self) -> list[Rate]:
        """What can be bought: every rate that is not only on top of another."""
        return [rate for rate in self.rate_list if not rate.is_surcharge]

    @property
    def discounts(self) -> list[Rate]:
        """Those for a number of prepaid insertions."""
        return self.in_group(Rate.Group.DISCOUNT)

    @property
    def election_discounts(self) -> list[Rate]:
        """What election advertisements cost less."""
        return self.in_group(Rate.Group.ELECTION)

    @property
    def tables(self) -> list[RateTable]:
        """The card as it is printed: a `RateTable` for each heading that has rates, in the order of HEADINGS."""
        tables = [RateTable(title, self.in_group(*groups)) for title, groups in HEADINGS]
        return [table for table in tables if table.rates]

    def end_predecessor(self) -> "RateCard | None":
        """Ends the card before this one, if it has no last day, on the eve of this one; returns it, or None."""
        earlier = RateCard.objects.filter(edition=self.edition_id, valid_until=None).exclude(pk=self.pk)
        if predecessor := earlier.filter(valid_from__lt=self.valid_from).first():
            predecessor.valid_until = self.valid_from - dt.timedelta(days=1)
            predecessor.save(update_fields=["valid_until"])
        return predecessor
