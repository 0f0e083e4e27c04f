"""What a page must know of a picture: enough to name its files, and to say whether it may be shown."""

import datetime as dt
from dataclasses import dataclass

from django.conf import settings
from django.utils import timezone

from images import renditions

LEAST_LEAD = 600  # pixels across
TALLEST, WIDEST = 2, 4  # times as tall as wide, and as wide as tall, that a lead's cut still shows well


class HasRenditions:
    """What follows from a picture's facts, whether they come as a row of the library or as `PictureFacts`."""

    @property
    def is_licensed(self) -> bool:
        """Whether we may still show it: no licence end, or one that is not past, in Manila's days."""
        return self.licence_ends_on is None or self.licence_ends_on >= timezone.localdate()

    @property
    def size(self) -> tuple[int, int]:
        """Width and height in pixels, as the picture is seen."""
        return self.width, self.height

    @property
    def lead_trouble(self) -> str:
        """All that is wrong with it as the lead picture of a story, a sentence or two each; "" where nothing is."""
        width, height = self.size
        told = []
        if width < LEAST_LEAD:
            told += [
                f"It is only {width} pixels wide: as a lead it looks blurred. Ask for one of {LEAST_LEAD} or more."
            ]
        if height > width * TALLEST:
            told += [
                f"It is {height / width:.0f} times as tall as wide: a lead shows only a strip of it. Crop it first."
            ]
        if width > height * WIDEST:
            told += [
                f"It is {width / height:.0f} times as wide as tall: a lead shows only a piece of it. Crop it first."
            ]
        return " ".join(told)

    @property
    def focal(self) -> tuple[int, int]:
        """The focal point: per cent from the left and from the top."""
        return self.focal_x, self.focal_y

    def rendition_url(self, shape: str, width: int, file_format: str) -> str:
        """Returns the address of the rendition whose width is nearest to `width`; no query, no look at the disk.

        `shape` is a key of `renditions.SHAPES`, `file_format` "avif" or "jpg".
        """
        return self._url(shape, renditions.nearest(shape, width, file_format, self.size), file_format)

    def srcset(self, shape: str, file_format: str) -> str:
        """Returns every width of a shape as an HTML `srcset`; empty where the shape is not made in that format."""
        return ", ".join(
            f"{self._url(shape, width, file_format)} {width}w"
            for width in renditions.widths(shape, file_format, self.size)
        )

    @property
    def social_url(self) -> str:
        """The path of the 1200 by 630 cut for social networks, who need the site's address before it."""
        return self.rendition_url("social", 1200, "jpg")

    @property
    def body_url(self) -> str:
        """The address that a body of text holds for this picture; readers get every other width as well."""
        return self.rendition_url("whole", 1200, "jpg")

    @property
    def body_size(self) -> tuple[int, int]:
        """Width and height of the rendition at `body_url`."""
        width = renditions.nearest("whole", 1200, "jpg", self.size)
        return width, renditions.height("whole", width, self.size)

    def _url(self, shape: str, width: int, file_format: str) -> str:
        name = renditions.file_name(shape, width, file_format, self.focal)
        return settings.MEDIA_URL + renditions.path(self.key, name)


@dataclass(frozen=True)
class PictureFacts(HasRenditions):
    """A picture on a card: the columns of `Image` that bear the same names, without the row."""

    key: str
    width: int
    height: int
    focal_x: int
    focal_y: int
    tone: str
    alt_text: str
    licence_ends_on: dt.date | None
