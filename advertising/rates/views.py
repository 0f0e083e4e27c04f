"""The rates, on the page and to take away, and the price calculator."""

from dataclasses import replace

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from advertising.models import Edition, RateCard
from advertising.pdf import pdf_response
from advertising.rates import downloads
from advertising.rates.calculator import Calculation
from newspaper.context import the_newspaper
from newspaper.pages import RATES, AboutPage, about_page
from pagecache.public_page import public_page


def rates_page(
    request: HttpRequest, cards: list[RateCard], card: RateCard | None, **context: object
) -> HttpResponse:
    """A rate card as readers see it, beside those of other editions; without one, where to ask."""
    page = about_page(RATES) or AboutPage("Regional Advertising Rates", RATES)
    if card and card != cards[0]:
        page = replace(page, path=card.get_absolute_url())
    return render(
        request, "advertising/rates/rates.html", context | {"page": page, "cards": cards, "card": card}
    )


@public_page
def rates(request: HttpRequest) -> HttpResponse:
    """The card in force today of the first edition that has one."""
    cards = list(RateCard.objects.in_force())
    return rates_page(request, cards, cards[0] if cards else None)


@public_page
def edition(request: HttpRequest, slug: str) -> HttpResponse:
    """The card in force today of one edition."""
    edition = get_object_or_404(Edition, slug=slug)
    cards = list(RateCard.objects.in_force())
    return rates_page(request, cards, next((card for card in cards if card.edition == edition), None))


@public_page
def rates_csv(request: HttpRequest, slug: str) -> HttpResponse:
    """The same card for a spreadsheet."""
    return downloads.as_csv(current_card(slug))


@public_page
def rates_pdf(request: HttpRequest, slug: str) -> HttpResponse:
    """The rate card as a PDF."""
    return pdf_response(f"advertising-rates-{slug}", downloads.as_pdf(current_card(slug), the_newspaper()))


ASKED = (
    "rate", "for", "columns", "height", "lines", "words", "issues", "weeks", "months",
    "colour", "position", "election", "artwork",
)  # fmt: skip


@public_page(is_costly=True, **dict.fromkeys(ASKED, ".{1,80}"))
def price(request: HttpRequest, slug: str) -> HttpResponse:
    """What an advertisement costs: the address asks, so that it reproduces the calculation."""
    card = current_card(slug)
    if not card.sold:
        raise Http404
    page = AboutPage("What does it cost?", reverse("advertising:price", args=[slug]))
    context = {"page": page, "card": card, "calculation": Calculation(card, request.GET)}
    return render(request, "advertising/rates/calculator.html", context)


def current_card(slug: str) -> RateCard:
    """The card in force today of an edition, or Http404."""
    card = RateCard.objects.current(get_object_or_404(Edition, slug=slug))
    if card is None:
        raise Http404
    return card
