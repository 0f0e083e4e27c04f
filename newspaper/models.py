"""The newspaper itself: its name, its offices, and the letters that readers write to it."""

import datetime as dt

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils import timezone

from newspaper.outbox import OutboxQuerySet, OutboxRow
from newspaper.telephones import pieces
from plaintext.fields import CharField, EmailField, TextField
from richtext.web_addresses import WebAddressField


class Newspaper(models.Model):
    """The newspaper. There is one row, made with the database."""

    name = CharField(max_length=120, default="The Mindanao Examiner Regional Newspaper")
    short_name = CharField(
        max_length=40, default="Mindanao Examiner", help_text="On the bar of a small screen and in feeds."
    )
    tagline = CharField(
        max_length=160,
        blank=True,
        help_text="Under the name on wide screens, for example “Zamboanga City and Davao, since 2006”.",
    )
    description = CharField(
        max_length=300, blank=True, help_text="One or two sentences for search engines and feeds."
    )
    founded = models.PositiveSmallIntegerField(
        "founded in", default=2006, validators=[MinValueValidator(1600), MaxValueValidator(2100)]
    )
    email = EmailField(
        "letters go to", blank=True, help_text="Where letters from the contact page are mailed. Never shown."
    )
    facebook = WebAddressField("Facebook", blank=True)
    x = WebAddressField("X", blank=True)
    youtube = WebAddressField("YouTube", blank=True)
    blog = WebAddressField("Blog", blank=True)

    is_without_advertisements = models.BooleanField(
        "emergency: no advertisements",
        default=False,
        help_text="Takes every advertisement off the website at once, until the tick is gone.",
    )

    class Meta:
        verbose_name = "newspaper"
        verbose_name_plural = "the newspaper"

    def __str__(self):
        return self.name

    @classmethod
    def lock(cls) -> None:
        """Inside a transaction: waits until other transactions that have called this end.

        Locks the newspaper's one row, for what only one may do at a time and has no row of its own to lock yet:
        counting submissions, taking the next number, laying out a bare front.
        """
        cls.objects.select_for_update().first()

    @property
    def social_profiles(self) -> list[tuple[str, str]]:
        """Pairs of label and address, in the footer's order, of those that are filled in."""
        profiles = [
            ("Facebook", self.facebook),
            ("X", self.x),
            ("YouTube", self.youtube),
            ("Blog", self.blog),
        ]
        return [(label, address) for label, address in profiles if address]


class Office(models.Model):
    """Where the newspaper can be found and telephoned."""

    newspaper = models.ForeignKey(Newspaper, models.CASCADE, related_name="offices")
    name = CharField(max_length=80, help_text="For example “Zamboanga City”.")
    address = TextField(blank=True, help_text="One line per line, as on an envelope.")
    telephones = TextField(
        blank=True,
        help_text="One number per line with its area code, and a word on what it is for: "
        "“(062) 955 0000 advertising”. Readers tap a number to call it.",
    )
    hours = CharField(max_length=120, blank=True, help_text="For example “Monday to Saturday, 8 to 5”.")
    position = models.PositiveSmallIntegerField("order", default=0, help_text="The smallest stands first.")

    class Meta:
        ordering = ["position", "name"]

    def __str__(self):
        return self.name

    @property
    def telephone_lines(self) -> list[list[tuple[str, str]]]:
        """The lines of `telephones`, each a list of (text, link), the link "" where there is nothing to call."""
        return [pieces(line) for line in self.telephones.splitlines() if line.strip()]


class SubmissionQuerySet(models.QuerySet):
    """Rows that strangers sent through a form of the site, with a `received_at` and a `network`."""

    def in_the_last(self, minutes: int) -> "SubmissionQuerySet":
        """Those received in the last `minutes`."""
        return self.filter(received_at__gt=timezone.now() - dt.timedelta(minutes=minutes))


class LetterQuerySet(OutboxQuerySet, SubmissionQuerySet):
    """Letters, as the outbox and the rate limit ask for them."""

    def pending(self) -> "LetterQuerySet":
        """Those that are still to be mailed; an answered one need not be."""
        return super().pending().filter(is_answered=False)


class Letter(OutboxRow):
    """What somebody wrote on the contact page: stored before it is mailed, so that none is lost."""

    class About(models.TextChoices):
        NEWS = "news", "A story or a tip"
        LETTER = "letter", "A letter to the editor"
        CORRECTION = "correction", "A mistake in the paper"
        ADVERTISING = "advertising", "Advertising"
        OTHER = "other", "Something else"

    about = CharField(max_length=20, choices=About, default=About.NEWS)
    name = CharField(max_length=120)
    email = EmailField("e-mail address")
    telephone = CharField(max_length=40, blank=True)
    text = TextField("letter", max_length=10_000)
    received_at = models.DateTimeField(auto_now_add=True)
    is_answered = models.BooleanField(
        "answered", default=False, help_text="Tick it when somebody has answered or nothing is left to do."
    )
    # A salted hash of the sender's network: enough to stop a flood, too little to find a person.
    network = CharField(max_length=32, editable=False)

    objects = LetterQuerySet.as_manager()

    class Meta:
        ordering = ["-received_at"]
        indexes = [
            # Both are counted before a letter is taken in (newspaper/rate_limit.py).
            models.Index(fields=["network", "received_at"], name="letters_from_one_network"),
            models.Index(fields=["received_at"], name="letters_by_time"),
        ]

    def __str__(self):
        return f"{self.get_about_display()} from {self.name}"
