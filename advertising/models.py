"""The models of every trade, for Django and for other rooms."""

from advertising.adstxt.models import AdsTxt
from advertising.banners.models import BannerDay, Creative, Placement
from advertising.editions import Edition
from advertising.enquiries.models import Artwork, Enquiry
from advertising.orders.models import Insertion, InsertionOrder, LineItem, Place
from advertising.political.models import Candidate
from advertising.quotes.models import Quote, QuoteLine
from advertising.rates.models import Rate, RateCard, RateTable

__all__ = [
    "AdsTxt",
    "Artwork",
    "BannerDay",
    "Candidate",
    "Creative",
    "Edition",
    "Enquiry",
    "Insertion",
    "InsertionOrder",
    "LineItem",
    "Place",
    "Placement",
    "Quote",
    "QuoteLine",
    "Rate",
    "RateCard",
    "RateTable",
]
