"""Corrections: notes to readers on a published story."""

import datetime as dt

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.formats import date_format

from articles.paging import PageStart
from articles.querysets import is_live
from articles.workflow import Status
from plaintext.fields import CharField, TextField


def not_in_the_future(moment: dt.datetime) -> None:
    """Refuses a moment that has not come: what is not said yet corrects nothing."""
    if moment > timezone.now():
        raise ValidationError("This moment has not come yet.")


def _minute_of(moment):
    """The moment as forms have it."""
    return moment.replace(second=0, microsecond=0)


class CorrectionQuerySet(models.QuerySet):
    """Notes on stories, the newest first."""

    def serious(self) -> models.QuerySet:
        """All but updates, which correct nothing: what the corrections page lists and partners are told."""
        return self.exclude(kind="update")

    def for_readers(self, at: dt.datetime | None = None) -> models.QuerySet:
        """Those that readers may know of: on a story that they may see, or saying why one was taken away.

        Of a story that was withdrawn only its retraction is told, and nothing of one that was never out.
        """
        at = at or timezone.now()
        never_out = (
            Q(article__published_at=None)
            | Q(article__published_at__gt=at)
            | Q(article__embargoed_until__gt=at)
        )
        retracted = Q(kind="retraction", article__status=Status.WITHDRAWN) & ~never_out
        return self.filter(is_live(at, "article__") | retracted)

    def dated_before(self, opens_at: dt.datetime | None) -> "CorrectionQuerySet":
        """Those dated before the minute in which a story opens; none where that is not known."""
        return self.filter(made_at__lt=_minute_of(opens_at)) if opens_at else self.none()

    def along(self, turn: PageStart) -> models.QuerySet:
        """Those that a `PageStart` of a list's page leads to, the nearest first."""
        if not turn.cursor:
            return self.order_by("-made_at", "-pk")
        moment, pk = turn.cursor
        # The first condition alone lets both databases seek in the index; the second is exact.
        rows = self.filter(
            Q(**{f"made_at__{turn.direction}e": moment}),
            Q(**{f"made_at__{turn.direction}": moment}) | Q(**{f"pk__{turn.direction}": pk}),
        )
        return rows.order_by("made_at", "pk") if turn.is_back else rows.order_by("-made_at", "-pk")


class Correction(models.Model):
    """A note that readers see on the story: what was wrong, or what is new, and when it was said."""

    class Kind(models.TextChoices):
        UPDATE = "update", "Update"
        CLARIFICATION = "clarification", "Clarification"
        CORRECTION = "correction", "Correction"
        APOLOGY = "apology", "Apology"
        RETRACTION = "retraction", "Retraction"

    article = models.ForeignKey("articles.Article", models.CASCADE, related_name="corrections")
    kind = CharField(max_length=20, choices=Kind, default=Kind.CORRECTION)
    text = TextField(
        max_length=2_000,
        help_text="Say what was wrong and what is right: “An earlier version gave the fare as ₱35; it is ₱53.” "
        "All but updates also stand on the corrections page and in its feed. A retraction stays even when you "
        "withdraw the story: its address then says why.",
    )
    made_at = models.DateTimeField("made", default=timezone.now, validators=[not_in_the_future])

    objects = CorrectionQuerySet.as_manager()

    class Meta:
        ordering = ["-made_at", "-pk"]
        indexes = [
            models.Index(fields=["article", "-made_at", "-id"], name="corrections_of_a_story"),
            models.Index(fields=["-made_at", "-id"], name="newest_corrections"),
        ]

    def __str__(self):
        return f"{self.get_kind_display()}: {self.text[:60]}"

    def save(self, **kwargs) -> None:
        """Saves the note, and tells readers, feeds and search engines that the story was updated then."""
        super().save(**kwargs)
        stories = type(self.article).objects.filter(pk=self.article_id)
        stories.filter(Q(updated_at=None) | Q(updated_at__lt=self.made_at)).update(updated_at=self.made_at)

    def clean(self) -> None:
        super().clean()
        if self.article_id and self.is_too_early:
            opened = date_format(timezone.localtime(self.article.opens_at), "j F Y, g:i a")
            raise ValidationError({"made_at": f"This is before the story was published ({opened})."})

    @property
    def stands_above_the_text(self) -> bool:
        """A clarification, though serious, stands below the text, as an update does."""
        return self.kind in {self.Kind.CORRECTION, self.Kind.APOLOGY, self.Kind.RETRACTION}

    @property
    def is_too_early(self) -> bool:
        """Whether it is dated before readers could see the story, to the minute as forms have it. Reads the story."""
        opens_at = self.article.opens_at
        return bool(opens_at and self.made_at and self.made_at < _minute_of(opens_at))
