"""What advertisers read."""

from django.shortcuts import get_object_or_404, render

from advertising.models import Edition, RateCard
from paper.pages import RATES, AboutPage, about_page
from pressroom.printing import printed


def rates_page(request, cards, card, **context):
    """A rate card as readers see it, beside those of other editions; without one, where to ask."""
    page = about_page(RATES) or AboutPage("Regional Advertising Rates", RATES)
    return render(request, "advertising/rates.html", context | {"page": page, "cards": cards, "card": card})


@printed
def rates(request):
    """The card in force today of the first edition that has one."""
    cards = list(RateCard.objects.in_force())
    return rates_page(request, cards, cards[0] if cards else None)


@printed
def edition(request, slug):
    """The card in force today of one edition."""
    edition = get_object_or_404(Edition, slug=slug)
    cards = list(RateCard.objects.in_force())
    return rates_page(request, cards, next((card for card in cards if card.edition == edition), None))
