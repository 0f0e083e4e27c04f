"""The decoder: the only code of the project that decodes a picture, run as a process of its own.

`python -m images.decoder` reads one job per line from its standard input and answers each with one line:

    {"source": "/path", "folder": "/path", "focal": [50, 50], "shapes": ["card", "lead", "whole", "social"], "speed": 8}
    {"width": 4000, "height": 3000, "extension": "jpg", "tone": "213", "is_animated": false,
     "perceptual_hash": "0f1e2d3c4b5a6978", "credit": "", "caption": ""}
    {"refused": "A sentence for the editor.", "because": "what Pillow said, for the log"}

It knows neither Django nor the database and limits its own memory and processor time, so that a hostile file
can at worst end this process. Nothing of a file reaches the renditions but its pixels, which are encoded anew.
"""

import errno
import io
import json
import os
import resource
import sys
import warnings
from contextlib import closing, suppress
from itertools import groupby
from pathlib import Path

from PIL import (  # each plugin registers itself; without them Pillow would load all of its seventy
    AvifImagePlugin,  # noqa: F401
    GifImagePlugin,  # noqa: F401
    Image,
    ImageCms,
    JpegImagePlugin,  # noqa: F401
    PngImagePlugin,  # noqa: F401
    UnidentifiedImageError,
    WebPImagePlugin,  # noqa: F401
)
from PIL.Image import Resampling, Transpose

from images import metadata, renditions

EXTENSIONS = {
    "JPEG": "jpg",
    "MPO": "jpg",
    "PNG": "png",
    "WEBP": "webp",
    "GIF": "gif",
    "AVIF": "avif",
    "HEIF": "heic",
}
ACCEPTED = ("JPEG", "PNG", "WEBP", "GIF", "AVIF")  # MPO, what some telephones write, begins as a JPEG
# What a HEIF file, as an iPhone writes it, names at its beginning (ISO/IEC 23008-12); AVIF shares the last two.
HEIF_BRANDS = (b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1")
MOVING = ("GIF", "PNG", "WEBP", "AVIF")
MOST_PIXELS = 50_000_000
LONGEST_SIDE = 20_000
MEMORY = 1_000_000_000  # bytes of address space; the largest picture we accept needs half of it
SECONDS = 15  # of processor time for one picture
LARGEST_FILE = 100_000_000  # bytes of any file that this process writes
LEAST_CONTRAST = (
    4  # of 64 spots that are brighter, or darker, than the next one; below it a hash tells nothing
)
STRIP = 4_000_000  # pixels taken from the decoded picture at a time, to bound the memory of conversions

NOT_A_PICTURE = (
    "This file is not a picture that the paper can use, or it is damaged. "
    "Send a JPEG, PNG, WebP, GIF or AVIF picture. What an iPhone takes (HEIC) is good, too."
)
HEIC_UNREADABLE = (
    "This HEIC picture cannot be read. On the iPhone choose Settings, Camera, Formats, “Most Compatible”, or open the "
    "picture in a picture program, save it as JPEG and send that."
)
DAMAGED = "This picture is damaged or incomplete. Open it in a picture program, save it anew and send that."
NOT_ENCODED = "This picture cannot be made smaller. Save it as JPEG in a picture program and send that."
DISK_FULL = "The picture cannot be stored: the disk is full. Tell whoever looks after the paper's machine."

Image.MAX_IMAGE_PIXELS = MOST_PIXELS  # Pillow's own check comes before anything is decoded

ENCODING = {
    # The speed is the job's: 8 or 9. Slower ones cost up to fifteen times the processor time and save few bytes.
    "avif": {"format": "AVIF", "quality": 60, "max_threads": 1},
    "jpg": {"format": "JPEG", "quality": 82, "progressive": True, "optimize": True},
}

# The EXIF orientations 2 to 8, and what makes each upright (Exif 2.32, tag 274).
UPRIGHT = {
    2: Transpose.FLIP_LEFT_RIGHT,
    3: Transpose.ROTATE_180,
    4: Transpose.FLIP_TOP_BOTTOM,
    5: Transpose.TRANSPOSE,
    6: Transpose.ROTATE_270,
    7: Transpose.TRANSVERSE,
    8: Transpose.ROTATE_90,
}
SIDEWAYS = (5, 6, 7, 8)  # those that exchange width and height


class Unusable(Exception):
    """The picture is refused; the first argument is the sentence for the editor."""


def make_renditions(
    source: str, folder: str, focal: tuple[int, int], shapes: tuple[str, ...], speed: int
) -> dict[str, int | str]:
    """Decodes the file `source` once and writes its renditions into the existing, empty `folder`.

    `focal` is in per cent from the left and from the top, `shapes` are keys of `renditions.SHAPES`, `speed` is
    the AVIF encoder's. Returns width and height (of the upright picture), extension, tone, is_animated,
    perceptual_hash, credit and caption. Raises Unusable.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # Pillow warns of harmless metadata
        warnings.simplefilter("error", Image.DecompressionBombWarning)
        with closing(_open(source)) as picture:  # closing frees its pixels too: the encoders need the memory
            words = metadata.credit_and_caption(picture)
            is_animated = _is_animated(picture)
            base, size = _decode(picture, shapes)
    try:
        _write_renditions(base, size, focal, shapes, Path(folder), speed)
    except OSError as error:
        if error.errno in {errno.ENOSPC, errno.EDQUOT}:
            raise Unusable(DISK_FULL) from error
        raise Unusable(NOT_ENCODED) from error
    except Exception as error:
        raise Unusable(NOT_ENCODED) from error
    return words | {
        "width": size[0],
        "height": size[1],
        "extension": EXTENSIONS[picture.format],
        "tone": _tone(base),
        "is_animated": is_animated,
        "perceptual_hash": _perceptual_hash(base),
    }


def _open(source: str) -> Image.Image:
    """Returns the picture with its header read and nothing decoded. Raises Unusable."""
    is_heif = _is_heif(source)
    try:
        if is_heif:
            _register_heif()
        picture = Image.open(source, formats=("HEIF",) if is_heif else ACCEPTED)
    except UnidentifiedImageError as error:
        raise Unusable(HEIC_UNREADABLE if is_heif else NOT_A_PICTURE) from error
    except (Image.DecompressionBombWarning, Image.DecompressionBombError) as error:
        raise Unusable(_too_large()) from error
    except Exception as error:  # Pillow's readers raise nearly everything on a file that lies
        raise Unusable(DAMAGED) from error
    width, height = picture.size
    if width * height > MOST_PIXELS or max(width, height) > LONGEST_SIDE:
        picture.close()
        raise Unusable(_too_large(width, height))
    return picture


def _is_heif(source: str) -> bool:
    """Whether a file is of the HEIF family but no AVIF, by its first bytes: a box "ftyp" with a brand and its likes."""
    with open(source, "rb") as file:
        head = file.read(64)
    is_box, brands = head[4:8] == b"ftyp", head[8 : min(int.from_bytes(head[:4]), 64)]
    return is_box and brands[:4] in HEIF_BRANDS and not (b"avif" in brands or b"avis" in brands)


def _register_heif() -> None:
    """Adds HEIF to Pillow's formats: for the pictures that need it, since its libraries take 27 MB of memory.

    One thread, and nothing but the picture itself, so that this process's bounds hold.
    """
    from pillow_heif import register_heif_opener

    register_heif_opener(decode_threads=1, thumbnails=False, depth_images=False, aux_images=False)


def _too_large(width: int = 0, height: int = 0) -> str:
    measured = f" It has {width:,} by {height:,}." if width else ""
    return (
        f"This picture has too many pixels.{measured} The paper takes up to {MOST_PIXELS // 1_000_000} "
        f"million, and no side longer than {LONGEST_SIDE:,}; make it smaller and send that."
    )


def _decode(picture: Image.Image, shapes: tuple[str, ...]) -> tuple[Image.Image, tuple[int, int]]:
    """Returns upright sRGB pixels, no more than the renditions need, and the picture's true upright size."""
    width, height = picture.size
    try:
        profile = picture.info.get("icc_profile")
        orientation = _orientation(picture)
        size = (height, width) if orientation in SIDEWAYS else (width, height)
        scale = _scale(size, shapes)
        # A JPEG can be decoded at a half, a quarter or an eighth of its size for a fraction of the work.
        picture.draft(None, (max(1, int(width * scale)), max(1, int(height * scale))))
        picture.load()
        base = _in_srgb(_reduced(picture, max(1, int(picture.width / width / scale / 2))), profile)
        return (base.transpose(UPRIGHT[orientation]) if orientation in UPRIGHT else base), size
    except Exception as error:  # ValueError, TypeError, SyntaxError, MemoryError ... whatever a decoder finds
        raise Unusable(HEIC_UNREADABLE if picture.format == "HEIF" else DAMAGED) from error


def _is_animated(picture: Image.Image) -> bool:
    """Whether it is a moving picture; several pictures in one file, as telephones write them, are none."""
    try:
        return picture.format in MOVING and bool(getattr(picture, "is_animated", False))
    except Exception:  # a second picture that is damaged does not move
        return False


def _orientation(picture: Image.Image) -> int:
    """Returns the EXIF orientation, 1 to 8, and 1 where it cannot be read."""
    try:
        return picture.getexif().get(0x0112, 1)
    except Exception:  # unreadable metadata is no reason to refuse a readable picture
        return 1


def _scale(size: tuple[int, int], shapes: tuple[str, ...]) -> float:
    """Returns the scale, at most 1, at which the largest rendition needs the picture."""
    return max(
        width / renditions.cut_size(shape, size)[0]
        for shape, width, _, _ in renditions.plan(size, (0, 0), shapes)
    )


def _reduced(picture: Image.Image, factor: int) -> Image.Image:
    """Returns the picture on white, `factor` by `factor` pixels averaged into one; in strips, to save memory."""
    width, height = picture.size
    strip = max(1, STRIP // width // factor) * factor
    new = None
    for top in range(0, height, strip):
        piece = _opaque(picture.crop((0, top, width, min(top + strip, height))))
        if factor > 1:
            piece = piece.reduce(factor)
        if new is None:
            new = Image.new(piece.mode, (piece.width, -(-height // factor)))
        new.paste(piece, (0, top // factor))
    return new


def _opaque(piece: Image.Image) -> Image.Image:
    """Returns the same pixels in mode L, RGB or CMYK, with white behind whatever is transparent."""
    if piece.mode.startswith(("I", "F")):
        piece.info.pop("transparency", None)
        return piece.point(lambda value: value * (1 / 256)).convert("L")
    if piece.has_transparency_data:
        piece = piece.convert("RGBA")
        ground = Image.new("RGB", piece.size, "white")
        ground.paste(piece, mask=piece)
        return ground
    return piece if piece.mode in {"L", "RGB", "CMYK"} else piece.convert("RGB")


def _in_srgb(image: Image.Image, profile: bytes | None) -> Image.Image:
    """Returns the image in sRGB, through its own ICC profile where that can be read and fits."""
    if profile:
        try:
            own = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            return ImageCms.profileToProfile(image, own, ImageCms.createProfile("sRGB"), outputMode="RGB")
        except (ImageCms.PyCMSError, OSError, ValueError, TypeError):
            pass  # a broken or foreign profile: colours as they are
    return image.convert("RGB")


def _tone(base: Image.Image) -> str:
    """Returns the average colour, each channel rounded to one of four steps: "000" is black, "333" is white."""
    average = base.resize((1, 1), Resampling.BOX).getpixel((0, 0))
    return "".join(str(round(channel / 85)) for channel in average)


def _perceptual_hash(base: Image.Image) -> str:
    """Returns 16 hex digits: which of 8 by 8 spots is brighter than the next (a "dHash").

    Files of one photograph that were shrunk, toned or saved anew agree in nearly all of these 64 bits
    (docs/decisions/018). "" where the picture is too even to be told by them.
    """
    grey = base.convert("L").resize((9, 8), Resampling.BOX).tobytes()
    bits = [grey[row * 9 + spot] > grey[row * 9 + spot + 1] for row in range(8) for spot in range(8)]
    is_even = not LEAST_CONTRAST <= sum(bits) <= len(bits) - LEAST_CONTRAST
    return "" if is_even else f"{int(''.join('01'[bit] for bit in bits), 2):016x}"


def _write_renditions(
    base: Image.Image,
    size: tuple[int, int],
    focal: tuple[int, int],
    shapes: tuple[str, ...],
    folder: Path,
    speed: int,
) -> None:
    """Writes every rendition; each narrower one is made from the one before it, not from the whole."""
    for shape, planned in groupby(renditions.plan(size, focal, shapes), key=lambda rendition: rendition[0]):
        across, down = base.width / size[0], base.height / size[1]
        left, top, right, bottom = renditions.cut_box(shape, size, focal)
        box = (left * across, top * down, min(right * across, base.width), min(bottom * down, base.height))
        source = base
        for width, same in groupby(planned, key=lambda rendition: rendition[1]):
            target = (width, renditions.height(shape, width, size))
            source = source.resize(target, Resampling.LANCZOS, box=box)
            box = None
            for _, _, file_format, name in same:
                _write(source, folder / name, file_format, speed)
    _sync(folder)


def _write(image: Image.Image, path: Path, file_format: str, speed: int) -> None:
    options = {"speed": speed} if file_format == "avif" else {}
    with path.open("xb") as file:
        image.save(file, **ENCODING[file_format], **options)
        file.flush()
        os.fsync(file.fileno())


def _sync(folder: Path) -> None:
    """Makes the names in a folder survive a power cut."""
    handle = os.open(folder, os.O_RDONLY)
    os.fsync(handle)
    os.close(handle)


def answer(job: dict) -> dict[str, int | str]:
    """Returns the reply to one job, ready for JSON."""
    focal, shapes = tuple(job["focal"]), tuple(job["shapes"])
    try:
        return make_renditions(job["source"], job["folder"], focal, shapes, job["speed"])
    except Unusable as refusal:
        return {"refused": str(refusal), "because": repr(refusal.__cause__)[:300]}


def _limit(kind: int, most: int) -> None:
    # macOS limits no address space; the wall clock still ends the process.
    with suppress(ValueError, OSError):
        resource.setrlimit(kind, (most, resource.getrlimit(kind)[1]))


def main() -> None:
    """Answers the jobs on standard input until it ends."""
    _limit(resource.RLIMIT_AS, MEMORY)
    _limit(resource.RLIMIT_FSIZE, LARGEST_FILE)
    _limit(resource.RLIMIT_CORE, 0)
    for line in sys.stdin:
        used = resource.getrusage(resource.RUSAGE_SELF)
        _limit(resource.RLIMIT_CPU, int(used.ru_utime + used.ru_stime) + SECONDS)
        print(json.dumps(answer(json.loads(line))), flush=True)


if __name__ == "__main__":
    main()
