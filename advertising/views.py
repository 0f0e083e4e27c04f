"""What advertisers read."""

from django.shortcuts import render

from advertising.models import RateCard
from paper.pages import RATES, AboutPage, about_page
from pressroom.printing import printed


@printed
def rates(request):
    """The rate card in force today, as tables; without one, where to ask."""
    page = about_page(RATES) or AboutPage("Regional Advertising Rates", RATES)
    return render(request, "advertising/rates.html", {"page": page, "card": RateCard.objects.current()})
