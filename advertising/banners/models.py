"""Banners on the website: what they show, where and when they run, and how often they were seen."""

import datetime as dt
import secrets

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from advertising.banners.links import tidy_link, validate_link
from advertising.banners.slots import BannerSlot
from advertising.date_ranges import DateRange
from advertising.orders.models import LineItem
from plaintext.fields import CharField


class Creative(models.Model):
    """What a banner shows: a picture of the library, or words. There is no third way in, for HTML or scripts."""

    name = CharField(max_length=120, help_text="For the desk: “Sea Breeze Pension, Christmas”.")
    picture = models.ForeignKey(
        "images.Image",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="banners",
        help_text="From the library; its alternative text is read to those who cannot see it. Moving pictures stand "
        "still, as their first picture.",
    )
    headline = CharField(max_length=60, blank=True, help_text="In the place of a picture, or under it.")
    words = CharField("text", max_length=140, blank=True)
    link = CharField(
        "leads to",
        max_length=500,
        validators=[validate_link],
        help_text="The advertiser's own page: https://example.org/rooms. One of ours begins with a slash: "
        "/about/advertising-rates/",
    )

    class Meta:
        ordering = ["name"]
        constraints = [
            models.CheckConstraint(
                condition=Q(picture__isnull=False) | ~Q(headline=""),
                name="banner_shows_something",
                violation_error_message="Choose a picture, or write a headline.",
            )
        ]

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        self.link = tidy_link(self.link)


class PlacementQuerySet(models.QuerySet):
    """What runs."""

    def running(self, now: dt.datetime | None = None) -> "PlacementQuerySet":
        """Those that readers may see at a moment, now by default: begun, not ended, not full."""
        now = now or timezone.now()
        begun = self.filter(is_on=True, starts_at__lte=now)
        return begun.filter(Q(ends_at=None) | Q(ends_at__gt=now), Q(full_until=None) | Q(full_until__lte=now))


def new_token() -> str:
    """A key to the advertiser's report, which nobody guesses."""
    return secrets.token_urlsafe(24)


class Placement(models.Model):
    """A creative in a slot of the website, for a time."""

    Slot = BannerSlot

    class Device(models.TextChoices):
        ANY = "any", "Everywhere"
        PHONE = "phone", "Phones only"
        DESK = "desk", "Wide screens only"

    creative = models.ForeignKey(Creative, models.PROTECT, related_name="placements")
    slot = CharField(max_length=20, choices=BannerSlot)
    item = models.ForeignKey(
        LineItem,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="placements",
        verbose_name="sold as",
        help_text="The line of an order. Empty: our own, which fills the slot when nothing is sold there.",
    )
    sections = models.ManyToManyField(
        "sections.Section", blank=True, related_name="+", help_text="Only beside these. None: everywhere."
    )
    starts_at = models.DateTimeField("from", default=timezone.now)
    ends_at = models.DateTimeField(
        "until",
        null=True,
        blank=True,
        help_text="Midnight is the end of the day before. Empty: until it is switched off.",
    )
    weight = models.PositiveSmallIntegerField(
        default=1,
        validators=[MinValueValidator(1), MaxValueValidator(10)],
        help_text="Beside others in the slot: 2 is shown twice as often as 1.",
    )
    device = CharField(max_length=10, choices=Device, default=Device.ANY)
    daily_cap = models.PositiveIntegerField(
        "most a day", null=True, blank=True, help_text="Impressions; it then rests until midnight."
    )
    total_cap = models.PositiveIntegerField("most in all", null=True, blank=True, help_text="Impressions.")
    is_on = models.BooleanField("switched on", default=True)
    # Until when one of the caps keeps it off the pages (advertising/banners/counting.py).
    full_until = models.DateTimeField(null=True, editable=False)
    token = CharField(max_length=40, unique=True, default=new_token, editable=False)

    objects = PlacementQuerySet.as_manager()

    class Meta:
        ordering = ["-starts_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_at=None) | Q(ends_at__gt=F("starts_at")),
                name="placement_ends_after_it_starts",
                violation_error_message="A placement cannot end before it starts.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.creative}, {self.get_slot_display().split(',')[0].lower()}"

    @property
    def date_range(self) -> DateRange:
        """Its first and last day in Manila; None as the last is without an end. 0:00 ends the day before."""
        last = self.ends_at and timezone.localdate(self.ends_at - dt.timedelta(microseconds=1))
        return DateRange(timezone.localdate(self.starts_at), last)

    @property
    def has_ended(self) -> bool:
        return self.ends_at is not None and self.ends_at <= timezone.now()

    @property
    def state(self) -> str:
        """“Runs”, “Waits”, “Full”, “Has ended” or “Switched off”."""
        now = timezone.now()
        if not self.is_on:
            return "Switched off"
        if self.has_ended:
            return "Has ended"
        if self.starts_at > now:
            return "Waits"
        return "Full" if self.full_until and self.full_until > now else "Runs"


class BannerDay(models.Model):
    """How often a placement was seen, and followed, on one day in Manila."""

    placement = models.ForeignKey(Placement, models.CASCADE, related_name="days")
    day = models.DateField()
    impressions = models.PositiveIntegerField(default=0)
    clicks = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["day"]
        constraints = [models.UniqueConstraint(fields=["placement", "day"], name="banner_day_once")]

    def __str__(self) -> str:
        return f"{self.placement} on {self.day}"
