"""The numbers that an advertiser gives, and what is said to those that cannot be."""

from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

LONGEST = 20  # characters of any number that somebody means
NOT_A_NUMBER = Decimal("NaN")


class Unpriceable(ValueError):
    """Why there is no price, as a sentence for the advertiser; `field` is the measure that is at fault, or ""."""

    def __init__(self, sentence, field=""):
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


def measured(name, given):
    """The number `given` for a measure, as a Decimal; Unpriceable where it is missing or cannot be.

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
