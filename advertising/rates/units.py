"""What is counted when an advertisement is sold."""

from decimal import Decimal

from django.db.models import TextChoices

CENTIMETRES_PER_INCH = Decimal("2.54")


class Unit(TextChoices):
    """What a price is for. Some cards quote the column inch (2.54 cm), so the unit is part of the rate."""

    COLUMN_CENTIMETRE = "column_centimetre", "per column centimetre"
    COLUMN_INCH = "column_inch", "per column inch"
    INSERTION = "insertion", "per insertion"
    LINE = "line", "per line"
    WORD = "word", "per word"
    WEEK = "week", "per week"
    MONTH = "month", "per month"
    PER_CENT = "per_cent", "on top of the price"

    @property
    def is_space(self):
        """Whether columns times height are sold."""
        return self in (Unit.COLUMN_CENTIMETRE, Unit.COLUMN_INCH)

    @property
    def asks(self):
        """The measures that an advertiser gives for it, in the order in which they are asked for.

        The last one is how often or how long it runs.
        """
        return _ASKS[self]

    @property
    def square(self):
        """Centimetres of height in one column that the unit holds; only of space."""
        return CENTIMETRES_PER_INCH if self is Unit.COLUMN_INCH else Decimal(1)


_ASKS = {
    Unit.COLUMN_CENTIMETRE: ("columns", "height", "issues"),
    Unit.COLUMN_INCH: ("columns", "height", "issues"),
    Unit.INSERTION: ("issues",),
    Unit.LINE: ("lines", "issues"),
    Unit.WORD: ("words", "issues"),
    Unit.WEEK: ("weeks",),
    Unit.MONTH: ("months",),
    Unit.PER_CENT: (),
}
