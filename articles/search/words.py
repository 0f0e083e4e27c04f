"""The words of stories and of queries, folded alike, so that both databases find the same.

Each story's text is folded here, once at its save, into plain words without accents or capitals, and into everything
that they may be looked for as (plaintext/words.py); each database keeps an index of just those
(articles/search/index.py). Every term of a query must be in the story, or begin a word of it.
"""

import bisect
import re
from collections.abc import Callable, Iterator
from itertools import accumulate, chain, repeat
from typing import NamedTuple

from plaintext import words
from plaintext.words import FOLDING, Reading, fold, readings, specials

__all__ = ["fold"]

MOST_CHARACTERS = 200
# Of a story's folded words, in bytes. PostgreSQL takes no tsvector over 1 MB, of which a word may need three times
# its own length; a long feature is 30,000.
MOST_BYTES = 340_000
MOST_TERMS = 10
# A law or an amount is found as it is: who looks for P500 does not mean P5,000.
_EXACT = re.compile(r"[^\W\d]+\d+")


class Term(NamedTuple):
    """What a story has to hold: every word of one of its `ways`. Where it is not exact, a story's word may go on."""

    ways: tuple[tuple[str, ...], ...]
    is_exact: bool = False

    def goes_on(self, word: str) -> bool:
        return not self.is_exact and is_beginning(word)


def words_to_find(text: str) -> str:
    """The words under which a story of that text is found, separated by blanks; the first 340 KB of them."""
    found = words.found_words(text)
    return found.encode()[:MOST_BYTES].decode(errors="ignore") if len(found) > MOST_BYTES // 4 else found


def terms_of(query: str) -> list[Term]:
    """What to look for, of a reader's query: at most ten terms, from its first 200 characters."""
    terms: dict[Term, None] = {}
    for reading in readings(query[:MOST_CHARACTERS].translate(FOLDING)):
        terms |= dict.fromkeys(_terms(reading))
    return list(terms)[:MOST_TERMS]


def _terms(reading: Reading) -> list[Term]:
    stems = [stem(word) for word in reading.words]
    if reading.is_either:
        return [Term(((stem(reading.also[0]),), tuple(stems)))]
    return [Term(((word,),)) for word in stems]


def stem(word: str) -> str:
    """A word's beginning, short enough to find its plural: "elections" finds "election" and the reverse."""
    return word[:-1] if len(word) > 4 and word.endswith("s") and word.isascii() else word


def is_beginning(word: str) -> bool:
    """Whether other words that begin with this one are meant too: not for "c" or "sa", nor for "php500"."""
    return len(word) > 2 and not _EXACT.fullmatch(word)


def are_in(terms: list[Term], text: str) -> bool:
    """Whether a short text, such as a headline, holds all of the terms."""
    words = words_to_find(text).split()
    return all(
        any(
            all(
                any(map(str.startswith, words, repeat(word))) if term.goes_on(word) else word in words
                for word in way
            )
            for way in term.ways
        )
        for term in terms
    )


def excerpt(text: str, query: str, length: int = 180) -> list[tuple[str, bool]]:
    """Pairs of (text, is_match) around the first of the query's words in `text`, for marking in a result."""
    wanted = [word for term in terms_of(query) for way in term.ways for word in way]
    if not wanted:
        return [(text[:length], False)]
    marks = _places_of(wanted, text)
    first = next(marks, None)
    start = 0
    if first and first[0] > length // 2:
        start = text.rfind(" ", 0, first[0] - length // 3) + 1
    end = min(len(text), start + length)
    if end < len(text):  # at the end of a word, unless that word is a page long
        blank = text.rfind(" ", start + length // 2, end)
        end = blank if blank > 0 else end
    pieces, at = [("…", False)] if start else [], start
    while first and first[0] < end:
        pieces += [(text[at : first[0]], False), (text[first[0] : min(first[1], end)], True)]
        at = min(first[1], end)
        first = next(marks, None)
    pieces.append((text[at:end] + ("…" if end < len(text) else ""), False))
    return [piece for piece in pieces if piece[0]]


def _places_of(wanted: list[str], text: str) -> Iterator[tuple[int, int]]:
    """From where to where words that are wanted stand in a text, in order. Looks at no other word but in passing."""
    folded = text.translate(FOLDING)
    in_text = _places_in(text, folded)
    pattern = re.compile(
        r"(?<![^\W_])(?:"
        + "|".join(word + (r"[^\W_]*+" if is_beginning(word) else r"(?![^\W_])") for word in wanted)
        + ")"
    )
    at = 0
    for special in chain(specials(folded), [Reading(len(folded), len(folded), [], [])]):
        yield from (in_text(*found.span()) for found in pattern.finditer(folded, at, special.start))
        if any(map(pattern.fullmatch, (*special.words, *special.also))):
            yield in_text(special.start, special.end)
        at = special.end


def _places_in(text: str, folded: str) -> Callable[[int, int], tuple[int, int]]:
    """What tells where a piece of a folded text stands in the text itself."""
    if text.isascii() and len(folded) == len(text):
        return lambda start, end: (start, end)
    begins = [0, *accumulate(len(FOLDING[ord(letter)]) for letter in text)]
    return lambda start, end: (bisect.bisect_right(begins, start) - 1, bisect.bisect_left(begins, end))


def located(text: str) -> Iterator[tuple[int, int, Reading]]:
    """The words of a text in their order: from where to where each stands in it, and how it reads."""
    folded = text.translate(FOLDING)
    in_text = _places_in(text, folded)
    for reading in readings(folded):
        yield *in_text(reading.start, reading.end), reading
