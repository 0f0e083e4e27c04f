"""Names that are nearly the same, so that a person looks whether they are meant to be two.

Near are: one letter more, less or other, two letters swapped, accents, singular and plural, blanks and hyphens. Other
digits are not: “Election 2025” is not “Election 2028”.
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Hashable, Iterable
from functools import lru_cache
from typing import Generic, TypeVar

from plaintext.names import name_key

Row = TypeVar("Row", bound=Hashable)

LEAST_LETTERS = 5  # of a name that one letter makes another: “Iran” and “Iraq” are two
_WORD = re.compile(r"\w+")
_ACCENTS = re.compile("[\u0300-\u036f]")
# Plurals of English and Spanish, and the word that makes one in Philippine languages.
_ENDINGS = [
    (re.compile("(?<=..)ies$"), "y"),
    (re.compile("(?<=[sxzh])es$"), ""),
    (re.compile("(?<=..[^su])s$"), ""),
]
_PLURAL_WORD = "mga"


@lru_cache(maxsize=50_000)
def likeness(key: str) -> str:
    """What is left of a name's key without accents, blanks, signs and plurals; of a name without letters the key."""
    plain = key if key.isascii() else _ACCENTS.sub("", unicodedata.normalize("NFKD", key))
    return "".join(_singular(word) for word in _WORD.findall(plain) if word != _PLURAL_WORD) or key


class Twins(Generic[Row]):
    """Rows by their names' keys, to ask for those that are near. Building it takes time linear in their number."""

    def __init__(self, rows: Iterable[tuple[Row, str]]):
        self._likeness = {row: likeness(key) for row, key in rows}
        self._buckets: dict[Hashable, list[Row]] = defaultdict(list)
        for row, like in self._likeness.items():
            for bucket in _buckets(like):
                self._buckets[bucket].append(row)

    def of(self, name: str, row: Row | None = None) -> list[Row]:
        """The other rows whose names are near to a name; `row` is the one that has it."""
        like, found = likeness(name_key(name)), {}
        for bucket in _buckets(like):
            for other in self._buckets.get(bucket, ()):
                if other != row and are_near(like, self._likeness[other]):
                    found[other] = True
        return list(found)

    def all(self) -> set[Row]:
        """Every row that has a near one."""
        return {row for row, like in self._likeness.items() if self.of(like, row)}


def are_near(one: str, other: str) -> bool:
    """Whether two likenesses are equal, or one letter apart."""
    if one == other:
        return True
    short, long = sorted((one, other), key=len)
    if len(short) < LEAST_LETTERS or len(long) > len(short) + 1:
        return False
    at = next((place for place, (a, b) in enumerate(zip(short, long, strict=False)) if a != b), len(short))
    if len(short) < len(long):
        return short[at:] == long[at + 1 :] and not long[at].isdigit()
    if short[at] == long[at + 1 : at + 2] and long[at] == short[at + 1 : at + 2]:
        return short[at + 2 :] == long[at + 2 :] and not short[at : at + 2].isdigit()
    return short[at + 1 :] == long[at + 1 :] and not (short[at].isdigit() or long[at].isdigit())


def _buckets(like: str) -> Iterable[Hashable]:
    """Near names share one of these: of two that are one letter apart, or have two letters swapped, one half is the
    same in both."""
    yield "same", like
    if len(like) >= LEAST_LETTERS - 1:
        for half in {len(like) // 2, (len(like) - 1) // 2}:
            yield "first", half, like[:half]
            yield "last", half, like[len(like) - half :]


def _singular(word: str) -> str:
    for ending, instead in _ENDINGS:
        if ending.search(word):
            return ending.sub(instead, word)
    return word
