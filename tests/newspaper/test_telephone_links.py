"""Telephone numbers of an office, as links."""

import pytest

from newspaper.models import Office
from newspaper.telephones import dialled, pieces


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("(062) 992 5480", "+63629925480"),
        ("(062) 9925480", "+63629925480"),
        ("062-992-5480", "+63629925480"),
        ("(02) 8123 4567", "+63281234567"),
        ("(0917) 7103642", "+639177103642"),
        ("0917-710-3642", "+639177103642"),
        ("0917.710.3642", "+639177103642"),
        ("917 710 3642", "+639177103642"),
        ("+63 62 992 5480", "+63629925480"),
        ("+63 (0)62 992 5480", "+63629925480"),
        ("63 917 710 3642", "+639177103642"),
        ("+1 212 555 0100", "+12125550100"),
        # Nobody can dial these from everywhere.
        ("992 5480", ""),
        ("8888", ""),
        ("00 63 62 992 5480", ""),
        ("0", ""),
        ("+63 1", ""),
        ("0000000000000000", ""),
    ],
)
def test_a_number_gets_its_country_code(written, number):
    assert dialled(written) == number


@pytest.mark.parametrize(
    ("line", "found"),
    [
        (
            "(062) 955 0000 advertising",
            [("(062) 955 0000", "tel:+63629550000"), (" advertising", "")],
        ),
        ("News desk: 0917-555-0101", [("News desk: ", ""), ("0917-555-0101", "tel:+639175550101")]),
        (
            "(062) 955 0000 / (0917) 555 0101",
            [
                ("(062) 955 0000", "tel:+63629550000"),
                (" / ", ""),
                ("(0917) 555 0101", "tel:+639175550101"),
            ],
        ),
        (
            "(062) 955 0000 (0917) 555 0101",
            [
                ("(062) 955 0000", "tel:+63629550000"),
                (" ", ""),
                ("(0917) 555 0101", "tel:+639175550101"),
            ],
        ),
        (
            "Call 24 hours (082) 296 0658 loc. 12",
            [("Call 24 hours ", ""), ("(082) 296 0658", "tel:+63822960658"), (" loc. 12", "")],
        ),
        ("by appointment only", [("by appointment only", "")]),
        ("955 0000 from the city", [("955 0000 from the city", "")]),
        ("", []),
    ],
)
def test_words_stay_words_and_numbers_become_links(line, found):
    assert pieces(line) == found
    assert "".join(text for text, _ in pieces(line)) == line


def test_an_office_has_one_line_per_line():
    office = Office(name="Davao City", telephones="(082) 296 0658 news\r\n\r\n0917 555 0101\n")
    assert office.telephone_lines == [
        [("(082) 296 0658", "tel:+63822960658"), (" news", "")],
        [("0917 555 0101", "tel:+639175550101")],
    ]
