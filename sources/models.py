"""Whose words these are, and on which terms we have them."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models

from plaintext.fields import CharField, EmailField
from richtext.web_addresses import WebAddressField


class Source(models.Model):
    """An agency, a partner or a press office, with the policy that every story of theirs follows.

    The headline's suffix, the credit, the "Link:" line, the canonical tag and the robots tag are made from
    this row: change it once and every story follows.
    """

    class Kind(models.TextChoices):
        AGENCY = "agency", "News agency"
        PARTNER = "partner", "Partner newspaper or broadcaster"
        PRESS_OFFICE = "press_office", "Press office"

    class Told(models.TextChoices):
        """What search engines are told about our copy."""

        CANONICAL = "canonical", "The original is theirs (canonical link to the original)"
        NOINDEX = "noindex", "Do not list our copy (noindex)"
        OURS = "ours", "List our copy as our own"

    name = CharField(max_length=120, unique=True, help_text="For example “Philippine Information Agency”.")
    kind = CharField(max_length=20, choices=Kind, default=Kind.AGENCY)
    home_page = WebAddressField(blank=True, help_text="Linked from the source line under each story.")
    credit_line = CharField(
        max_length=200, blank=True, help_text="How they must be named, for example “Courtesy of the PIA”."
    )
    corrections_to = EmailField(
        "corrections go to",
        blank=True,
        help_text="Whom we write to when a story of ours that they carry is corrected. Never shown to readers.",
    )
    headline_suffix = CharField(
        max_length=40,
        blank=True,
        help_text="Printed after the headline: “CNN” makes “… protecting them – CNN”.",
    )
    told = CharField(
        "search engines are told",
        max_length=10,
        choices=Told,
        default=Told.CANONICAL,
        help_text="A canonical link needs the story's original address; without one our copy is listed as ours.",
    )
    is_in_news_sitemap = models.BooleanField(
        "in the news sitemap", default=False, help_text="Google News wants original reporting: rarely yes."
    )
    is_in_trending = models.BooleanField("may be trending", default=True)
    delay_hours = models.PositiveSmallIntegerField(
        "delay (hours)",
        default=0,
        validators=[MaxValueValidator(10_000)],
        help_text="How long after its original publication we may publish. 0: at once.",
    )
    licence_days = models.PositiveSmallIntegerField(
        "licence (days)",
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(30_000)],
        help_text="How many days we may keep a story after publishing it; then its page says where the "
        "original is. Empty: for ever.",
    )

    class Meta:
        ordering = ["name"]

    def __str__(self):
        return self.name
