"""What each save of a story left behind, so that nobody's words are lost."""

from django.conf import settings
from django.db import models

from plaintext.fields import CharField


class Revision(models.Model):
    """A story as one save left it: all that makes it, who saved it, when, and why.

    `content` is what `articles.revisions.content_of` gives. Words that were not taken into the story, because
    somebody else had changed the same ones in the meantime, are kept here too: those have no version.
    """

    story = models.ForeignKey("articles.Article", models.CASCADE, related_name="revisions")
    version = models.PositiveIntegerField(null=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    reason = CharField(max_length=200, blank=True)
    content = models.JSONField()

    class Meta:
        ordering = ["-at", "-pk"]
        constraints = [models.UniqueConstraint(fields=["story", "version"], name="one_revision_of_a_version")]

    def __str__(self):
        return f"{self.story}, version {self.version}" if self.version else f"{self.story}, kept aside"
