"""What word processors hide in `style` and `class`: Word's lists, Google Docs' weights."""

import re

_LIST = re.compile(r"(l[0-9]{1,6})\s+level([1-9])\s+(lfo[0-9]{1,6})")
_NUMBERING = re.compile(r"\(?(?:[0-9]{1,4}|[A-Za-z]{1,6})(?:\.[0-9]{1,4}){0,8}[.)]\s*")

PARAGRAPH_TAGS = {"MsoTitle": "h2", "MsoSubtitle": "h3"} | {f"MsoHeading{n}": "h4" for n in range(4, 10)}


def declarations(style: str) -> dict[str, str]:
    """A `style` attribute as a dict; names in lower case, values stripped and lowered."""
    found = {}
    for declaration in style.split(";"):
        name, colon, value = declaration.partition(":")
        if colon:
            found[name.strip().lower()] = " ".join(value.lower().split())
    return found


def is_hidden(css: dict[str, str], attributes: dict[str, str]) -> bool:
    """Whether the element is not to be seen, and so not to be read: hidden text, a list's drawn bullet."""
    return (
        css.get("display") == "none"
        or css.get("mso-hide") == "all"
        or css.get("mso-list") == "ignore"
        or "hidden" in attributes
    )


def marks_in(css: dict[str, str]) -> tuple[set[str], set[str]]:
    """The marks that a style adds and takes away, as two sets."""
    added: set[str] = set()
    taken: set[str] = set()
    weight = css.get("font-weight", "")
    if weight in ("bold", "bolder") or (weight.isdigit() and len(weight) < 5 and int(weight) >= 600):
        added.add("strong")
    elif weight:
        taken.add("strong")
    if slope := css.get("font-style"):
        (added if slope in ("italic", "oblique") else taken).add("em")
    if "line-through" in css.get("text-decoration", "") + css.get("text-decoration-line", ""):
        added.add("s")
    if css.get("vertical-align") in ("sub", "super"):
        added.add({"sub": "sub", "super": "sup"}[css["vertical-align"]])
    return added, taken


def list_place(css: dict[str, str]) -> tuple[str, int] | None:
    """(list's name, level from 1) where Word's `mso-list` says that a paragraph is a list item, else None."""
    match = _LIST.search(css.get("mso-list", ""))
    return (f"{match[1]} {match[3]}", int(match[2])) if match else None


def list_kind(bullet: str) -> str:
    """ "ol" or "ul", from the bullet or number that Word drew: "1.", "a)", "iv." or "·", "o", "§"."""
    return "ol" if _NUMBERING.fullmatch(bullet.strip()) else "ul"
