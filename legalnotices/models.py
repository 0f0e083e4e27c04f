"""Legal notices: what the law has a court, a sheriff, a notary or an heir publish in a newspaper."""

import datetime as dt
from decimal import Decimal
from typing import Any

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone

from addresses.keeping import Addressed
from advertising.models import Insertion, LineItem
from advertising.numbering import Numbered
from legalnotices.querysets import NoticeQuerySet
from pagecache.dependencies import dependency_on, depends_on
from plaintext.fields import CharField, SlugField, TextField


class NoticeKind(Addressed):
    """A kind of notice, with the rule that says how often it must run."""

    name = CharField(max_length=80, unique=True, help_text="For example “Foreclosure sale”.")
    slug = SlugField(unique=True, help_text="In the address of its list: “foreclosure-sale”.")
    weeks = models.PositiveSmallIntegerField(
        default=3,
        validators=[MinValueValidator(1), MaxValueValidator(52)],
        help_text="Consecutive weeks in which it must run, once in each, where the court orders nothing else.",
    )
    rule = CharField(
        "source of the rule", max_length=240, help_text="The law or order that says so, with its section."
    )
    confirmed_on = models.DateField(
        "confirmed by the publisher on",
        null=True,
        blank=True,
        help_text="When the publisher, with a lawyer, confirmed the rule. Empty: nobody has yet.",
    )
    position = models.PositiveSmallIntegerField("order", default=0, help_text="The smallest stands first.")

    class Meta:
        ordering = ["position", "name"]
        verbose_name = "kind of notice"
        verbose_name_plural = "kinds of notices"

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        """The list of its notices."""
        return reverse("legalnotices:kind", args=[self.slug])


class Affiant(models.Model):
    """Who swears in affidavits of publication that a notice ran."""

    name = CharField(max_length=120)
    role = CharField("position", max_length=120, default="Publisher")
    city = CharField(max_length=120, help_text="Where the affidavit is sworn: “Zamboanga City”.")
    described_as = CharField(
        "the newspaper is",
        max_length=240,
        default="a newspaper of general circulation, published weekly",
        help_text="As the affidavit says it: where it is published and circulates, and the order of accreditation "
        "(Presidential Decree 1079). To be confirmed by the publisher.",
    )
    position = models.PositiveSmallIntegerField("order", default=0, help_text="The first one is taken.")

    class Meta:
        ordering = ["position", "pk"]

    def __str__(self) -> str:
        return f"{self.name}, {self.role}"


class Notice(Numbered):
    """One legal notice: sold as a line item of an order, and kept for good at an address of its own."""

    NUMBER_LETTER = "N"

    item = models.OneToOneField(LineItem, models.PROTECT, related_name="notice", editable=False)
    kind = models.ForeignKey(NoticeKind, models.PROTECT, related_name="notices")
    title = CharField(max_length=200, help_text="As it stands above the notice.")
    text = TextField(
        max_length=40_000, help_text="Word for word as it was handed in. An empty line begins a paragraph."
    )
    authority = CharField(
        "court or notary",
        max_length=200,
        help_text="Who orders or attests it: the court with its branch, the sheriff, the notary public.",
    )
    case_number = CharField(
        max_length=120, blank=True, help_text="Case, file or document number, as it stands in the notice."
    )
    weeks = models.PositiveSmallIntegerField(
        default=3,
        validators=[MinValueValidator(1), MaxValueValidator(52)],
        help_text="Consecutive weeks in which it must run, once in each.",
    )
    columns = models.PositiveSmallIntegerField(validators=[MinValueValidator(1), MaxValueValidator(20)])
    height = models.DecimalField(
        max_digits=4,
        decimal_places=1,
        validators=[MinValueValidator(Decimal("0.1"))],
        help_text="In centimetres, set solid.",
    )
    # From when readers see it, the first issue's day, once its proof is approved; and until when, if it is withdrawn.
    live_from = models.DateTimeField(null=True, editable=False)
    live_until = models.DateTimeField(null=True, editable=False)

    objects = NoticeQuerySet.as_manager()

    class Meta:
        ordering = ["-year", "-serial"]
        verbose_name = "legal notice"
        constraints = [
            models.UniqueConstraint(fields=["year", "serial"], name="notice_numbers_are_unique"),
            models.CheckConstraint(
                condition=models.Q(columns__gte=1, height__gt=0), name="notice_takes_space"
            ),
        ]
        indexes = [
            # The archive, page by page, of all kinds and of one.
            models.Index(fields=["live_from", "id"], name="newest_notices"),
            models.Index(fields=["kind", "live_from", "id"], name="newest_notices_of_a_kind"),
        ]

    def get_absolute_url(self) -> str:
        """Its page, for good."""
        return reverse("legalnotices:detail", args=[self.year, self.serial])

    @classmethod
    def from_db(cls, db: Any, field_names: Any, values: Any) -> "Notice":
        """Also tells the page that is being made, if one is, that it shows this notice."""
        notice = super().from_db(db, field_names, values)
        depends_on(dependency_on(notice), notice.__dict__.get("live_until"))
        return notice

    @property
    def is_published(self) -> bool:
        """Whether readers may see it now; `published()` for one."""
        now = timezone.now()
        return (
            self.live_from is not None
            and self.live_from <= now
            and (self.live_until is None or self.live_until > now)
            and self.issues().filter(first_day__lte=timezone.localdate(now)).exists()
        )

    @property
    def state(self) -> str:
        """Where it stands on its way to readers, in the desk's words."""
        if self.live_until:
            return "withdrawn"
        if self.live_from:
            return "published" if self.is_published else "approved"
        return "proof sent" if self.item.proof_sent_on else "in preparation"

    def issues(self) -> QuerySet[Insertion]:
        """Its insertions, but for those that did not run, in their order."""
        return self.item.insertions.exclude(status=Insertion.Status.FAILED)

    def issues_until(self, day: dt.date) -> QuerySet[Insertion]:
        """Those that readers know by a day."""
        return self.issues().filter(first_day__lte=day)


class NoticeWord(models.Model):
    """A word of an approved notice, folded, by which readers find it."""

    notice = models.ForeignKey(Notice, models.CASCADE, related_name="words")
    word = CharField(max_length=40)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["word", "notice"], name="word_once_in_a_notice")]

    def __str__(self) -> str:
        return self.word


def midnight(day: dt.date) -> dt.datetime:
    """The moment at which a day begins here."""
    return timezone.make_aware(dt.datetime.combine(day, dt.time()))
