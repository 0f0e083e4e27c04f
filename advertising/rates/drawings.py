"""An advertisement on its page, to scale, as the numbers of an SVG picture."""

from dataclasses import dataclass
from decimal import Decimal

from advertising.money import plain
from advertising.rates.pricing import box_of

SCREEN = (1280, 800)


@dataclass(frozen=True)
class Drawing:
    """A page (millimetres) or a screen (pixels) with a box on it; `columns` are pairs of left edge and width."""

    width: Decimal
    height: Decimal
    left: Decimal
    top: Decimal
    box_width: Decimal
    box_height: Decimal
    columns: list
    caption: str


def draw(card, rate, measures):
    """The Drawing of an advertisement, or None where it has no size."""
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


def _on_a_screen(rate):
    width, height = SCREEN
    caption = f"{plain(rate.width)} × {plain(rate.height)} pixels on a screen of {width} × {height}"
    return Drawing(
        max(width, rate.width), max(height, rate.height), 40, 140, rate.width, rate.height, [], caption
    )
