"""What nobody sees goes; what a script or an emoji needs stays."""

import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plaintext.cleaning import cleaned, without_invisible

FAMILY = "👨\u200d👩\u200d👧"
ENGLAND = "\U0001f3f4\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f"
# Cf, and yet to be seen: the signs of Arabic, Syriac and Kaithi numbers, of a verse's end, of an abbreviation.
VISIBLE = "\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u070f\u0890\u0891\u08e2\U000110bd\U000110cd"


@pytest.mark.parametrize(
    "invisible",
    "\u200b\u00ad\u2060\ufeff\u200e\u200f\u061c\u2063\u180e\u034f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
    "\u206f\x00\x07\x0b\x0c\x1b\x1f\x7f\x81\ud800\udfff\ufdd0\uffff\U0010ffff\ufff9\ufffb\ufffc\u3164\uffa0\u115f\U000e0001"
    "\U000e0061\U000e007f\u200c\u200d\ufe0f\ufe00\U000e0100\u180b\U0001d173\U0001bca0",
    ids=lambda text: f"U+{ord(text):04X}",
)
def test_what_nobody_sees_goes(invisible):
    for keeps_lines in (True, False):
        assert cleaned(f"ice {invisible}pl{invisible}ant{invisible}", keeps_lines=keeps_lines) == "ice plant"
    assert without_invisible(f"ice pl{invisible}ant") == "ice plant"


def test_no_format_or_control_character_is_forgotten():
    letters = [chr(code) for code in range(sys.maxunicode + 1) if unicodedata.category(chr(code))[0] == "C"]
    hidden = [c for c in letters if unicodedata.category(c) == "Cf" and c not in VISIBLE]
    hidden = [c for c in hidden if not 0x13430 <= ord(c) <= 0x1343F]  # these place hieroglyphs
    assert [c for c in hidden if cleaned(f"ice{c}plant", keeps_lines=True) != "iceplant"] == []
    controls = "".join(c for c in letters if unicodedata.category(c) == "Cc" or "\ud800" <= c <= "\udfff")
    for keeps_lines, allowed in ((False, ""), (True, "\n\t")):
        left = cleaned(controls, keeps_lines=keeps_lines)
        assert {c for c in left if unicodedata.category(c)[0] == "C"} == set(allowed)


@pytest.mark.parametrize(
    "text",
    [
        "می\u200cخواهم",  # Persian: "I want" is one word in two pieces
        "ه\u200d.ق",
        "क्\u200dष",  # Hindi: a half letter, and one that must not join
        "क्\u200cष",
        "ශ්\u200dරී ලංකා",
        "ന്\u200d",
        FAMILY,
        "🏳\ufe0f\u200d🌈",
        "👩🏽\u200d⚕\ufe0f",
        "❤\ufe0f\u200d🔥",
        "1\ufe0f\u20e3",
        ENGLAND,
        "🇵🇭",
        "葛\U000e0100城",
        "ᠠ\u180bᠭ",
        VISIBLE,
        "Niño, Jolo’s “mañana”; ₱500 — Kaʼbah ‘Mawlud’…",
    ],
)
def test_what_writing_needs_stays(text):
    assert cleaned(text, keeps_lines=False) == text
    assert cleaned(f"ice\u200b plant {text}\u202e", keeps_lines=True) == f"ice plant {text}"


def test_joiners_stay_only_where_they_join():
    assert cleaned("a\u200db\u200c c", keeps_lines=True) == "ab c"
    assert cleaned("می\u200c\u200cخواهم", keeps_lines=True) == "می\u200cخواهم"
    assert cleaned("👨\u200d and a\u200d👩", keeps_lines=True) == "👨 and a👩"
    assert cleaned("e\ufe0f\u200d😀", keeps_lines=True) == "e😀"
    # Words hidden in tags behind a flag are more than any flag has.
    assert cleaned("🏴" + "\U000e0061" * 40 + "\U000e007f", keeps_lines=True) == "🏴"


def test_letters_are_composed():
    assert cleaned("nin\u0303o e\u200b\u0301", keeps_lines=False) == "niño é"


def test_windows_quotes_are_read_as_such():
    assert cleaned("\x93Jolo\x94 \x96 it\x92s \x85", keeps_lines=False) == "“Jolo” – it’s …"


def test_line_breaks_of_every_kind():
    text = "a\r\nb\rc\u2028d\u2029e\tf"
    assert cleaned(text, keeps_lines=True) == "a\nb\nc\nd\ne\tf"
    assert cleaned(text, keeps_lines=False) == "a b c d e f"


def test_no_break_spaces_are_blanks_in_a_line_and_stay_in_a_text():
    text = "Dr.\u00a0Cruz: 4\u202f250"
    assert cleaned(text, keeps_lines=False) == "Dr. Cruz: 4 250"
    assert cleaned(text, keeps_lines=True) == text


PIECES = st.sampled_from(
    "aeñ1 \n\r\tक्ी👨❤🏴葛\u0301\u200b\u200c\u200d\ufe0f\u20e3\u180b\x92\u2028\u2800\u00a0\u0958\ud83d"
    "\U000e0067\U000e007f\U000e0100"
)


@given(st.lists(PIECES | st.characters() | st.just(ENGLAND), max_size=30).map("".join), st.booleans())
def test_cleaning_again_changes_nothing(text, keeps_lines):
    once = cleaned(text, keeps_lines=keeps_lines)
    assert cleaned(once, keeps_lines=keeps_lines) == once
    once.encode()


@given(st.text(st.characters(codec="ascii", min_codepoint=32, max_codepoint=126)), st.booleans())
def test_plain_text_is_left_alone(text, keeps_lines):
    assert cleaned(text, keeps_lines=keeps_lines) == text
