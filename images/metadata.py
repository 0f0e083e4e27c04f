"""What a picture's file says about itself: whose it is, and what it shows.

Photographers and agencies write it as IPTC (the IIM of 1999), XMP or EXIF; it only proposes
words for the form. Runs in the decoder's process, so it knows no Django.
"""

from PIL import Image, IptcImagePlugin

from plaintext.cleaning import cleaned

LONGEST_CREDIT = 200
LONGEST_CAPTION = 2000

# IPTC-NAA Information Interchange Model 4.2, records 1 and 2
CHARACTER_SET, BYLINE, CREDIT, COPYRIGHT, CAPTION = (1, 90), (2, 80), (2, 110), (2, 116), (2, 120)
UTF_8 = b"\x1b%G"

# Exif 2.32
DESCRIPTION_TAG, ARTIST_TAG, COPYRIGHT_TAG = 0x010E, 0x013B, 0x8298


def credit_and_caption(picture: Image.Image) -> dict[str, str]:
    """Returns `credit` and `caption`, "" where the opened picture does not tell."""
    found = {"creator": "", "credit": "", "copyright": "", "caption": ""}
    for read in (_iptc, _xmp, _exif):
        try:
            told = read(picture)
        except Exception:  # strangers' metadata break in every way there is; then there is none
            told = {}
        found = {name: found[name] or _tidy(told.get(name, "")) for name in found}
    creator, agency = found["creator"], found["credit"]
    if creator and agency and creator not in agency:
        agency = f"{creator} / {agency}"
    credit = agency or creator or found["copyright"]
    caption = found["caption"]
    if caption == caption.upper():
        caption = ""  # cameras write their own name there: “OLYMPUS DIGITAL CAMERA”
    return {"credit": credit[:LONGEST_CREDIT], "caption": caption[:LONGEST_CAPTION]}


def _tidy(text: str) -> str:
    """One line without anything that nobody sees."""
    return " ".join(cleaned(text, keeps_lines=False).split())


def _iptc(picture: Image.Image) -> dict[str, str]:
    told = IptcImagePlugin.getiptcinfo(picture) or {}
    is_utf_8 = told.get(CHARACTER_SET) == UTF_8

    def text(name: tuple[int, int]) -> str:
        value = told.get(name, b"")
        value = value[0] if isinstance(value, list) else value
        try:
            return value.decode("utf-8")
        except UnicodeDecodeError:
            return value.decode("utf-8" if is_utf_8 else "cp1252", "replace")

    return {
        "creator": text(BYLINE),
        "credit": text(CREDIT),
        "copyright": text(COPYRIGHT),
        "caption": text(CAPTION),
    }


def _xmp(picture: Image.Image) -> dict[str, str]:
    description = picture.getxmp().get("xmpmeta", {}).get("RDF", {}).get("Description", {})
    told = {}
    for block in description if isinstance(description, list) else [description]:
        told |= block
    return {
        "creator": _words(told.get("creator")),
        "credit": _words(told.get("Credit")),
        "copyright": _words(told.get("rights")),
        "caption": _words(told.get("description")),
    }


def _words(value: object) -> str:
    """Returns the first text in an XMP value, which may be wrapped in Seq, Alt or Bag and carry its language."""
    if isinstance(value, str):
        return value
    if isinstance(value, list):
        return next((words for words in map(_words, value) if words), "")
    if isinstance(value, dict):
        return _words([value.get(name) for name in ("text", "li", "Seq", "Alt", "Bag")])
    return ""


def _exif(picture: Image.Image) -> dict[str, str]:
    told = picture.getexif()

    def text(tag: int) -> str:
        value = told.get(tag, "")
        value = value.decode("utf-8", "replace") if isinstance(value, bytes) else value
        return value if isinstance(value, str) else ""

    return {"creator": text(ARTIST_TAG), "copyright": text(COPYRIGHT_TAG), "caption": text(DESCRIPTION_TAG)}
