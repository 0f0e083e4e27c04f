"""The rate card as PDF and as a spreadsheet."""

import csv
import datetime as dt
import io

import pytest
from pypdf import PdfReader

from advertising.models import Edition, RateCard
from advertising.spreadsheets import cell
from newspaper.models import Newspaper, Office
from tests.advertising.rates.factories import make_card

pytestmark = pytest.mark.django_db
BASE = "/about/advertising-rates/editions/regional/"


def read_pdf(response):
    """The text of all pages, and how many there are."""
    assert response.headers["Content-Type"] == "application/pdf"
    pages = PdfReader(io.BytesIO(response.content)).pages
    return " ".join(" ".join(page.extract_text().split()) for page in pages), len(pages)


def read_csv(response):
    assert response.headers["Content-Type"] == "text/csv; charset=utf-8"
    return list(csv.DictReader(io.StringIO(response.content.decode("utf-8-sig"))))


@pytest.fixture
def card():
    Office.objects.create(newspaper=Newspaper.objects.get(), name="Jolo", telephones="(068) 555 0101")
    Edition.objects.update(
        deadlines="Copy by Thursday.",
        material="A <b>PDF</b>.",
        circulation=5_000,
        readership=21_000,
        counted_on=dt.date(2026, 1, 15),
        counted_by="printer's certificate",
    )
    return make_card(
        "Rates of the “Ñandú” & Co",
        notes="Pay first.",
        rates=[
            {"unit": "column_centimetre", "name": "Display", "amount": "85", "artwork_fee": "500"},
            {"group": "colour", "unit": "per_cent", "name": "Colour", "amount": "20"},
            {"group": "discount", "unit": "per_cent", "name": "Four", "amount": "5", "minimum": 4},
            {"group": "classified", "unit": "line", "name": "Line", "amount": "77", "vat": "inclusive"},
        ],
    )


def test_the_pdf_says_all_that_the_page_says(client, card):
    text, pages = read_pdf(client.get(f"{BASE}rates.pdf"))
    assert pages == 1
    for said in (
        "The Mindanao Examiner Regional Newspaper",
        "Jolo (068) 555 0101",
        "Rates of the “Ñandú” & Co",
        "All prices in Philippine pesos.",
        "In print, prices plus 12% VAT",
        "Display",
        "PHP 85.00",
        "artwork PHP 500.00",
        "+20%",
        "−5%",
        "per line",
        "Copy by Thursday.",
        "A <b>PDF</b>.",
        "5,000 copies and 21,000 readers of each issue (January 15, 2026; printer's certificate)",
        "Pay first.",
    ):
        assert said in text, said


def test_the_same_card_is_the_same_pdf(client, card):
    first, again = (client.get(f"{BASE}rates.pdf") for _ in range(2))
    assert first.content == again.content
    assert first.headers["Cache-Control"] == "public, max-age=0, must-revalidate"


def test_a_long_card_goes_on_overleaf(client):
    make_card(rates=[{"name": f"Size {number}", "detail": "x" * 200} for number in range(120)])
    text, pages = read_pdf(client.get(f"{BASE}rates.pdf"))
    assert pages > 1
    assert "Size 119" in text
    assert f"Page {pages}" in text


def test_the_spreadsheet_has_a_row_for_each_rate(client, card):
    rows = read_csv(client.get(f"{BASE}rates.csv"))
    assert [(row["What"], row["Amount"], row["Currency"], row["VAT"]) for row in rows] == [
        ("Display", "85.00", "PHP", "plus 12% VAT"),
        ("Colour", "20.00", "", ""),
        ("Four", "5.00", "", ""),
        ("Line", "77.00", "PHP", "including 12% VAT"),
    ]
    assert rows[2]["Unit"] == "per cent off, from 4 prepaid insertions"


@pytest.mark.parametrize(
    "start", ["=", "+", "-", "@", "|", "\t=", "\r=", "\n=", " =", "＝", "＋", "－", "＠"]
)
def test_no_cell_is_a_formula(client, start):
    formula = f'{start}cmd|" /C calc"!A0'
    assert cell(formula) == f"'{formula}"
    make_card(rates=[{"name": formula, "detail": formula}])
    (row,) = read_csv(client.get(f"{BASE}rates.csv"))
    assert row["What"][0] == row["Detail"][0] == "'"


def test_numbers_stay_numbers():
    assert [cell(value) for value in (-5, None, "Half page", "2-1")] == [-5, "", "Half page", "2-1"]


@pytest.mark.parametrize("name", ["rates.pdf", "rates.csv"])
def test_without_a_card_there_is_nothing_to_take_away(client, name):
    make_card(start=5)
    assert client.get(BASE + name).status_code == 404
    assert client.get(f"/about/advertising-rates/editions/jolo/{name}").status_code == 404


def test_the_page_shows_deadlines_material_and_dated_figures(client, card):
    page = client.get("/about/advertising-rates/").content.decode()
    assert "<li>Copy by Thursday.</li>" in page
    assert "<li>A &lt;b&gt;PDF&lt;/b&gt;.</li>" in page
    assert (
        "5,000 copies and 21,000 readers of each issue (January 15, 2026; printer&#x27;s certificate)."
        in page
    )
    assert f'href="{BASE}rates.pdf"' in page


def test_the_desk_previews_a_card_that_readers_do_not_see(client, clerk, reporter):
    coming = make_card("Next year", start=30, rates=[{}])
    address = f"/admin/advertising/ratecard/{coming.pk}/preview/"
    client.force_login(clerk)
    answer = client.get(address)
    assert "Preview of “Next year”" in answer.content.decode()
    assert "₱19,000.00" in answer.content.decode()
    assert "no-store" in answer.headers["Cache-Control"]
    assert address in client.get(f"/admin/advertising/ratecard/{coming.pk}/change/").content.decode()
    assert "Next year" not in client.get("/about/advertising-rates/").content.decode()
    client.force_login(reporter)
    assert client.get(address).status_code == 403
    client.logout()
    assert client.get(address).status_code == 302
    assert RateCard.objects.current() is None
