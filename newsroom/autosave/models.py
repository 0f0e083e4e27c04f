"""What is typed and not saved yet, and who has a story open."""

import datetime as dt
import secrets

from django.conf import settings
from django.db import models
from django.utils import timezone

from plaintext.fields import CharField


def new_token():
    """What names one opening of the story form: 22 characters of chance."""
    return secrets.token_urlsafe(16)


class Autosave(models.Model):
    """What one person has typed in one opening of the story form and not saved: no revision, seen by nobody else."""

    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="autosaves")
    # None for a story that has never been saved.
    story = models.ForeignKey("articles.Article", models.CASCADE, null=True, related_name="autosaves")
    token = CharField(max_length=43, default=new_token)
    # The version that was opened; 0 for a story that has never been saved.
    version = models.PositiveIntegerField(default=0)
    # Names of the form's fields, and for each the values that a browser would send.
    fields = models.JSONField(default=dict)
    saved_at = models.DateTimeField(default=timezone.now, db_index=True)

    class Meta:
        ordering = ["-saved_at"]
        constraints = [models.UniqueConstraint(fields=["by", "token"], name="one_autosave_for_an_opening")]

    def __str__(self):
        return self.headline

    @property
    def headline(self):
        """The headline as it was typed, to be told apart by."""
        return (self.fields.get("headline") or [""])[0].strip() or "Without a headline"


class FormToken(models.Model):
    """An opening of the empty form that has become a story: its button, pressed twice, makes no second one."""

    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    token = CharField(max_length=43)
    story = models.ForeignKey("articles.Article", models.CASCADE, related_name="form_tokens")
    # As which the story was made, and a hash of the fields that were sent.
    version = models.PositiveIntegerField()
    sent = CharField(max_length=64)
    saved_at = models.DateTimeField(default=timezone.now, db_index=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["by", "token"], name="one_story_for_an_opening")]

    def __str__(self):
        return f"{self.story} of {self.by}"


class PresenceQuerySet(models.QuerySet):
    def now(self):
        """Those whose form has been heard of in the last seconds."""
        return self.filter(seen_at__gt=timezone.now() - Presence.LASTS)


class Presence(models.Model):
    """Somebody has a story's form open; heard of every five seconds."""

    LASTS = dt.timedelta(seconds=14)

    story = models.ForeignKey("articles.Article", models.CASCADE, related_name="present")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    seen_at = models.DateTimeField(default=timezone.now)

    objects = PresenceQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["story", "by"], name="one_presence_in_a_story")]

    def __str__(self):
        return f"{self.by} in {self.story}"
