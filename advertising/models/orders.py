"""Orders: what was sold, when and where it runs, and whether it was paid."""

from django.conf import settings
from django.db import models
from django.utils import timezone

from advertising.models.cards import Edition, RateCard
from advertising.models.quotes import Advertiser, Quote
from advertising.overlap import NeverAtOnce


class Place(models.Model):
    """What only one advertiser can have at a time: an ear, the back page of an issue, a slot on the website."""

    edition = models.ForeignKey(Edition, models.PROTECT, related_name="places")
    name = models.CharField(max_length=80, help_text="For example “Back page”, “Left ear”, “Leaderboard”.")
    is_on_the_web = models.BooleanField(
        "on the website", default=False, help_text="Sold for a number of days; in print, for one issue."
    )
    position = models.PositiveSmallIntegerField("order", default=0, help_text="The smallest stands first.")

    class Meta:
        ordering = ["edition__position", "is_on_the_web", "position", "name"]
        constraints = [models.UniqueConstraint(fields=["edition", "name"], name="place_once_in_an_edition")]

    def __str__(self):
        return f"{self.name}, {self.edition}"


class Order(Advertiser):
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

    year = models.PositiveSmallIntegerField(editable=False)
    serial = models.PositiveIntegerField(editable=False)
    quote = models.OneToOneField(
        Quote, models.PROTECT, null=True, blank=True, related_name="order", editable=False
    )
    status = models.CharField(max_length=20, choices=Status, default=Status.BOOKED)
    currency = models.CharField(max_length=3, choices=RateCard.Currency, default=RateCard.Currency.PHP)
    sold_on = models.DateField(default=timezone.localdate)
    sold_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="orders"
    )
    notes = models.TextField(blank=True, help_text="For the desk only.")
    invoice_number = models.CharField(max_length=40, blank=True)
    invoiced_on = models.DateField(null=True, blank=True)
    paid_by = models.CharField(max_length=10, choices=Payment, blank=True)
    payment_reference = models.CharField(
        max_length=80, blank=True, help_text="Of the bank or of GCash; the number of the check."
    )
    paid_on = models.DateField(null=True, blank=True)

    class Meta:
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

    def __str__(self):
        return self.number

    @property
    def number(self):
        """ "O2026-0007"."""
        return f"O{self.year}-{self.serial:04}"

    @property
    def is_paid(self):
        """Whether the money has come."""
        return self.paid_on is not None


class LineItem(models.Model):
    """One thing sold on an order, its price copied at the sale."""

    order = models.ForeignKey(Order, models.CASCADE, related_name="items")
    edition = models.ForeignKey(Edition, models.PROTECT, related_name="items")
    what = models.CharField(max_length=120)
    detail = models.TextField(blank=True, help_text="Size, colour, position: how the price was worked out.")
    net = models.DecimalField("price without tax", max_digits=14, decimal_places=2, default=0)
    vat = models.DecimalField("value-added tax", max_digits=14, decimal_places=2, default=0)
    material_due = models.DateField(null=True, blank=True, help_text="When the material must be in hand.")
    proof_sent_on = models.DateField(null=True, blank=True)
    proof_approved_on = models.DateField(null=True, blank=True)
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
        ]

    def __str__(self):
        return f"{self.what} ({self.order})"

    @property
    def total(self):
        """With the tax."""
        return self.net + self.vat


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
    page = models.CharField(max_length=20, blank=True, help_text="Where it stood, once it has run.")
    status = models.CharField(max_length=20, choices=Status, default=Status.BOOKED)

    class Meta:
        ordering = ["first_day", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(last_day__gte=models.F("first_day")),
                name="insertion_ends_after_it_starts",
                violation_error_message="An insertion cannot end before it starts.",
            ),
            NeverAtOnce(
                of="place",
                first="first_day",
                last="last_day",
                name="places_are_never_booked_twice",
                violation_error_message="This place is taken on some of these days, by {other}.",
            ),
        ]
        indexes = [models.Index(fields=["first_day", "last_day"], name="insertions_by_day")]

    def __str__(self):
        days = f"{self.first_day:%b %-d, %Y}"
        if self.last_day != self.first_day:
            days += f" to {self.last_day:%b %-d, %Y}"
        return f"{self.item.what} of {self.item.order}, {days}"
