"""A rate card as PDF and as CSV."""

from django.http import HttpResponse
from reportlab.platypus import CondPageBreak, Flowable

from advertising import pdf
from advertising.models import Rate, RateCard, RateTable
from advertising.money import money, per_cent
from advertising.spreadsheets import csv_download
from newspaper.models import Newspaper

HEADER = [
    "Kind",
    "What",
    "Detail",
    "Unit",
    "Amount",
    "Currency",
    "VAT",
    "At least",
    "Artwork",
    "Width",
    "Height",
]
THIRDS = (0.50, 0.32, 0.18)


def as_csv(card: RateCard) -> HttpResponse:
    """The card as a download for a spreadsheet: one row a rate, per cents as numbers with their unit."""
    rows = (_row(card, rate) for table in card.tables for rate in table.rates)
    return csv_download(_name(card), HEADER, rows)


def as_pdf(card: RateCard, paper: Newspaper) -> bytes:
    """The bytes of the card as PDF: the tables, and whatever else an advertiser must know."""
    edition = card.edition
    days = f"{edition}. Valid from {card.valid_from:%B %-d, %Y}"
    days += f" until {card.valid_until:%B %-d, %Y}." if card.valid_until else "."
    flow = [
        pdf.paragraph(card.name, pdf.TITLE),
        pdf.paragraph(f"{days} All prices in {card.get_currency_display()}s."),
    ]
    for table in card.tables:
        flow += _table(card, table)
    for title, lines in (
        ("Deadlines", edition.deadline_lines),
        ("Material", edition.material_lines),
        ("Circulation and readership", [edition.figures_text]),
        ("Please note", card.note_lines),
    ):
        if any(lines):
            flow += [pdf.paragraph(title, pdf.HEADING), pdf.paragraph("\n".join(lines))]
    return pdf.document(paper, card.name, flow)


def _name(card: RateCard) -> str:
    return f"advertising-rates-{card.edition.slug}-{card.valid_from:%Y-%m-%d}"


def _row(card: RateCard, rate: Rate) -> list[object]:
    unit = f"per cent {rate.unit_text}" if rate.is_surcharge else rate.get_unit_display()
    money_columns = [rate.amount, "" if rate.is_surcharge else card.currency, rate.vat_text]
    sizes = [rate.minimum or None, rate.artwork_fee or None, rate.width, rate.height]
    return [rate.get_group_display(), rate.name, rate.detail, unit, *money_columns, *sizes]


def _table(card: RateCard, table: RateTable) -> list[Flowable]:
    rows = []
    for rate in table.rates:
        if rate.is_surcharge:
            amount = pdf.paragraph(f"{'−' if rate.is_discount else '+'}{per_cent(rate.amount)}", pdf.RIGHT)
        else:
            amount = pdf.paragraph(money(rate.amount, card.currency), pdf.RIGHT)
        unit = rate.unit_text
        if rate.artwork_fee:
            unit += f"; artwork {money(rate.artwork_fee, card.currency)}"
        if rate.vat_text and not table.vat_text:
            unit += f"; {rate.vat_text}"
        rows.append([pdf.paragraph(rate.name, aside=rate.detail), pdf.paragraph(unit, pdf.SMALL), amount])
    title = f"{table.title}, prices {table.vat_text}" if table.vat_text else table.title
    return [CondPageBreak(60), pdf.paragraph(title, pdf.HEADING), pdf.table(rows, THIRDS)]
