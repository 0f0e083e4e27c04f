"""The picture library: every photograph, drawing and chart that the paper has shown or may show."""

from datetime import date, datetime, time, timedelta
from typing import Self

from django.conf import settings
from django.core.files.storage import Storage, storages
from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import Q
from django.utils import timezone

from images.facts import HasRenditions
from plaintext.fields import CharField, TextField

PASTED = "a pasted text"  # where a picture came from that has no address of its own


def originals() -> Storage:
    """Returns the private storage of the files as they were sent in; readers never fetch from it."""
    return storages["originals"]


def _midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))


class ImageQuerySet(models.QuerySet):
    """Questions of the newsroom to the library."""

    def without_alt_text(self) -> Self:
        """Pictures that still say nothing to readers who cannot see them."""
        return self.filter(alt_text="", is_decorative=False)

    def without_credit(self) -> Self:
        """Pictures that do not say whose they are; ornaments need not."""
        return self.filter(credit="", is_decorative=False)

    def from_elsewhere(self) -> Self:
        """Pictures that came with a pasted text, whose credit nobody has written yet: “from another site, credit?”."""
        return self.without_credit().exclude(came_from="")

    def licence_ending(self, *, within_days: int) -> Self:
        """Pictures whose licence has ended, or ends in at most that many days from today in Manila."""
        return self.filter(licence_ends_on__lte=timezone.localdate() + timedelta(days=within_days))

    def by(self, photographer: str) -> Self:
        """Pictures whose credit names the photographer, or the agency, by all of these words."""
        found = self
        for word in photographer.split()[:10]:
            found = found.filter(credit__icontains=word)
        return found

    def added(self, *, since: date | None = None, until: date | None = None) -> Self:
        """Pictures that came into the library from one day to another, both included, in Manila's days."""
        found = self
        if since:
            found = found.filter(uploaded_at__gte=_midnight(since))
        if until:
            found = found.filter(uploaded_at__lt=_midnight(until + timedelta(days=1)))
        return found

    def search(self, words: str) -> Self:
        """Pictures that carry every one of the words in alt text, caption, credit or key."""
        found = self
        for word in words.split()[:10]:
            found = found.filter(
                Q(alt_text__icontains=word)
                | Q(caption__icontains=word)
                | Q(credit__icontains=word)
                | Q(key__istartswith=word)
            )
        return found


class Image(HasRenditions, models.Model):
    """A picture in the library, with what the paper says about it. The same file is one picture for ever.

    Rows are made by `images.library.add_picture`, which also makes the files that readers fetch.
    """

    alt_text = CharField(
        "alternative text",
        max_length=500,
        blank=True,
        help_text="What the picture shows, for readers who cannot see it: “A fisherman mends a net on the "
        "quay at dawn”. Not the caption, and never “picture of”.",
    )
    is_decorative = models.BooleanField(
        "decorative",
        default=False,
        help_text="Only for ornaments that tell nothing, such as a pattern: screen readers pass over them.",
    )
    caption = TextField(
        max_length=2000,
        blank=True,
        help_text="Printed under the picture: who, what, where and when. A story may print another one.",
    )
    credit = CharField(
        max_length=200,
        blank=True,
        help_text="Printed after the caption: “Mindanao Examiner Photo - Tala Mercadejas”. Left empty when a "
        "picture is added, it is taken from the file where the photographer wrote it there.",
    )
    licence_ends_on = models.DateField(
        null=True,
        blank=True,
        help_text="The last day on which we may show it. Leave it empty for our own pictures.",
    )
    focal_x = models.PositiveSmallIntegerField(
        "focal point, from the left",
        default=50,
        validators=[MaxValueValidator(100)],
        help_text="In per cent. What lies here stays in view however the picture is cut: 0 is the left edge.",
    )
    focal_y = models.PositiveSmallIntegerField(
        "focal point, from the top",
        default=50,
        validators=[MaxValueValidator(100)],
        help_text="In per cent: 0 is the upper edge, 100 the lower.",
    )
    original = models.FileField(storage=originals, max_length=100, editable=False)
    key = CharField(max_length=20, unique=True, editable=False)
    width = models.PositiveIntegerField(editable=False)
    height = models.PositiveIntegerField(editable=False)
    # The average colour, shown while the picture loads: red, green, blue from 0 to 3, as in class="tone-213".
    tone = CharField(max_length=3, editable=False)
    # The address on another site from which it was taken, or PASTED; "" for one that somebody uploaded.
    came_from = CharField(max_length=500, blank=True, default="", editable=False)
    # Whether the file that was sent moves; readers get its first picture, still (docs/decisions/024).
    is_animated = models.BooleanField(default=False, editable=False)
    # What it looks like (images/decoder.py), and the picture that looked nearly the same when this one was added.
    perceptual_hash = CharField(max_length=16, blank=True, editable=False)
    looks_like = models.ForeignKey(
        "self", models.SET_NULL, null=True, blank=True, editable=False, related_name="+"
    )
    uploaded_at = models.DateTimeField(default=timezone.now, editable=False)
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, editable=False, related_name="+"
    )

    objects = ImageQuerySet.as_manager()

    class Meta:
        verbose_name = "picture"
        ordering = ["-uploaded_at", "-pk"]
        indexes = [
            models.Index(fields=["-uploaded_at", "-id"], name="images_newest_first"),
            models.Index(
                fields=["licence_ends_on"],
                name="picture_licences",
                condition=Q(licence_ends_on__isnull=False),
            ),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(focal_x__lte=100),
                name="focal_x_is_per_cent",
                violation_error_message="The focal point from the left is a number from 0 to 100.",
            ),
            models.CheckConstraint(
                condition=Q(focal_y__lte=100),
                name="focal_y_is_per_cent",
                violation_error_message="The focal point from the top is a number from 0 to 100.",
            ),
            models.CheckConstraint(
                condition=Q(is_decorative=False) | Q(alt_text=""),
                name="decorative_pictures_say_nothing",
                violation_error_message="A decorative picture has no alternative text: clear it, or untick "
                "“decorative”.",
            ),
            models.CheckConstraint(
                condition=Q(width__gt=0, height__gt=0),
                name="picture_has_a_size",
                violation_error_message="A picture is at least one pixel wide and high.",
            ),
        ]

    def __str__(self) -> str:
        words = self.alt_text or self.caption or f"Picture {self.key}"
        return words if len(words) <= 80 else f"{words[:79]}…"

    @property
    def standing_still(self) -> str:
        """What becomes of a moving picture, in a sentence; "" of any other."""
        return "This picture moves; readers see its first image, still." if self.is_animated else ""

    @property
    def troubles(self) -> str:
        """What an editor may not expect of it, in sentences: that it stands still, that it makes a bad lead."""
        return " ".join(filter(None, (self.standing_still, self.lead_trouble)))
