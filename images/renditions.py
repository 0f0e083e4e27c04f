"""Which sizes and shapes of a picture exist, and what their files are called.

Only arithmetic: no disk, no database, no Django. So a page can name every file of a picture without asking
for any of them, and the decoder, which must know nothing else, cuts exactly the files that pages name.

A size is a pair (width, height) in pixels; a focal point a pair (x, y) in per cent from the top left.
"""

from collections.abc import Iterable
from dataclasses import dataclass

FORMATS = ("avif", "jpg")
Size = Focal = tuple[int, int]


@dataclass(frozen=True)
class Shape:
    """A way to cut a picture: its proportions, or None to leave it whole, and the widths in each format."""

    ratio: tuple[int, int] | None
    avif: tuple[int, ...]
    jpg: tuple[int, ...]

    def widths(self, file_format: str) -> tuple[int, ...]:
        """The widths wished for in "avif" or "jpg", before looking at how large the picture is."""
        return self.avif if file_format == "avif" else self.jpg


# Two JPEG widths serve the browsers without AVIF; social networks read JPEG only.
SHAPES = {
    "card": Shape((3, 2), avif=(320, 480, 640, 960), jpg=(320, 640)),
    "lead": Shape((16, 9), avif=(640, 960, 1280, 1600), jpg=(640, 1280)),
    "whole": Shape(None, avif=(480, 800, 1200, 1600), jpg=(800, 1200)),
    "social": Shape((1200, 630), avif=(), jpg=(1200,)),
}
CROPS = tuple(name for name, shape in SHAPES.items() if shape.ratio)


def cut_size(shape: str, size: Size) -> Size:
    """Returns the largest piece (width, height) of `shape` that a picture of `size` holds."""
    width, height = size
    ratio = SHAPES[shape].ratio
    if ratio is None:
        return width, height
    across, down = ratio
    if width * down > height * across:
        return max(1, round(height * across / down)), height
    return width, max(1, round(width * down / across))


def cut_box(shape: str, size: Size, focal: Focal) -> tuple[int, int, int, int]:
    """Returns where that piece lies: (left, top, right, bottom) with the focal point as near its middle as may be."""
    width, height = cut_size(shape, size)
    left = _start(size[0], width, focal[0])
    top = _start(size[1], height, focal[1])
    return left, top, left + width, top + height


def _start(whole: int, piece: int, per_cent: int) -> int:
    return min(max(0, round(whole * per_cent / 100 - piece / 2)), whole - piece)


def widths(shape: str, file_format: str, size: Size) -> list[int]:
    """Returns the widths that exist, ascending: those wished for, and the picture's own in place of any wider one."""
    own = cut_size(shape, size)[0]
    return sorted({min(width, own) for width in SHAPES[shape].widths(file_format)})


def height(shape: str, width: int, size: Size) -> int:
    """Returns the height in pixels of the rendition that is `width` wide."""
    cut_width, cut_height = cut_size(shape, size)
    return max(1, round(cut_height * width / cut_width))


def nearest(shape: str, width: int, file_format: str, size: Size) -> int:
    """Returns the existing width nearest to `width`. Raises ValueError where the shape is not made in that format."""
    existing = widths(shape, file_format, size)
    if not existing:
        raise ValueError(f"{shape} pictures are not made as {file_format}.")
    return min(existing, key=lambda candidate: (abs(candidate - width), -candidate))


def file_name(shape: str, width: int, file_format: str, focal: Focal) -> str:
    """Returns `card-640-50x33.avif`; whole pictures carry no focal point, since it changes nothing in them."""
    point = f"-{focal[0]}x{focal[1]}" if SHAPES[shape].ratio else ""
    return f"{shape}-{width}{point}.{file_format}"


def path(key: str, name: str) -> str:
    """Returns the file's place under the media folder, and in its public address."""
    return f"pictures/{key}/{name}"


def plan(size: Size, focal: Focal, shapes: Iterable[str] = tuple(SHAPES)) -> list[tuple[str, int, str, str]]:
    """Returns every rendition that a picture has: (shape, width, format, file name), widest first."""
    found = [
        (shape, width, file_format, file_name(shape, width, file_format, focal))
        for shape in shapes
        for file_format in FORMATS
        for width in widths(shape, file_format, size)
    ]
    return sorted(found, key=lambda rendition: (rendition[0], -rendition[1]))
