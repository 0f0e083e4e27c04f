"""What a reader may have meant whose words no story holds: "ice plant" for "ice plnt".

No list of words is kept for it: the index is asked for stories that hold any word which differs from a misspelt one by
a letter, beside the other words, and those that it names are read. So the cost is that of a search, however large the
archive, and no word is offered that only a story has which readers may not see.
"""

import datetime as dt
import re
from collections import Counter
from itertools import chain
from string import ascii_lowercase

from articles.models import Article
from articles.search.index import Span, ask
from articles.search.words import Term, located, stem, terms_of
from pagecache.dependencies import dependency, depends_on

# Stories whose words are read to see which candidate stands in the most.
READ = 60
# Words that are looked for alone, and those for which others are sought: PostgreSQL takes 20 ms for one in vain.
MOST_WORDS, MOST_MENDED = 5, 2
# Shorter words are near too many others, and whatever has a digit is near all of its kind.
_MAY_BE_MISSPELT = re.compile("[a-z]{4,30}")


def meant(query: str, *, opens: dt.datetime, closes: dt.datetime) -> str:
    """A query that finds nothing, with its misspelt words as published stories have them, each a letter away.

    Words that no story holds are misspelt; where there are none, any one may be. "" where there is nothing to offer.
    """
    stories, span = Article.objects.published(), Span(opens, closes)
    wanted, words = terms_of(query), {}
    for _, _, reading in located(query):
        word = " ".join(reading.words)
        if (term := _term(word)) in wanted and _MAY_BE_MISSPELT.fullmatch(word):
            words[word] = term
    words = dict(list(words.items())[:MOST_WORDS])
    unknown = {word: term for word, term in words.items() if not ask(stories, [term], span, 1)}
    others = [term for term in wanted if term not in unknown.values()]
    if len(unknown) > MOST_MENDED:
        return ""
    if unknown:
        better = {}
        for word in unknown:
            better[word] = _nearest(stories, others, word, span)
            if not better[word]:
                return ""
            others.append(Term(((better[word],),), is_exact=True))
        return _with(better, query)
    for word, term in sorted(words.items(), key=lambda item: -len(item[0]))[:MOST_MENDED]:
        if better := _nearest(stories, [other for other in others if other != term], word, span):
            return _with({word: better}, query)
    return ""


def _term(word):
    return Term(((stem(word),),))


def _nearest(stories, others, word, span):
    """The word a letter away that stands in most of the newest stories that hold the others too; "" without one."""
    candidates = one_letter_away(word)
    near = Term(tuple((each,) for each in sorted(candidates)), is_exact=True)
    ids = ask(stories, [*others, near], span, READ)
    read = {
        (pk, live_until): candidates.intersection(words.split())
        for pk, live_until, words in stories.filter(pk__in=ids[:READ]).values_list(
            "pk", "live_until", "words"
        )
    }
    counts = Counter(chain.from_iterable(read.values()))
    # Of two as common, the one with the same beginning: that is seldom mistyped.
    best = max(counts, key=lambda each: (counts[each], each[:2] == word[:2], each), default="")
    for (pk, live_until), words in read.items():
        if best in words:
            depends_on(dependency(Article._meta.db_table, pk), live_until)
    return best


def one_letter_away(word: str) -> set[str]:
    """Words with a letter more, less or another one, or with two neighbours in the other order: 50 for each letter."""
    cuts = [(word[:at], word[at:]) for at in range(len(word) + 1)]
    less = {a + b[1:] for a, b in cuts if b}
    swapped = {a + b[1] + b[0] + b[2:] for a, b in cuts if len(b) > 1}
    other = {a + letter + b[1:] for a, b in cuts if b for letter in ascii_lowercase}
    more = {a + letter + b for a, b in cuts for letter in ascii_lowercase}
    return {each for each in less | swapped | other | more if len(each) > 2} - {word}


def _with(better, query):
    """The query with some of its words in better spelling."""
    pieces, at = [], 0
    for start, end, reading in located(query):
        if (word := " ".join(reading.words)) in better:
            pieces += [query[at:start], better[word]]
            at = end
    return "".join([*pieces, query[at:]])
