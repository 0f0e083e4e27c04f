"""What space is sold in: the regional edition, a city's own, the sister paper."""

from django.db import models
from django.urls import reverse

from addresses.keeping import Addressed
from plaintext.fields import CharField, SlugField, TextField


class Edition(Addressed):
    """What space is sold in: the regional edition, a city's own, the sister paper."""

    name = CharField(max_length=80, unique=True, help_text="For example “Regional edition” or “Davao”.")
    slug = SlugField(unique=True, help_text="In the address of its rates: “davao”.")
    position = models.PositiveSmallIntegerField(
        "order", default=0, help_text="The smallest stands first; its card opens the page of rates."
    )
    deadlines = TextField(
        blank=True, help_text="When space is booked and material is in hand. One sentence per line."
    )
    material = TextField(
        "material requirements",
        blank=True,
        help_text="Files, resolution, colours, size of the page. One sentence per line.",
    )
    circulation = models.PositiveIntegerField(null=True, blank=True, help_text="Copies of one issue.")
    readership = models.PositiveIntegerField(null=True, blank=True, help_text="Readers of one issue.")
    counted_on = models.DateField(
        null=True, blank=True, help_text="The day for which these figures hold; readers see it beside them."
    )
    counted_by = CharField(
        max_length=160, blank=True, help_text="Who counted: “printer's certificate”, “our own survey”."
    )

    class Meta:
        ordering = ["position", "name"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(circulation=None, readership=None) | models.Q(counted_on__isnull=False),
                name="edition_figures_have_a_date",
                violation_error_message="Say for which day the circulation and readership hold.",
            )
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        """The page of its rates."""
        return reverse("advertising:edition", args=[self.slug])

    @property
    def deadline_lines(self) -> list[str]:
        """The deadlines, without empty lines."""
        return nonempty_lines(self.deadlines)

    @property
    def material_lines(self) -> list[str]:
        """The material requirements, without empty lines."""
        return nonempty_lines(self.material)

    @property
    def figures_text(self) -> str:
        """ "5,000 copies and 21,000 readers of each issue (January 15, 2026; printer's certificate)", or ""."""
        figures = [(self.circulation, "copies"), (self.readership, "readers")]
        counted = " and ".join(f"{number:,} {of}" for number, of in figures if number is not None)
        if not counted:
            return ""
        by = f"; {self.counted_by}" if self.counted_by else ""
        return f"{counted} of each issue ({self.counted_on:%B %-d, %Y}{by})"


def nonempty_lines(text: str) -> list[str]:
    """The lines of a text without those that are empty."""
    return [line.strip() for line in text.splitlines() if line.strip()]
