"""Pictures made for the tests, as bytes of a file."""

import io
import struct
import zlib

from PIL import Image as Pillow
from PIL import ImageDraw

from images.models import Image

RED, GREEN, BLUE, WHITE = (220, 30, 30), (30, 160, 60), (30, 60, 200), (255, 255, 255)


def quarters(size=(400, 300)):
    """A picture whose corners tell which side is up: red and green above, blue and white below."""
    width, height = size
    image = Pillow.new("RGB", size, WHITE)
    draw = ImageDraw.Draw(image)
    draw.rectangle((0, 0, width // 2 - 1, height // 2 - 1), RED)
    draw.rectangle((width // 2, 0, width, height // 2 - 1), GREEN)
    draw.rectangle((0, height // 2, width // 2 - 1, height), BLUE)
    return image


def corners(image):
    """The names of the colours in the four quarters, as read: top left, top right, bottom left, bottom right."""
    image = image.convert("RGB")
    across, down = image.width // 4, image.height // 4
    points = [(across, down), (3 * across, down), (across, 3 * down), (3 * across, 3 * down)]
    return [_name(image.getpixel(point)) for point in points]


def _name(colour):
    known = {"red": RED, "green": GREEN, "blue": BLUE, "white": WHITE}
    return min(known, key=lambda name: sum((a - b) ** 2 for a, b in zip(known[name], colour, strict=True)))


def encoded(image, file_format="JPEG", **options):
    """The bytes of the image's file."""
    file = io.BytesIO()
    image.save(file, file_format, **options)
    return file.getvalue()


def jpeg(size=(400, 300), **options):
    """A small JPEG file of four coloured quarters."""
    return encoded(quarters(size), "JPEG", quality=95, **options)


def different_png(number, size=(64, 48)):
    """A PNG file that no other number gives."""
    return encoded(Pillow.new("RGB", size, (number % 256, number // 256, 99)), "PNG")


def bomb(side=30_000):
    """A PNG file of 110 kB that would take gigabytes once decoded."""

    def chunk(kind, content):
        return (
            struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))
        )

    row = bytes(side // 8 + 1)
    squeeze = zlib.compressobj(9)
    pixels = b"".join(squeeze.compress(row) for _ in range(side)) + squeeze.flush()
    header = struct.pack(">IIBBBBB", side, side, 1, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")


def row(number, **fields):
    """A picture in the database whose files nobody asks for."""
    facts = {"key": f"{number:020x}", "width": 1200, "height": 800, "tone": "111", "alt_text": "A net"}
    return Image.objects.create(**facts | fields)
