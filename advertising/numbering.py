"""Numbers of documents, which start anew each year: “Q2026-0042”."""

from typing import ClassVar

from django.db import models


class Numbered(models.Model):
    """A document with a number of its own; part of a quote, an order and a legal notice.

    Each model states its letter and that a number is unique, with a message of its own.
    """

    NUMBER_LETTER: ClassVar[str]

    year = models.PositiveSmallIntegerField(editable=False)
    serial = models.PositiveIntegerField(editable=False)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.number

    @property
    def number(self) -> str:
        """ "Q2026-0042"; of a document that has no number yet "new quote"."""
        if self.year is None or self.serial is None:
            return f"new {self._meta.verbose_name}"
        return f"{self.NUMBER_LETTER}{self.year}-{self.serial:04}"

    def take_next_number(self, year: int) -> None:
        """Gives the document the next number of a year; the caller's transaction has to hold the newspaper's row."""
        numbered = type(self)._default_manager.filter(year=year).order_by("-serial")
        self.year, self.serial = year, (numbered.values_list("serial", flat=True).first() or 0) + 1
