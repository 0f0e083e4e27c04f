"""However people write a thing, its words are the same."""

import re

import pytest
from hypothesis import given
from hypothesis import settings as bounds
from hypothesis import strategies as st

from plaintext import words
from plaintext.cleaning import GLOTTALS
from plaintext.words import FOLDING, LONGEST_WORD, fold, found_words, readings


def looked_for(text):
    return [word for reading in readings(text.translate(FOLDING)) for word in reading.words]


WAYS = [
    "₱500|P500|PHP 500|Php500|PhP500|P 500|₱ 500.00|500 pesos|500 piso|P-500|500 PHP",
    "₱4,250|P4250|4,250 pesos|Php 4 250|PHP4,250.00",
    "P500M|₱500 million|P500-million|500 million pesos|500-million-peso",
    "P500k|₱500,000|500 thousand pesos",
    "₱4.5 billion|P4.5B|4.5 billion pesos",
    "4250|4,250|4 250|4\u00a0250|4\u202f250",
    "12500000|12,500,000|12 500 000",
    "RA 9003|R.A. No. 9003|R.A. 9003|RA9003|RA-9003|r.a. no 9003|RA No.9003|RA #9003|Republic Act 9003|"
    "Republic Act No. 9003|Republic Act (RA) No. 9003|Republic Act (R.A.) 9003",
    "P.D. 1079|PD 1079|Presidential Decree No. 1079",
    "E.O. 12|EO No. 12|Executive Order 12",
    "G.R. No. 123456|GR 123456|G.R. Nos. 123456",
    "BP 22|B.P. Blg. 22|Batas Pambansa Blg. 22",
    "U.S.|US|u.s",
    "J.R.|JR",
    "Ph.D.|PhD",
    "|".join(f"Ka{letter}bah" for letter in GLOTTALS)
    + "|KABAH|ka\u200bbah|ka\u00adbah|Ka\u2060bah|K\u202eabah",
    "niño|nino|nin\u0303o|NIÑO",
    "می\u200cخواهم|میخواهم",
]


@pytest.mark.parametrize("spellings", [ways.split("|") for ways in WAYS], ids=lambda spellings: spellings[0])
def test_ways_to_write_one_thing(spellings):
    assert len({tuple(looked_for(text)) for text in spellings}) == 1
    words = looked_for(spellings[0])
    for text in spellings:
        assert set(words) <= set(found_words(text).split())


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("₱4,250", "4250 pesos"),
        ("R.A. 9003", "9003 ra republic act"),
        ("On Dec 12 500 people", "12 500 12500 dec people"),
        ("e-mail, Pag-asa", "e mail email pag asa pagasa"),
        ("0917 555 1234", "0917 555 1234"),
        ("p2p, room 9, in 2026 500", "p2p room 9 in 2026 500"),
        ("2025-2026", "2025 2026"),
        ("P500-P700", "php500 php700"),
        ("₱" + "9" * 40, "9" * 40),
    ],
)
def test_a_thing_is_found_as_what_it_is_besides(text, words):
    assert set(words.split()) <= set(found_words(text).split())


def test_what_is_no_amount_and_no_law_is_none():
    assert found_words("Group 9, map 500, extra 9003, 5 pesoses") == "group 9 map 500 extra 9003 5 pesoses"


PARTS = "p php ₱ - . , 500 4 250 000 pesos million k ra r.a. no. republic act ( l- u. blg ñ ' \u200b"
PIECES = st.sampled_from([" ", "\n", *re.findall(r"\S+", PARTS)])


@given(st.lists(PIECES | st.text(max_size=3), max_size=12).map("".join))
@bounds(max_examples=200)
def test_words_are_plain_and_what_is_looked_for_is_found(text):
    assert fold(fold(text)) == fold(text)
    found = found_words(text).split()
    assert all(word.isalnum() and len(word) <= LONGEST_WORD for word in found)
    assert {word[:LONGEST_WORD] for word in looked_for(text)} <= set(found)
    at = 0
    for reading in readings(text.translate(FOLDING)):
        assert at <= reading.start < reading.end
        at = reading.end


def test_no_text_takes_long():
    """Linear, whatever is written: these took minutes if each were looked at again from each of its letters."""
    for text in (
        "a-" * 100_000,
        "r.a. " * 60_000,
        "1," * 100_000,
        "4 250 " * 60_000,
        "p" * 300_000,
        "a." * 150_000,
    ):
        found_words(text)


@given(st.text("ap1290., -phrd₱x"), st.integers(0, 5))
def test_hints_lead_to_what_a_plain_search_finds(text, at):
    found, plain = words._next_special(text, at), words._SPECIAL.search(text, at)
    assert (found and (found.span(), found.lastgroup)) == (plain and (plain.span(), plain.lastgroup))
