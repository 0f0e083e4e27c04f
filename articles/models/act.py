"""What was done with a story: sent, approved, published, taken away."""

from django.conf import settings
from django.db import models

from plaintext.fields import CharField


class Act(models.Model):
    """One act of publishing (articles/workflow.py): who did it, when, and why."""

    story = models.ForeignKey("articles.Article", models.CASCADE, related_name="acts")
    verb = CharField(max_length=20)
    was = CharField(max_length=20, help_text="The state before it, to which a spiked story returns.")
    version = models.PositiveIntegerField(help_text="Of the story, after it.")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    reason = CharField(max_length=400, blank=True)

    class Meta:
        ordering = ["-pk"]
        indexes = [models.Index(fields=["verb", "at"], name="acts_of_a_kind")]

    def __str__(self):
        return f"{self.story}: {self.verb}"
