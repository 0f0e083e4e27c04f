"""What is counted when an advertisement is sold, and the numbers that an advertiser gives for it."""

from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from django.db.models import TextChoices

CENTIMETRES_PER_INCH = Decimal("2.54")
LONGEST = 20  # characters of any number that somebody means
NOT_A_NUMBER = Decimal("NaN")


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
    def is_space(self) -> bool:
        """Whether columns times height are sold."""
        return self in (Unit.COLUMN_CENTIMETRE, Unit.COLUMN_INCH)

    @property
    def asks(self) -> tuple[str, ...]:
        """The names in MEASURES that an advertiser gives for it, in the order in which they are asked for.

        The last one is how often or how long it runs.
        """
        return _ASKS[self.value]

    @property
    def square(self) -> Decimal:
        """Centimetres of height in one column that the unit holds; only of space."""
        return CENTIMETRES_PER_INCH if self is Unit.COLUMN_INCH else Decimal(1)


_ASKS: dict[str, tuple[str, ...]] = {
    "column_centimetre": ("columns", "height", "issues"),
    "column_inch": ("columns", "height", "issues"),
    "insertion": ("issues",),
    "line": ("lines", "issues"),
    "word": ("words", "issues"),
    "week": ("weeks",),
    "month": ("months",),
    "per_cent": (),
}


class Unpriceable(ValueError):
    """Why there is no price, as a sentence for the advertiser; `field` is the measure that is at fault, or ""."""

    def __init__(self, sentence: str, field: str = "") -> None:
        super().__init__(sentence)
        self.field = field


@dataclass(frozen=True)
class Measure:
    """One number: what it is called, how large it may be, and to how many decimals it is given."""

    label: str
    most: int
    unit: str
    places: int = 0


MEASURES = {
    "columns": Measure("Columns", 20, "columns"),
    "height": Measure("Height in centimetres", 200, "centimetres", 2),
    "lines": Measure("Lines", 500, "lines"),
    "words": Measure("Words", 5_000, "words"),
    "issues": Measure("Issues", 520, "issues"),
    "weeks": Measure("Weeks", 520, "weeks"),
    "months": Measure("Months", 120, "months"),
}


def measured(name: str, given: object) -> Decimal:
    """The number `given` for a measure, as a Decimal. Raises Unpriceable where it is missing or makes no sense.

    `given` is text, a whole number or a Decimal, from anywhere and not trusted.
    """
    measure = MEASURES[name]
    if given in (None, ""):
        raise Unpriceable(f"{measure.label}: say how many {measure.unit}.", name)
    try:
        text = str(given).strip()
        number = Decimal(text) if len(text) <= LONGEST else NOT_A_NUMBER
    except InvalidOperation:
        number = NOT_A_NUMBER
    if not number.is_finite():
        raise Unpriceable(f"{measure.label}: this is not a number; write digits, for example 2.", name)
    if number <= 0:
        raise Unpriceable(f"{measure.label}: it must be more than nothing.", name)
    if number > measure.most:
        raise Unpriceable(f"{measure.label}: at most {measure.most:,} {measure.unit}; ask us for more.", name)
    if number != round(number, measure.places):
        allowed = f"at most {measure.places} decimals" if measure.places else "a whole number"
        raise Unpriceable(f"{measure.label}: {allowed}, please.", name)
    return number
