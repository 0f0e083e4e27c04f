"""Pictures that look nearly the same: one photograph, sent in twice by two hands.

Compares the fingerprints of the darkroom, 64 bits each. The whole library is read for it, two short columns of a
row: 20,000 pictures take less time than one takes to develop.
"""

from images.models import Image

NEAR = 6  # of 64 bits may differ


def alike(image, most=8):
    """Up to `most` other pictures that look nearly like this one, the nearest first: two queries."""
    nearest = sorted(_distances(image))[:most]
    found = Image.objects.in_bulk([pk for _, pk in nearest])
    return [found[pk] for _, pk in nearest if pk in found]


def nearest(image):
    """The picture of the library that looks most like a new one, or None."""
    return next(iter(alike(image, most=1)), None)


def _distances(image):
    """(bits that differ, primary key) of every picture that is near."""
    if not image.fingerprint:
        return
    mine = int(image.fingerprint, 16)
    others = Image.objects.exclude(fingerprint="").exclude(pk=image.pk).order_by()
    for pk, fingerprint in others.values_list("pk", "fingerprint").iterator(chunk_size=5_000):
        distance = (int(fingerprint, 16) ^ mine).bit_count()
        if distance <= NEAR:
            yield distance, pk
