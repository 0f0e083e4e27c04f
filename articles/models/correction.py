"""What the paper changes after it has been read, and says so."""

from django.db import models
from django.utils import timezone


class Correction(models.Model):
    """A note that readers see on the story: what was wrong, or what is new, and when it was said."""

    class Kind(models.TextChoices):
        UPDATE = "update", "Update"
        CLARIFICATION = "clarification", "Clarification"
        CORRECTION = "correction", "Correction"
        APOLOGY = "apology", "Apology"
        RETRACTION = "retraction", "Retraction"

    article = models.ForeignKey("articles.Article", models.CASCADE, related_name="corrections")
    kind = models.CharField(max_length=20, choices=Kind, default=Kind.CORRECTION)
    text = models.TextField(
        max_length=2_000,
        help_text="Say what was wrong and what is right: “An earlier version gave the fare as ₱35; it is ₱53.”",
    )
    made_at = models.DateTimeField("made", default=timezone.now)

    class Meta:
        ordering = ["-made_at", "-pk"]
        indexes = [models.Index(fields=["article", "-made_at", "-id"], name="corrections_of_a_story")]

    def __str__(self):
        return f"{self.get_kind_display()}: {self.text[:60]}"

    @property
    def is_serious(self):
        """Whether it stands above the story rather than below it."""
        return self.kind in {self.Kind.CORRECTION, self.Kind.APOLOGY, self.Kind.RETRACTION}
