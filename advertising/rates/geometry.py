"""The printed page, how large an advertisement stands on it, and a drawing of both to scale."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from advertising.money import plain
from advertising.rates.units import Unit

SCREEN = (1280, 800)  # pixels, of the drawing of a banner


@dataclass(frozen=True)
class Box:
    """A rectangle, in millimetres."""

    width: Decimal
    height: Decimal

    @property
    def area(self) -> Decimal:
        """Square millimetres."""
        return self.width * self.height


@dataclass(frozen=True)
class PageArea:
    """The part of a page that is printed on, in millimetres: columns with a gutter between two of them."""

    columns: int
    column_width: Decimal
    gutter: Decimal
    height: Decimal

    @property
    def width(self) -> Decimal:
        """Of all columns with the gutters between them."""
        return self.width_of(self.columns)

    @property
    def box(self) -> Box:
        """The whole page."""
        return Box(self.width, self.height)

    @property
    def edges(self) -> list[tuple[Decimal, Decimal]]:
        """Where each column begins and ends, from the left."""
        step = self.column_width + self.gutter
        return [(step * number, step * number + self.column_width) for number in range(self.columns)]

    def width_of(self, columns: int) -> Decimal:
        """How wide so many columns are together."""
        return self.column_width * columns + self.gutter * max(columns - 1, 0)

    def share(self, box: Box) -> Decimal:
        """Which part of the page a box takes: a quarter page is 0.25."""
        return box.area / self.box.area if self.box.area else Decimal(0)


def box_of(card: Any, rate: Any, measures: Mapping[str, Decimal]) -> Box | None:
    """What an advertisement at a rate of a card takes on the page, or None where it has no fixed size."""
    if Unit(rate.unit).is_space:
        return Box(card.page.width_of(int(measures["columns"])), measures["height"] * 10)
    box: Box | None = rate.box
    return box


@dataclass(frozen=True)
class Drawing:
    """A page (millimetres) or a screen (pixels) with a box on it; `columns` are pairs of left edge and width."""

    width: Decimal
    height: Decimal
    left: Decimal
    top: Decimal
    box_width: Decimal
    box_height: Decimal
    columns: list[tuple[Decimal, Decimal]]
    caption: str


def draw(card: Any, rate: Any, measures: Mapping[str, Decimal]) -> Drawing | None:
    """The Drawing of an advertisement as the numbers of an SVG picture, or None where it has no size."""
    if rate.group == rate.Group.WEB:
        return _on_a_screen(rate) if rate.width else None
    box, page = box_of(card, rate, measures), card.page
    if box is None:
        return None
    width, height = max(page.width, box.width), max(page.height, box.height)
    columns = [(left, right - left) for left, right in page.edges]
    share = page.share(box) * 100
    caption = f"{plain(box.width)} × {plain(box.height)} mm, about {plain(round(share, 1))}% of the page"
    return Drawing(width, height, Decimal(0), height - box.height, box.width, box.height, columns, caption)


def _on_a_screen(rate: Any) -> Drawing:
    width, height = (Decimal(side) for side in SCREEN)
    caption = f"{plain(rate.width)} × {plain(rate.height)} pixels on a screen of {width} × {height}"
    return Drawing(
        width=max(width, rate.width),
        height=max(height, rate.height),
        left=Decimal(40),
        top=Decimal(140),
        box_width=rate.width,
        box_height=rate.height,
        columns=[],
        caption=caption,
    )
