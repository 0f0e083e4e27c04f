"""An invented language to write an archive in: the same words on every run, as unequal as those of any language.

Some words stand in it at a known rate, so that searches for them can be compared (`MARKED`).
"""

import random
from dataclasses import dataclass

SYLLABLES = [consonant + vowel for consonant in "bdgklmnpstwy" for vowel in ("a", "i", "o", "u", "an", "ing")]
LANGUAGE = random.Random(2006)  # the year the paper was founded, and the same words on every run
# English words, which the syllables cannot make: in how many of 1,000 texts each stands.
MARKED = {"harbor": 220, "ferry": 50, "verdict": 10, "frigate": 2}
TEXTS = 1_000
# One text of eight is of the usual length of a story of the paper's own; the others are the agencies' briefs.
LONG_EVERY = 8


@dataclass(frozen=True)
class StoryText:
    """A headline and the paragraphs below it, as plain sentences."""

    headline: str
    standfirst: str
    paragraphs: list[str]


def make_words(count: int = 4_000) -> list[str]:
    """Invented words; the early ones are used far oftener than the late ones."""
    return ["".join(LANGUAGE.choices(SYLLABLES, k=LANGUAGE.randint(1, 4))) for _ in range(count)]


def sentence(words: list[str], count: int, *more: str) -> str:
    """`count` words in one sentence, with some more in it."""
    chosen = [words[int(len(words) * LANGUAGE.random() ** 3)] for _ in range(count)]
    for word in more:
        chosen.insert(LANGUAGE.randrange(1, count), word)
    return " ".join(chosen).capitalize() + "."


def make_texts() -> list[StoryText]:
    """1,000 of them; the marked words stand somewhere in the texts whose number, shuffled, is below their rate."""
    words = make_words()
    ranks = {word: LANGUAGE.sample(range(TEXTS), TEXTS) for word in MARKED}
    return [
        make_text(words, number, [w for w in MARKED if ranks[w][number] < MARKED[w]])
        for number in range(TEXTS)
    ]


def make_text(words: list[str], number: int, marked: list[str]) -> StoryText:
    """One text, the marked words in its first paragraph."""
    is_long = number % LONG_EVERY == LONG_EVERY // 2
    count = LANGUAGE.randint(5, 14) if is_long else LANGUAGE.randint(2, 4)
    lengths = [LANGUAGE.randint(25, 60 if is_long else 45) for _ in range(count)]
    return StoryText(
        headline=sentence(words, LANGUAGE.randint(6, 10)).rstrip("."),
        standfirst=sentence(words, 22),
        paragraphs=[
            sentence(words, length, *(() if place else marked)) for place, length in enumerate(lengths)
        ],
    )
