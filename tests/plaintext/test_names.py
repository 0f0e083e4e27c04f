"""When two names are the same name."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plaintext.names import LONGEST_KEY, name_key

SAME = [
    ("Marawi City", "marawi  city"),
    ("Marawi City", " MARAWI\u00a0CITY "),
    ("Marawi City", "Marawi\u3000City"),
    ("Marawi City", "Mara\u200bwi\u00ad City\ufeff"),
    ("Marawi City", "\u202eMarawi City"),
    ("Marawi City", "“Marawi City”"),
    ("Marawi City", "Ｍａｒａｗｉ Ｃｉｔｙ"),
    ("O’Brien", "O'Brien"),
    ("Sa’ad", "Saʼad"),
    ("Sa’ad", "Sa`ad"),
    ("Niño", "nin\u0303o"),
    ("NIÑO", "niño"),
    ("Straße", "STRASSE"),
    ("Zamboanga\u2011Basilan", "Zamboanga-Basilan"),
    ("Οδός", "ΟΔΌΣ"),
    ("کتاب\u200cها", "کتابها"),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_two_spellings_of_one_name_have_one_key(one, other):
    assert name_key(one) == name_key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Niño", "Nino"),
        ("Marawi City", "MarawiCity"),
        ("O'Brien", "OBrien"),
        ("رأي", "راي"),
        ("ports", "port"),
    ],
)
def test_different_letters_stay_different(one, other):
    assert name_key(one) != name_key(other)


@pytest.mark.parametrize("nothing", ["", " ", "\u200b", "“”", "\u3164", "\u2028"])
def test_what_shows_nothing_is_no_name(nothing):
    assert name_key(nothing) == ""


@pytest.mark.parametrize("name", ["ﷺ" * 100, "x" * 300])
def test_a_key_fits_its_column_and_tells_long_names_apart(name):
    assert len(name_key(name)) <= LONGEST_KEY
    assert name_key(name) != name_key(name + "y")


@given(st.text())
def test_the_key_of_a_key_is_that_key(name):
    assert name_key(name_key(name)) == name_key(name)
