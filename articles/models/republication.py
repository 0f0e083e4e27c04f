"""Where else our stories are read, and who has to be told when we correct them."""

from django.db import models
from django.utils import timezone

from articles.models.correction import Correction
from richtext.web_addresses import WebAddressField


class RepublicationQuerySet(models.QuerySet):
    """Our stories in others' papers."""

    def to_tell(self) -> models.QuerySet:
        """Those whose partner has not been told yet of something that readers of ours know."""
        untold = Correction.objects.serious().for_readers()
        untold = untold.filter(article=models.OuterRef("article"), pk__gt=models.OuterRef("told_up_to"))
        return self.filter(models.Exists(untold))

    def with_corrections(self) -> models.QuerySet:
        """Each with its story's `known_corrections`, the oldest first: those that readers of ours know."""
        known = Correction.objects.serious().for_readers().order_by("pk")
        return self.prefetch_related(
            models.Prefetch("article__corrections", known, to_attr="known_corrections")
        )

    def tell(self) -> int:
        """Notes that the partners have been told of everything until now; returns how many there were."""
        newest = (
            Correction.objects.serious()
            .for_readers()
            .order_by("-pk")
            .filter(article=models.OuterRef("article"))
        )
        return self.to_tell().update(
            told_at=timezone.now(), told_up_to=models.Subquery(newest.values("pk")[:1])
        )


class Republication(models.Model):
    """A story of ours that a partner carries, too. A correction travels there when somebody tells them."""

    article = models.ForeignKey(
        "articles.Article", models.CASCADE, related_name="republications", verbose_name="story"
    )
    partner = models.ForeignKey(
        "sources.Source",
        models.PROTECT,
        related_name="republications",
        help_text="Who carries it. Their address for corrections is kept with the source.",
    )
    address = WebAddressField(
        max_length=500, blank=True, help_text="Where it stands, so that they find it: https://…"
    )
    told_at = models.DateTimeField("last told", null=True, editable=False)
    # The newest correction that they have been told of, by its number.
    told_up_to = models.PositiveBigIntegerField(default=0, editable=False)

    objects = RepublicationQuerySet.as_manager()

    class Meta:
        verbose_name = "story elsewhere"
        verbose_name_plural = "stories elsewhere"
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["article", "partner"],
                name="carried_once_by_a_partner",
                violation_error_message="This partner is on the story's list already.",
            )
        ]

    def __str__(self):
        return f"{self.article} in {self.partner}"

    @property
    def to_be_told(self) -> list[Correction]:
        """The corrections that the partner has not been told of, of a row that was read `with_corrections`."""
        return [note for note in self.article.known_corrections if note.pk > self.told_up_to]
