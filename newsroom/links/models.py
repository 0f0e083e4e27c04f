"""Addresses that stories link to, and how they answered."""

from django.db import models

from plaintext.fields import CharField


class CheckedLink(models.Model):
    """An address that a story links to, with its answer when `check_links` last asked."""

    address = CharField(max_length=2_000, unique=True)
    said = CharField(max_length=120)
    failures = models.PositiveSmallIntegerField(default=0)
    is_dead = models.BooleanField(default=False)
    checked_at = models.DateTimeField()
    # Of a dead link: the stories that contained it at the last check.
    stories = models.ManyToManyField("articles.Article", related_name="dead_links")

    class Meta:
        indexes = [
            # For the dashboard, which asks for the dead ones: few among many.
            models.Index(fields=["id"], condition=models.Q(is_dead=True), name="links_that_are_dead"),
        ]

    def __str__(self) -> str:
        return self.address
