"""What advertisers ask, and the artwork they send with it."""

import datetime as dt

from django.conf import settings
from django.core.files.storage import Storage, storages
from django.db import models
from django.utils import timezone
from django.utils.timesince import timesince

from advertising.advertiser import Advertiser
from newspaper.models import SubmissionQuerySet
from newspaper.outbox import OutboxQuerySet, OutboxRow
from people.permissions import ADVERTISING
from plaintext.fields import CharField, TextField


class EnquiryQuerySet(OutboxQuerySet, SubmissionQuerySet):
    """What happens to enquiries."""

    def overdue(self) -> "EnquiryQuerySet":
        """Those that nobody has answered in the time that the desk allows itself."""
        late = timezone.now() - Enquiry.ANSWERED_WITHIN
        return self.filter(status=Enquiry.Status.NEW, received_at__lt=late)


class Enquiry(Advertiser, OutboxRow):
    """A question to the advertising desk: stored before anything is mailed, so that none is lost."""

    class Status(models.TextChoices):
        NEW = "new", "New, nobody has answered"
        TALKING = "talking", "In conversation"
        QUOTED = "quoted", "Quoted"
        WON = "won", "Booked"
        CLOSED = "closed", "Closed"

    ANSWERED_WITHIN = dt.timedelta(days=2)

    about = CharField(max_length=160, blank=True)
    text = TextField("question", max_length=10_000)
    came_from = CharField(
        "calculation",
        max_length=1_000,
        blank=True,
        help_text="The calculation or page from which it was asked.",
    )
    received_at = models.DateTimeField(auto_now_add=True)
    # A salted hash of the sender's network: enough to stop a flood, too little to find a person.
    network = CharField(max_length=32, editable=False)

    status = CharField(max_length=20, choices=Status, default=Status.NEW)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="enquiries",
        limit_choices_to=models.Q(groups__name=ADVERTISING) | models.Q(is_superuser=True),
        help_text="Who of us answers.",
    )
    next_step = CharField(max_length=200, blank=True, help_text="“Send the quote”, “call after lunch”.")
    next_step_on = models.DateField("on", null=True, blank=True)
    notes = TextField(blank=True, help_text="For the desk only.")

    objects = EnquiryQuerySet.as_manager()

    class Meta:
        ordering = ["-received_at"]
        verbose_name_plural = "enquiries"
        indexes = [
            # Both are counted before an enquiry is taken in (newspaper/rate_limit.py).
            models.Index(fields=["network", "received_at"], name="enquiries_from_one_network"),
            models.Index(fields=["received_at"], name="enquiries_by_time"),
        ]

    def __str__(self) -> str:
        return f"{self.reference} from {self.who}"

    @property
    def reference(self) -> str:
        """ "E00042", which the advertiser names when writing or calling again; "new enquiry" before it is stored."""
        return f"E{self.pk:05}" if self.pk else "new enquiry"

    @property
    def is_overdue(self) -> bool:
        """Whether nobody has answered for too long; `overdue()` for one."""
        is_late = self.received_at < timezone.now() - self.ANSWERED_WITHIN
        return self.status == self.Status.NEW and is_late

    @property
    def age(self) -> str:
        """ "3 days" since it came in, in one word and a number."""
        return timesince(self.received_at, timezone.now(), depth=1)


def private_storage() -> Storage:
    """Where originals lie, which no reader can fetch."""
    return storages["originals"]


class Artwork(models.Model):
    """A file that an advertiser sent; downloaded by the desk, shown by nobody."""

    class Kind(models.TextChoices):
        PDF = "pdf", "PDF"
        JPEG = "jpg", "JPEG"
        PNG = "png", "PNG"
        TIFF = "tif", "TIFF"

    enquiry = models.ForeignKey(Enquiry, models.CASCADE, related_name="artwork")
    file = models.FileField(storage=private_storage, max_length=200, editable=False)
    name = CharField("file name", max_length=120, editable=False)
    kind = CharField(max_length=10, choices=Kind, editable=False)
    size = models.PositiveIntegerField(editable=False)

    class Meta:
        verbose_name_plural = "artwork"

    def __str__(self) -> str:
        return self.name
