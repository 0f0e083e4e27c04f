"""Who published in spite of a check."""

from django.conf import settings
from django.db import models
from django.utils import timezone


class Override(models.Model):
    """A story went a step further in spite of a check that stops: who said so, and why."""

    story = models.ForeignKey("articles.Article", models.CASCADE, related_name="overrides")
    check_name = models.CharField(max_length=60)
    step = models.CharField(max_length=20)
    reason = models.CharField(max_length=400)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["-pk"]

    def __str__(self):
        return f"{self.story}: {self.check_name}"
