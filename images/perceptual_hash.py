"""Pictures that look nearly the same: one photograph, sent in twice by two hands.

Compares the decoder's perceptual hashes of 64 bits each. The whole library is read for it, two short columns of a
row: 20,000 pictures take less time than the decoding of one.
"""

from collections.abc import Iterator

from images.models import Image

NEAR = 6  # of 64 bits may differ


def alike(image: Image, most: int = 8) -> list[Image]:
    """Returns up to `most` other pictures that look nearly like this one, the nearest first: two queries."""
    nearest = sorted(_distances(image))[:most]
    found = Image.objects.in_bulk([pk for _, pk in nearest])
    return [found[pk] for _, pk in nearest if pk in found]


def nearest(image: Image) -> Image | None:
    """Returns the picture of the library that looks most like a new one, or None."""
    return next(iter(alike(image, most=1)), None)


def same_as(told: dict) -> Image | None:
    """The picture of the library whose hash equals that of a new one, as the decoder told it, of the same proportions
    and no less large; None where there is none, or the new one is too even to be told by its hash.
    """
    if not told["perceptual_hash"]:
        return None
    known = Image.objects.filter(perceptual_hash=told["perceptual_hash"], width__gte=told["width"])
    wanted = told["width"] / told["height"]
    return next((image for image in known if abs(image.width / image.height / wanted - 1) < 0.01), None)


def _distances(image: Image) -> Iterator[tuple[int, int]]:
    """Yields (bits that differ, primary key) of every picture that is near."""
    if not image.perceptual_hash:
        return
    mine = int(image.perceptual_hash, 16)
    others = Image.objects.exclude(perceptual_hash="").exclude(pk=image.pk).order_by()
    for pk, other in others.values_list("pk", "perceptual_hash").iterator(chunk_size=5_000):
        distance = (int(other, 16) ^ mine).bit_count()
        if distance <= NEAR:
            yield distance, pk
