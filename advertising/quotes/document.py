"""A quote as PDF."""

from django.utils import timezone
from reportlab.platypus import Flowable

from advertising import pdf
from advertising.models import Quote
from advertising.money import money, per_cent
from advertising.rates.pricing import Price
from newspaper.addresses import absolute
from newspaper.models import Newspaper


def as_pdf(quote: Quote, paper: Newspaper) -> bytes:
    """The bytes of a quote as PDF: whom it is for, every line, the sums, and the terms."""
    to = "\n".join(filter(None, [quote.name, quote.company, quote.email, quote.telephone]))
    dates = f"Date: {quote.issued_on:%B %-d, %Y}\nValid until: {quote.valid_until:%B %-d, %Y}"
    head = pdf.table(
        [[pdf.paragraph(to), pdf.paragraph(dates, pdf.RIGHT)]],
        (0.6, 0.4),
        [("LINEBELOW", (0, 0), (-1, -1), 0, None)],
    )
    flow = [
        pdf.paragraph(f"Quote {quote.number}", pdf.TITLE),
        pdf.space(2),
        head,
        pdf.space(5),
        *_price(quote.price),
        pdf.space(6),
    ]
    terms = [
        f"Worked out from {quote.rate_card_name}, version {quote.rate_card_version}; a later change of the card does "
        "not alter this quote.",
        "The lines are rounded to the centavo each, and the sums add rounded lines.",
    ]
    if quote.accepted_at:
        day = timezone.localtime(quote.accepted_at)
        terms.insert(0, f"Accepted by {quote.accepted_by} on {day:%B %-d, %Y at %H:%M}.")
    else:
        terms.append(f"Accept it at {absolute(quote.get_absolute_url())}")
    return pdf.document(
        paper, f"Quote {quote.number}", [*flow, *(pdf.paragraph(term, pdf.SMALL) for term in terms)]
    )


def _price(price: Price) -> list[Flowable]:
    """The lines and, below them, the sums."""
    cash = [pdf.paragraph(money(line.amount, price.currency), pdf.RIGHT) for line in price.lines]
    lines = [
        [pdf.paragraph(line.what, aside=line.how), amount]
        for line, amount in zip(price.lines, cash, strict=True)
    ]
    tax = f"{'of which ' if price.is_vat_included else ''}{per_cent(price.vat_rate)} VAT"
    sums = [("Subtotal", price.subtotal), (tax, price.vat), ("Total", price.total)]
    if price.withheld:
        held = f"Withheld by companies, {per_cent(price.withholding_rate)} (BIR Form 2307)"
        sums += [(held, price.withheld), ("A company pays", price.payable)]
    rows = [
        [
            pdf.paragraph(what, pdf.STRONG if what == "Total" else pdf.RIGHT),
            pdf.paragraph(money(amount, price.currency), pdf.STRONG if what == "Total" else pdf.RIGHT),
        ]
        for what, amount in sums
    ]
    return [pdf.table(lines, (0.8, 0.2)), pdf.space(3), pdf.table(rows, (0.8, 0.2))]
