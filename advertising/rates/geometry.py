"""The printed page, and how large an advertisement stands on it. Millimetres are Decimals."""

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True)
class Box:
    """A rectangle, in millimetres."""

    width: Decimal
    height: Decimal

    @property
    def area(self):
        """Square millimetres."""
        return self.width * self.height


@dataclass(frozen=True)
class PageArea:
    """The part of a page that is printed on: so many columns, with a gutter between two of them."""

    columns: int
    column_width: Decimal
    gutter: Decimal
    height: Decimal

    @property
    def width(self):
        """Of all columns with the gutters between them."""
        return self.span(self.columns)

    @property
    def box(self):
        """The whole page."""
        return Box(self.width, self.height)

    @property
    def edges(self):
        """Where each column begins and ends, from the left, as pairs."""
        step = self.column_width + self.gutter
        return [(step * number, step * number + self.column_width) for number in range(self.columns)]

    def span(self, columns):
        """How wide so many columns are together."""
        return self.column_width * columns + self.gutter * max(columns - 1, 0)

    def share(self, box):
        """Which part of the page a box takes: a quarter page is 0.25."""
        return box.area / self.box.area if self.box.area else Decimal(0)
