"""The words of stories and of queries, folded alike, so that both databases find the same.

Each story's text is folded here, once at its save, into plain words without accents or capitals; each database
keeps an index of just those (articles/search/index.py). Every word of a query must be in the story, or begin a
word of it.
"""

import re
import unicodedata

MOST_CHARACTERS = 200
# Of a story's folded words, in bytes. PostgreSQL takes no tsvector over 1 MB, of which a word may need three times
# its own length; a long feature is 30,000.
MOST_BYTES = 340_000
MOST_WORDS = 10
WORD = re.compile(r"[^\W_]+")
# A word longer than this is no word, and PostgreSQL refuses lexemes over 2 KB.
LONGEST_WORD = 60


def fold(text: str) -> str:
    """The words of `text` in small letters without accents, separated by blanks; the first 340 KB of them."""
    plain = unicodedata.normalize("NFKD", text).casefold()
    plain = "".join(c for c in plain if not unicodedata.combining(c)) if not plain.isascii() else plain
    words = " ".join(word[:LONGEST_WORD] for word in WORD.findall(plain.replace("'", "").replace("’", "")))
    return words.encode()[:MOST_BYTES].decode(errors="ignore") if len(words) > MOST_BYTES // 4 else words


def words_of(query: str) -> list[str]:
    """The words to look for, of a reader's query, folded: at most ten, from its first 200 characters."""
    words = list(dict.fromkeys(fold(query[:MOST_CHARACTERS]).split()))[:MOST_WORDS]
    return [stem(word) for word in words]


def stem(word: str) -> str:
    """A word's beginning, short enough to find its plural: "elections" finds "election" and the reverse."""
    return word[:-1] if len(word) > 4 and word.endswith("s") and word.isascii() else word


def is_beginning(word: str) -> bool:
    """Whether other words that begin with this one are meant too: not for "c" or "sa"."""
    return len(word) > 2


def excerpt(text: str, query: str, length: int = 180) -> list[tuple[str, bool]]:
    """Pairs of (text, is_match) around the first of the query's words in `text`, for marking in a result."""
    words = [re.escape(word) for word in words_of(query)]
    if not words:
        return [(text[:length], False)]
    # Folding keeps the length of almost every text; where it does not, the match may go unmarked.
    folded = unicodedata.normalize("NFKD", text).casefold()
    if len(folded) != len(text):
        folded = "".join(c for c in folded if not unicodedata.combining(c))
    folded = folded if len(folded) == len(text) else text.casefold()
    pattern = re.compile(
        "|".join(rf"(?<!\w){word}" + (r"\w*" if is_beginning(word) else r"(?!\w)") for word in words)
    )
    first = pattern.search(folded)
    start = 0
    if first and first.start() > length // 2:
        start = text.rfind(" ", 0, first.start() - length // 3) + 1
    end = min(len(text), start + length)
    if end < len(text):  # at the end of a word, unless that word is a page long
        blank = text.rfind(" ", start + length // 2, end)
        end = blank if blank > 0 else end
    pieces, at = [("…", False)] if start else [], start
    for match in pattern.finditer(folded, start, end):
        pieces += [(text[at : match.start()], False), (text[match.start() : match.end()], True)]
        at = match.end()
    pieces.append((text[at:end] + ("…" if end < len(text) else ""), False))
    return [piece for piece in pieces if piece[0]]
