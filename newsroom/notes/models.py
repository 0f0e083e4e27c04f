"""Desk notes on a story, and notifications of them by mail."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from newspaper.outbox import OutboxQuerySet, OutboxRow
from plaintext.fields import CharField, TextField


class DeskNoteQuerySet(models.QuerySet):
    def still_open(self) -> "DeskNoteQuerySet":
        """Those that are not marked as done."""
        return self.filter(done_at=None)

    def in_order(self) -> "DeskNoteQuerySet":
        """The open ones, oldest first; then those that are done, the last done first."""
        return self.order_by(F("done_at").desc(nulls_first=True), "pk").select_related("by", "done_by")


class DeskNote(models.Model):
    """What one editor says to the others about a story; never edited, open until somebody marks it as done."""

    story = models.ForeignKey("articles.Article", models.CASCADE, related_name="desk_notes")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="desk_notes")
    at = models.DateTimeField(default=timezone.now)
    text = TextField(max_length=2_000)
    # Those whom the text named by @username when it was written.
    named = models.ManyToManyField(settings.AUTH_USER_MODEL, related_name="named_in")
    done_at = models.DateTimeField(null=True)
    done_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    # A hash of the form's token and the words, so that a second press of its button makes no second note.
    key = CharField(max_length=64, unique=True)

    objects = DeskNoteQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        indexes = [
            # For the dashboard and the list of stories; most notes are done.
            models.Index(fields=["story"], condition=Q(done_at=None), name="open_notes")
        ]

    def __str__(self) -> str:
        return f"Note on {self.story}"


class Notification(OutboxRow):
    """A mail to one colleague: that somebody has written a note, or has sent their story back."""

    to = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    note = models.ForeignKey(DeskNote, models.CASCADE, null=True, related_name="notifications")
    act = models.ForeignKey("articles.Act", models.CASCADE, null=True, related_name="notifications")

    objects = OutboxQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(note=None, act__isnull=False) | Q(note__isnull=False, act=None),
                name="a_notification_is_of_one_thing",
            )
        ]

    def __str__(self) -> str:
        return f"To {self.to}: {self.note or self.act}"
