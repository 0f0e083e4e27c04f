"""Editions and their rate cards."""

import datetime as dt
from decimal import Decimal

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.urls import reverse
from django.utils import timezone

from advertising.geometry import Page
from advertising.models.rates import HEADINGS, Rate, RateTable
from advertising.overlap import NeverAtOnce

PER_CENT = [MinValueValidator(0), MaxValueValidator(100)]


class Edition(models.Model):
    """What space is sold in: the regional edition, a city's own, the sister paper."""

    name = models.CharField(
        max_length=80, unique=True, help_text="For example “Regional edition” or “Davao”."
    )
    slug = models.SlugField(unique=True, help_text="In the address of its rates: “davao”.")
    position = models.PositiveSmallIntegerField(
        "order", default=0, help_text="The smallest stands first; its card opens the page of rates."
    )
    deadlines = models.TextField(
        blank=True, help_text="When space is booked and material is in hand. One sentence per line."
    )
    material = models.TextField(
        "material requirements",
        blank=True,
        help_text="Files, resolution, colours, size of the page. One sentence per line.",
    )
    circulation = models.PositiveIntegerField(null=True, blank=True, help_text="Copies of one issue.")
    readership = models.PositiveIntegerField(null=True, blank=True, help_text="Readers of one issue.")
    counted_on = models.DateField(
        null=True, blank=True, help_text="The day for which these figures hold; readers see it beside them."
    )
    counted_by = models.CharField(
        max_length=160, blank=True, help_text="Who counted: “printer's certificate”, “our own survey”."
    )

    class Meta:
        ordering = ["position", "name"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(circulation=None, readership=None) | models.Q(counted_on__isnull=False),
                name="edition_figures_have_a_date",
                violation_error_message="Say for which day the circulation and readership hold.",
            )
        ]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        """The page of its rates."""
        return reverse("advertising:edition", args=[self.slug])

    @property
    def deadline_lines(self):
        """The deadlines, without empty lines."""
        return _lines(self.deadlines)

    @property
    def material_lines(self):
        """The material requirements, without empty lines."""
        return _lines(self.material)

    @property
    def figures_text(self):
        """ "5,000 copies and 21,000 readers of each issue (January 15, 2026; printer's certificate)", or ""."""
        figures = [(self.circulation, "copies"), (self.readership, "readers")]
        counted = " and ".join(f"{number:,} {of}" for number, of in figures if number is not None)
        if not counted:
            return ""
        by = f"; {self.counted_by}" if self.counted_by else ""
        return f"{counted} of each issue ({self.counted_on:%B %-d, %Y}{by})"


class RateCardQuerySet(models.QuerySet):
    """Which cards are in force."""

    def in_force(self, on=None):
        """The cards valid on a day, today by default: one of each edition at most, in the editions' order."""
        on = on or timezone.localdate()
        begun = self.filter(valid_from__lte=on).exclude(valid_until__lt=on)
        return begun.select_related("edition").order_by("edition__position", "edition__name")

    def current(self, edition=None, on=None):
        """The card of an edition in force on a day, with its rates, or None; of the first edition that has one."""
        cards = self.in_force(on) if edition is None else self.in_force(on).filter(edition=edition)
        return cards.prefetch_related("rates").first()

    def ruling(self, edition, on):
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
    name = models.CharField(max_length=120, help_text="For example “Regional Advertising Rates 2027”.")
    valid_from = models.DateField(help_text="The first day on which these prices hold.")
    valid_until = models.DateField(
        null=True, blank=True, help_text="The last day. Empty: until the next card begins."
    )
    currency = models.CharField(max_length=3, choices=Currency, default=Currency.PHP)
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
    notes = models.TextField(
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
            NeverAtOnce(
                of="edition",
                first="valid_from",
                last="valid_until",
                name="rate_cards_of_an_edition_never_at_once",
                violation_error_message="“{other}” of the same edition is valid on some of these days. "
                "Change the days of one of them.",
            ),
        ]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        """The page of its edition's rates, where this one stands in its time."""
        return self.edition.get_absolute_url()

    @property
    def note_lines(self):
        """The notes, without empty lines."""
        return _lines(self.notes)

    @property
    def page(self):
        """The geometry.Page on which its advertisements stand."""
        return Page(self.columns, self.column_width, self.gutter, self.page_height)

    @property
    def rate_list(self):
        """All rates in their order, from one query; set by whoever has them already."""
        if not hasattr(self, "_rates"):
            self._rates = list(self.rates.all()) if self.pk else []
            for rate in self._rates:
                rate.rate_card = self
        return self._rates

    def in_group(self, *groups):
        """The rates of some groups, in their order."""
        return [rate for rate in self.rate_list if rate.group in groups]

    @property
    def sold(self):
        """What can be bought: every rate that is not only on top of another."""
        return [rate for rate in self.rate_list if not rate.is_surcharge]

    @property
    def discounts(self):
        """Those for a number of prepaid insertions."""
        return self.in_group(Rate.Group.DISCOUNT)

    @property
    def election_discounts(self):
        """What election advertisements cost less."""
        return self.in_group(Rate.Group.ELECTION)

    @property
    def tables(self):
        """The card as it is printed: a `RateTable` for each heading that has rates, in the order of HEADINGS."""
        tables = [RateTable(title, self.in_group(*groups)) for title, groups in HEADINGS]
        return [table for table in tables if table.rates]

    def end_predecessor(self):
        """Ends the card before this one, if it has no last day, on the eve of this one; returns it, or None."""
        earlier = RateCard.objects.filter(edition=self.edition_id, valid_until=None).exclude(pk=self.pk)
        if predecessor := earlier.filter(valid_from__lt=self.valid_from).first():
            predecessor.valid_until = self.valid_from - dt.timedelta(days=1)
            predecessor.save(update_fields=["valid_until"])
        return predecessor


def _lines(text):
    return [line.strip() for line in text.splitlines() if line.strip()]
