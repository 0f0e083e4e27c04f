"""A change of a story that waits for its moment."""

import datetime as dt

from django.db import models


class ScheduledChangeQuerySet(models.QuerySet):
    def due(self, at: dt.datetime) -> models.QuerySet:
        """Those whose moment has come by `at`, in the order of their moments."""
        return self.filter(is_held=False, goes_live_at__lte=at).order_by("goes_live_at", "pk")


class ScheduledChange(models.Model):
    """What a published story will say from a moment on (articles/scheduled_changes.py); one for a story.

    It lies in `words`, a revision that is no version yet, written on the version that it `began_with`.
    """

    story = models.OneToOneField("articles.Article", models.CASCADE, related_name="scheduled_change")
    words = models.ForeignKey("articles.Revision", models.CASCADE, related_name="+")
    began_with = models.PositiveIntegerField()
    goes_live_at = models.DateTimeField()
    is_major = models.BooleanField(default=False)
    # Its moment came, and it could not be made by itself: somebody has to look at it.
    is_held = models.BooleanField(default=False)

    objects = ScheduledChangeQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(
                fields=["goes_live_at"], name="next_scheduled_changes", condition=models.Q(is_held=False)
            )
        ]

    def __str__(self):
        moment = f"{self.goes_live_at:%Y-%m-%d %H:%M}" if self.goes_live_at else "no moment yet"
        return f"{self.story}, from {moment}"
