"""What the checks leave behind: who published in spite of them, and which links were found dead."""

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


class CheckedLink(models.Model):
    """An address that a story links to, as it answered when `check_links` last asked."""

    address = models.CharField(max_length=2_000, unique=True)
    said = models.CharField(max_length=120)
    failures = models.PositiveSmallIntegerField(default=0)
    is_dead = models.BooleanField(default=False)
    checked_at = models.DateTimeField()
    # Of a dead one: where it stood when stories were last read for links.
    stories = models.ManyToManyField("articles.Article", related_name="dead_links")

    class Meta:
        indexes = [
            models.Index(fields=["checked_at"], name="links_by_age"),
            # The first screen asks for the dead ones, which are few among many.
            models.Index(fields=["id"], condition=models.Q(is_dead=True), name="links_that_are_dead"),
        ]

    def __str__(self):
        return self.address
