"""Checks that somebody has overridden."""

from django.conf import settings
from django.db import models
from django.utils import timezone

from plaintext.fields import CharField


class Override(models.Model):
    """A story went a step further although a check stops it: who decided so, and why."""

    story = models.ForeignKey("articles.Article", models.CASCADE, related_name="overrides")
    check_name = CharField(max_length=60)  # a function of checks.py
    step = CharField(max_length=20)
    reason = CharField(max_length=400)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"{self.story}: {self.check_name}"
