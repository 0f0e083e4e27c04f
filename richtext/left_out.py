"""What cleaning takes out of a body that its writer may miss, and the sentence that tells them.

Formatting that goes is not told: it is the purpose of cleaning. The words of the text always stay.
"""

from collections.abc import Iterable
from enum import Enum
from urllib.parse import urlsplit

MOST_SHOWN = 3  # addresses of one kind in a sentence
LONGEST_SHOWN = 40  # characters of an address in a sentence


class Kind(Enum):
    """A kind of thing that is left out: what one is called, and what several are; in the order of the sentence."""

    PICTURE = ("picture from another site", "pictures from other sites")
    DATA_PICTURE = ("picture that was never uploaded", "pictures that were never uploaded")
    LINK = ("link that cannot work", "links that cannot work")
    ANCHOR = ("link to a place in the text", "links to places in the text")
    NEWSROOM = ("link into the newsroom", "links into the newsroom")
    PICTURE_LINK = ("link on a picture", "links on pictures")
    PLAYER = ("player or frame of another site", "players or frames of other sites")
    VIDEO = ("video", "videos")
    SOUND = ("sound recording", "sound recordings")
    FORMULA = ("formula", "formulas")
    DRAWING = ("drawing", "drawings")
    FIELD = ("field of a form", "fields of forms")
    SCRIPT = ("script", "scripts")


_WITH_ADDRESSES = {Kind.LINK, Kind.NEWSROOM, Kind.PICTURE_LINK, Kind.PLAYER}


class LeftOut:
    """What was left out of one body, or, added up, of several; false where that is nothing."""

    def __init__(self, addresses: dict[Kind, list[str]] | None = None) -> None:
        self.addresses: dict[Kind, list[str]] = addresses or {}
        """For each kind the addresses as they were written, "" for a thing that has none, in the text's order."""

    def add(self, kind: Kind, address: str = "") -> None:
        """One more of this kind."""
        self.addresses.setdefault(kind, []).append(address)

    @property
    def pictures(self) -> list[str]:
        """The `src` of each picture that is not of our library: of another site, `data:`, of somebody's computer."""
        return [*self.addresses.get(Kind.PICTURE, ()), *self.addresses.get(Kind.DATA_PICTURE, ())]

    def __add__(self, other: "LeftOut") -> "LeftOut":
        kinds = self.addresses.keys() | other.addresses.keys()
        return LeftOut(
            {kind: [*self.addresses.get(kind, ()), *other.addresses.get(kind, ())] for kind in kinds}
        )

    def __iadd__(self, other: "LeftOut") -> "LeftOut":
        for kind, addresses in other.addresses.items():
            self.addresses.setdefault(kind, []).extend(addresses)
        return self

    def __bool__(self) -> bool:
        return bool(self.addresses)

    def __str__(self) -> str:
        """“1 picture from another site, 2 links that cannot work (htp://…)”; "" where nothing was left out."""
        return ", ".join(_in_words(kind, self.addresses[kind]) for kind in Kind if kind in self.addresses)

    @property
    def sentence(self) -> str:
        """“Left out: 1 video.”, or "" where nothing was left out."""
        return f"Left out: {self}." if self else ""


def _in_words(kind: Kind, addresses: list[str]) -> str:
    one, several = kind.value
    words = f"{len(addresses):,} {one if len(addresses) == 1 else several}"
    shown = list(_shown(kind, addresses)) if kind in _WITH_ADDRESSES else []
    if not shown:
        return words
    more = ", …" if len(shown) > MOST_SHOWN else ""
    return f"{words} ({', '.join(shown[:MOST_SHOWN])}{more})"


def _shown(kind: Kind, addresses: list[str]) -> Iterable[str]:
    """The different addresses, each on one line and cut; of a player its host alone."""
    shown = (_host(address) if kind is Kind.PLAYER else " ".join(address.split()) for address in addresses)
    cut = (text if len(text) <= LONGEST_SHOWN else f"{text[: LONGEST_SHOWN - 1]}…" for text in shown)
    return dict.fromkeys(filter(None, cut))


def _host(address: str) -> str:
    try:
        return urlsplit(address.strip()).hostname or ""
    except ValueError:
        return ""
