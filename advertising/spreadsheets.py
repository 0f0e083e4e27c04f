"""CSV downloads whose cells a spreadsheet never takes for formulas."""

import csv
from collections.abc import Iterable

from django.http import HttpResponse

# What makes a spreadsheet calculate, also in the full width of East Asian keyboards.
DANGEROUS = ("=", "+", "-", "@", "|", "＝", "＋", "－", "＠")


def csv_download(name: str, header: Iterable[str], rows: Iterable[Iterable[object]]) -> HttpResponse:
    """A download named `name`.csv; cells are text, numbers, dates or None."""
    response = HttpResponse(content_type="text/csv; charset=utf-8")
    response.headers["Content-Disposition"] = f'attachment; filename="{name}.csv"'
    response.write("\ufeff")  # without it Excel takes ñ for something else
    writer = csv.writer(response)
    writer.writerow(map(cell, header))
    writer.writerows([cell(value) for value in row] for row in rows)
    return response


def cell(value: object) -> object:
    """A value as it may stand in a cell: words that could be a formula get an apostrophe before them.

    A number stays a number, below zero too.
    """
    if isinstance(value, str) and (value[:1].isspace() or value.startswith(DANGEROUS)):
        return f"'{value}"
    return "" if value is None else value
