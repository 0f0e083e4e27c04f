"""The words of a text, folded so that everybody's way of writing them finds everybody else's.

Capitals, accents, glottal letters and invisible characters are no difference. What is written in several ways has one
word: `php500` is ₱500, P500, PhP 500 and 500 pesos; `ra9003` is R.A. No. 9003 and Republic Act 9003; `us` is U.S.;
`4250` is 4,250 and 4 250.
"""

import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

from plaintext.cleaning import GLOTTALS, without_invisible

# A word longer than this is no word, and PostgreSQL refuses lexemes over 2 KB.
LONGEST_WORD = 60
# Letters that Unicode does not take apart, and the stroke that only makes an Arabic word longer.
_LETTERS = {"ø": "o", "đ": "d", "ł": "l", "æ": "ae", "œ": "oe", "ı": "i", "\u0640": "", "\u2010": "-"}
_LETTERS |= dict.fromkeys(GLOTTALS, "")


class _Folding(dict[int, str]):
    """What each letter is folded into, for `str.translate`; worked out when it is met first."""

    def __missing__(self, code: int) -> str:
        text, before = without_invisible(_LETTERS.get(chr(code), chr(code))), ""
        while text != before:
            before = text
            letters = (
                _LETTERS.get(letter, letter) for letter in unicodedata.normalize("NFKD", text.casefold())
            )
            text = "".join(letter for letter in letters if unicodedata.category(letter[:1] or " ")[0] != "M")
        self[code] = text
        return text


FOLDING = _Folding()

# Whole names of what is cited by its letters and a number. "DO 12" is not here: people do 12 things.
_LAWS = {
    "ra": "republic act",
    "pd": "presidential decree",
    "eo": "executive order",
    "ao": "administrative order",
    "mc": "memorandum circular",
    "bp": "batas pambansa",
    "ca": "commonwealth act",
    "gr": "general register",
    "sb": "senate bill",
    "hb": "house bill",
}
_LETTERS_OF_LAWS = "|".join(rf"{law[0]}\.?\s?{law[1]}\.?" for law in _LAWS)
_NAMES_OF_LAWS = "|".join(name.replace(" ", r"\s") for name in _LAWS.values())
_LAW = (
    rf"(?<![^\W_])(?:(?P<name>{_NAMES_OF_LAWS})(?:\s\((?:{_LETTERS_OF_LAWS})\))?|(?P<letters>{_LETTERS_OF_LAWS}))"
    r"[\s-]?(?:(?:nos?|number|blg|bilang)\b\.?\s?)?#?"
)
_LAW_BEFORE = re.compile(rf"{_LAW}\Z")
_LAW_AND_NUMBER = re.compile(rf"{_LAW}(?P<number>[0-9]{{1,9}})(?![^\W_])")
_NAME_BEFORE = re.compile(rf"(?<![^\W_])(?:{_NAMES_OF_LAWS})\s\(\Z")
_LONGEST_LAW = 50  # characters before its number
_PESO_BEFORE = re.compile(r"(?<![^\W_])(?:₱|php|p)\.?[\s-]?\Z")
_SCALE_AFTER = re.compile(r"[\s-]?(thousand|million|billion|trillion|k|m|mn|b|bn)(?![^\W_])")
_PESO_AFTER = re.compile(r"[\s-]?(?:pesos?|piso|php)(?![^\W_])")
_SCALES = {"k": "thousand", "m": "million", "mn": "million", "b": "billion", "bn": "billion"}
# A number of at most 15 digits, which a comma or a blank may group.
_NUMBER = (
    r"[0-9]{1,3}(?:,[0-9]{3}){1,4}(?![0-9])|[0-9]{1,3}(?: [0-9]{3}){1,4}(?![0-9]|,[0-9])|[0-9]{1,15}(?![0-9])"
)
# What is more than a word. No possessive part is looked at twice.
_SPECIAL = re.compile(
    rf"(?P<number>(?<![0-9])(?:{_NUMBER}))"
    r"|(?<![^\W_])(?:(?P<dotted>[^\W\d_](?:\.[^\W\d_])++|ph\.d)(?![^\W_])|(?P<hyphened>[^\W_]++(?:-[^\W_]++)++))"
)
_HINT = re.compile("[0-9.-]")
_BEFORE_NUMBER = re.compile(rf"(?:php|p|{'|'.join(_LAWS)})-?(?=[0-9])")
_CENTS = re.compile(r"\.[0-9]{1,6}(?![0-9])")
_HYPHENED = re.compile(r"[^\W_]++(?:-[^\W_]++)++")
_WORD = re.compile(r"[^\W_]+")


class Reading(NamedTuple):
    """A word, or several that are one thing, as they stand in a folded text."""

    start: int
    end: int
    words: list[str]
    # What else it is found as: an amount by its number, a law by its name, "e-mail" as "email".
    also: list[str]
    # Whether `also` alone says the same as all `words`.
    is_either: bool = False


def readings(folded: str) -> Iterator[Reading]:
    """The words of a text that `FOLDING` has folded, in their order."""
    at = 0
    for special in specials(folded):
        yield from _plain_words(folded, at, special.start)
        yield special
        at = special.end
    yield from _plain_words(folded, at, len(folded))


def found_words(text: str) -> str:
    """The words under which a text is found: its own, and everything that they may be looked for as."""
    folded = text.translate(FOLDING)
    at, pieces = 0, []
    for special in specials(folded):
        pieces += _WORD.findall(folded, at, special.start)
        pieces += special.words + special.also
        at = special.end
    pieces += _WORD.findall(folded, at)
    return " ".join(word[:LONGEST_WORD] for word in pieces)


def fold(text: str) -> str:
    """The words of a text as they stand there; folding them again changes nothing."""
    return " ".join(word[:LONGEST_WORD] for word in _WORD.findall(text.translate(FOLDING)))


def _plain_words(folded, start, end):
    for found in _WORD.finditer(folded, start, end):
        yield Reading(*found.span(), [found[0][:LONGEST_WORD]], [])


def specials(folded: str) -> Iterator[Reading]:
    """What is more than a word, in order. A number is met before it is known what stands around it."""
    at = floor = 0
    while found := _next_special(folded, at):
        reading = None
        if found["number"]:
            reading = _number(folded, found, floor)
        elif found["dotted"]:
            name = _NAME_BEFORE.search(folded, max(floor, found.start() - _LONGEST_LAW), found.start())
            law = _LAW_AND_NUMBER.match(folded, name.start() if name else found.start())
            reading = _law(law, law.end(), law["number"]) if law else None
            word = found[0].replace(".", "")[:LONGEST_WORD]
            reading = reading or Reading(*found.span(), [word], [])
        elif (cited := _BEFORE_NUMBER.match(folded, found.start())) and (
            number := _SPECIAL.match(folded, cited.end())
        ):
            reading = _number(folded, number, floor) or _hyphened(found)
        else:
            reading = _hyphened(found)
        if reading:
            yield reading
        at = floor = reading.end if reading else found.end()


def _next_special(folded: str, at: int) -> re.Match[str] | None:
    """The first match of `_SPECIAL` from a place on. Each has a digit in it, or a full stop or a hyphen between
    letters, which are found ten times sooner.
    """
    floor = at
    for hint in _HINT.finditer(folded, at):
        place = start = hint.start()
        around = folded[place - 1 : place], folded[place + 1 : place + 2]
        if not (hint[0].isdigit() or all(map(str.isalnum, around))):
            continue
        while start > floor and folded[start - 1].isalnum():
            start -= 1
        if found := _SPECIAL.match(folded, start) or _SPECIAL.match(folded, place):
            return found
        floor = place + 1
    return None


def _number(folded, found, floor):
    """What a number is a part of, if of anything: a law, an amount, a compound, or a number in groups."""
    start, end = found.span()
    before = folded[max(floor, start - _LONGEST_LAW) : start]
    number = _WORD.findall(found[0])
    whole = "".join(number)
    is_over = not folded[end : end + 1].isalnum()
    if is_over and (law := _LAW_BEFORE.search(before)):
        return _law(law, end, whole)._replace(start=start - len(law[0]))
    peso = _PESO_BEFORE.search(before)
    if (peso or not before[-1:].isalnum()) and (amount := _pesos(folded, end, whole, is_before=bool(peso))):
        return amount._replace(start=start - len(peso[0]) if peso else start)
    if before[-1:].isalnum():
        return None
    if compound := _HYPHENED.match(folded, start):
        return _hyphened(compound)
    if len(number) > 1 and is_over:
        return Reading(start, end, [whole], number if " " in found[0] else [])
    return None


def _pesos(folded, end, number, *, is_before):
    cents = _CENTS.match(folded, end)
    end = cents.end() if cents else end
    scale = _SCALE_AFTER.match(folded, end)
    end = scale.end() if scale else end
    peso = None if is_before else _PESO_AFTER.match(folded, end)
    if not (is_before or peso) or (peso is None and folded[end : end + 1].isalnum()):
        return None
    end = peso.end() if peso else end
    fraction = cents[0][1:] if cents and cents[0].strip(".0") else ""
    unit = _SCALES.get(scale[1], scale[1]) if scale else ""
    if unit == "thousand" and not fraction:
        number, unit = f"{number}000", ""
    return Reading(0, end, [f"php{number}", *filter(None, [fraction, unit])], [number, "pesos"])


def _law(found, end, number):
    letters = "".join(_WORD.findall(found["letters"] or ""))
    law = letters or next(law for law, name in _LAWS.items() if name == " ".join(found["name"].split()))
    return Reading(found.start(), end, [law + number], [law, *_LAWS[law].split(), number])


def _hyphened(found):
    parts = found[0].split("-")
    joined = "".join(parts)
    if joined.isdigit() or len(joined) > LONGEST_WORD:
        return Reading(*found.span(), [part[:LONGEST_WORD] for part in parts], [])
    return Reading(*found.span(), parts, [joined], is_either=True)
