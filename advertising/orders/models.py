"""Orders: what was sold, when and where it runs, and whether it was paid."""

import datetime as dt
from collections.abc import Collection
from decimal import Decimal
from typing import TYPE_CHECKING

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils import timezone

from advertising.advertiser import Advertiser
from advertising.banners.slots import BannerSlot
from advertising.date_ranges import DateRange
from advertising.editions import Edition
from advertising.numbering import Numbered
from advertising.overlap import NoOverlap
from advertising.political.models import Candidate, political_line
from advertising.quotes.models import Quote
from advertising.rates.models import RateCard
from plaintext.fields import CharField, TextField

if TYPE_CHECKING:
    from advertising.banners.models import Placement


class NotBookable(ValueError):
    """Why something cannot be booked, or run, as it was asked for: a sentence for the desk."""


class Place(models.Model):
    """What only one advertiser can have at a time: an ear, the back page of an issue, a slot on the website."""

    edition = models.ForeignKey(Edition, models.PROTECT, related_name="places")
    name = CharField(max_length=80, help_text="For example “Back page”, “Left ear”, “Leaderboard”.")
    is_on_the_web = models.BooleanField(
        "on the website", default=False, help_text="Sold for a number of days; in print, for one issue."
    )
    slot = CharField(
        "slot of the website",
        max_length=20,
        blank=True,
        choices=BannerSlot,
        help_text="Whoever books this place has the slot alone: nobody else's banner runs there on those days. Empty "
        "for what is no slot, or one that several share.",
    )
    section = models.ForeignKey(
        "sections.Section",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        help_text="The slot beside this section only. Empty: everywhere.",
    )
    position = models.PositiveSmallIntegerField("order", default=0, help_text="The smallest stands first.")

    class Meta:
        ordering = ["edition__position", "is_on_the_web", "position", "name"]
        constraints = [
            models.UniqueConstraint(fields=["edition", "name"], name="place_once_in_an_edition"),
            models.CheckConstraint(
                condition=models.Q(slot="") | models.Q(is_on_the_web=True),
                name="place_in_a_slot_is_on_the_web",
                violation_error_message="A slot is on the website: tick that, or leave the slot empty.",
            ),
            models.CheckConstraint(
                condition=models.Q(section=None) | ~models.Q(slot=""),
                name="place_of_a_section_is_in_a_slot",
                violation_error_message="Say which slot beside the section it is.",
            ),
            models.UniqueConstraint(
                fields=["slot"],
                condition=models.Q(section=None) & ~models.Q(slot=""),
                name="slot_is_one_place",
                violation_error_message="Another place is this slot already.",
            ),
            models.UniqueConstraint(
                fields=["slot", "section"],
                condition=~models.Q(slot=""),
                name="slot_beside_a_section_is_one_place",
                violation_error_message="Another place is this slot beside this section already.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name}, {self.edition}"

    def shares_pages(self, sections: Collection[int]) -> bool:
        """Whether a banner beside these sections (their ids; none: everywhere) would stand on its pages."""
        return self.section_id is None or not sections or self.section_id in sections


class InsertionOrder(Numbered, Advertiser):
    """The booking of one advertiser, with what was agreed when it was sold."""

    class Status(models.TextChoices):
        BOOKED = "booked", "Booked"
        RAN = "ran", "Has run"
        CANCELLED = "cancelled", "Cancelled"

    class Payment(models.TextChoices):
        BANK = "bank", "Bank transfer"
        GCASH = "gcash", "GCash"
        CHECK = "check", "Check"
        CASH = "cash", "Cash"

    NUMBER_LETTER = "O"

    quote = models.OneToOneField(
        Quote, models.PROTECT, null=True, blank=True, related_name="order", editable=False
    )
    status = CharField(max_length=20, choices=Status, default=Status.BOOKED)
    currency = CharField(max_length=3, choices=RateCard.Currency, default=RateCard.Currency.PHP)
    sold_on = models.DateField(default=timezone.localdate)
    sold_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="orders"
    )
    notes = TextField(blank=True, help_text="For the desk only.")
    invoice_number = CharField(max_length=40, blank=True)
    invoiced_on = models.DateField(null=True, blank=True)
    paid_by = CharField(max_length=10, choices=Payment, blank=True)
    payment_reference = CharField(
        max_length=80, blank=True, help_text="Of the bank or of GCash; the number of the check."
    )
    paid_on = models.DateField(null=True, blank=True)

    class Meta:
        verbose_name = "order"
        ordering = ["-year", "-serial"]
        constraints = [
            models.UniqueConstraint(fields=["year", "serial"], name="order_numbers_are_unique"),
            models.UniqueConstraint(
                fields=["invoice_number"],
                condition=~models.Q(invoice_number=""),
                name="invoice_numbers_are_unique",
                violation_error_message="Another order has this invoice number.",
            ),
        ]

    @property
    def is_paid(self) -> bool:
        """Whether the money has come."""
        return self.paid_on is not None


class LineItem(models.Model):
    """One thing sold on an order, its price copied at the sale."""

    order = models.ForeignKey(InsertionOrder, models.CASCADE, related_name="items")
    edition = models.ForeignKey(Edition, models.PROTECT, related_name="items")
    what = CharField(max_length=120)
    detail = TextField(blank=True, help_text="Size, colour, position: how the price was worked out.")
    net = models.DecimalField("price without tax", max_digits=14, decimal_places=2, default=0)
    vat = models.DecimalField("value-added tax", max_digits=14, decimal_places=2, default=0)
    material_due = models.DateField(null=True, blank=True, help_text="When the material must be in hand.")
    proof_sent_on = models.DateField(null=True, blank=True)
    proof_approved_on = models.DateField(null=True, blank=True)
    is_political = models.BooleanField(
        "political advertisement",
        default=False,
        help_text="It then names who paid for it, and its size and how often it runs are held against the law.",
    )
    candidate = models.ForeignKey(
        Candidate,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="items",
        help_text="Or party: for whom it speaks. What runs for one candidate is counted together.",
    )
    payer = CharField("paid for by", max_length=160, blank=True, help_text="Whole name of who pays.")
    payer_address = CharField("payer's address", max_length=240, blank=True)
    page_share = models.DecimalField(
        "part of a page",
        max_digits=5,
        decimal_places=2,
        null=True,
        blank=True,
        validators=[MinValueValidator(Decimal("0.01")), MaxValueValidator(100)],
        help_text="Per cent: a quarter page is 25. Only of political advertisements in print.",
    )
    makes_good_for = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="made_good_by", editable=False
    )

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(net__gte=0, vat__gte=0),
                name="item_is_not_negative",
                violation_error_message="A price cannot be below zero.",
            ),
            models.CheckConstraint(
                condition=models.Q(proof_approved_on=None) | models.Q(proof_sent_on__isnull=False),
                name="item_proof_is_sent_before_it_is_approved",
                violation_error_message="A proof is sent before it is approved.",
            ),
            models.CheckConstraint(
                condition=models.Q(is_political=True) | models.Q(candidate=None, payer="", payer_address=""),
                name="item_of_a_candidate_is_political",
                violation_error_message="What has a candidate or a payer is a political advertisement: tick it.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.what} ({self.order})"

    @property
    def total(self) -> Decimal:
        """With the tax."""
        return self.net + self.vat

    @property
    def political_line(self) -> str:
        """What must stand in the advertisement (Republic Act 9006, sec. 4), or "" where it is not political."""
        return political_line(self.is_political, self.payer, self.payer_address)


class InsertionQuerySet(models.QuerySet):
    """What runs where."""

    def in_print(self) -> "InsertionQuerySet":
        """Those in an issue: `Insertion.is_print` of one."""
        is_issue = models.Q(place=None, first_day=models.F("last_day"))
        return self.filter(is_issue | models.Q(place__is_on_the_web=False))

    def on_days(self, first: dt.date, last: dt.date) -> "InsertionQuerySet":
        """Those that run on any day from a first to a last one."""
        return self.filter(first_day__lte=last, last_day__gte=first)

    def flights(self) -> "InsertionQuerySet":
        """Those that a banner runs for: `Insertion.is_flight` of one."""
        is_anywhere = models.Q(place=None, first_day__lt=models.F("last_day"))
        return self.filter(is_anywhere | models.Q(place__slot__gt=""))

    def with_banners(self) -> "InsertionQuerySet":
        """With all that `Insertion.banners` and `without_banner_from` read, in four queries however many they are."""
        rows = self.select_related("place__edition", "item__order")
        return rows.prefetch_related("item__placements__creative", "item__placements__sections")


class Insertion(models.Model):
    """One appearance: in an issue, or on the website for some days; in a place of its own, or in any position."""

    class Status(models.TextChoices):
        BOOKED = "booked", "Booked"
        RAN = "ran", "Has run"
        FAILED = "failed", "Did not run as agreed"

    item = models.ForeignKey(LineItem, models.CASCADE, related_name="insertions")
    place = models.ForeignKey(
        Place,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="insertions",
        help_text="Empty: any position. A place is booked once for an issue or a day.",
    )
    first_day = models.DateField("issue or first day")
    last_day = models.DateField(help_text="In print the day of the issue again.")
    page = CharField(max_length=20, blank=True, help_text="Where it stood, once it has run.")
    issue_number = CharField(
        max_length=20, blank=True, help_text="Of the issue, once it has run: affidavits name it."
    )
    status = CharField(max_length=20, choices=Status, default=Status.BOOKED)

    objects = InsertionQuerySet.as_manager()

    class Meta:
        ordering = ["first_day", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(last_day__gte=models.F("first_day")),
                name="insertion_ends_after_it_starts",
                violation_error_message="An insertion cannot end before it starts.",
            ),
            NoOverlap(
                of="place",
                first="first_day",
                last="last_day",
                name="places_are_never_booked_twice",
                violation_error_message="This place is taken on some of these days, by {other}.",
            ),
        ]
        indexes = [models.Index(fields=["first_day", "last_day"], name="insertions_by_day")]

    def __str__(self) -> str:
        days = self.date_range if self.first_day else "no day yet"
        return f"{self.item.what} of {self.item.order}, {days}"

    @property
    def date_range(self) -> DateRange:
        """Its first and last day."""
        return DateRange(self.first_day, self.last_day)

    @property
    def is_print(self) -> bool:
        """In a place it is what the place is; in any position, what lasts one day is an issue; `in_print()` for one."""
        if self.place:
            return not self.place.is_on_the_web
        return self.first_day == self.last_day

    @property
    def is_flight(self) -> bool:
        """Whether a banner runs for it: in a slot, or for some days anywhere on the website; `flights()` for one."""
        return self.place.slot != "" if self.place else self.first_day != self.last_day

    @property
    def banners(self) -> "list[Placement]":
        """The placements of what was sold in its slot on its days, switched on or not; see `with_banners()`."""
        if not self.is_flight:
            return []
        return [one for one in self.item.placements.all() if self._is_for(one)]

    @property
    def without_banner_from(self) -> dt.date | None:
        """The first day, from today on, on which it is sold and no banner runs, or None; see `with_banners()`.

        Of one that is over, its first day, where there was never a banner and nobody has said what became of it.
        """
        is_cancelled = self.item.order.status == InsertionOrder.Status.CANCELLED
        if not self.is_flight or self.status != self.Status.BOOKED or is_cancelled:
            return None
        today = timezone.localdate()
        if self.last_day < today:
            return None if self.banners else self.first_day
        coming = DateRange(max(self.first_day, today), self.last_day)
        return coming.first_uncovered_day(one.date_range for one in self.banners if one.is_on)

    @property
    def is_overdue(self) -> bool:
        """Whether readers should see its banner today, and there is none."""
        return self.without_banner_from is not None and self.without_banner_from <= timezone.localdate()

    def _is_for(self, placement: "Placement") -> bool:
        if self.place:
            sections = {section.pk for section in placement.sections.all()}
            if placement.slot != self.place.slot or not self.place.shares_pages(sections):
                return False
        return self.date_range.overlaps(placement.date_range)
