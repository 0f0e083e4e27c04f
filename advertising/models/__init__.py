"""What the advertising desk works with, by noun."""

from advertising.models.banners import BannerDay, Creative, Placement
from advertising.models.cards import Edition, RateCard
from advertising.models.enquiries import Artwork, Enquiry
from advertising.models.orders import Insertion, LineItem, Order, Place
from advertising.models.political import Candidate
from advertising.models.quotes import Quote, QuoteLine
from advertising.models.rates import Rate, RateTable
from advertising.models.sellers import AdsTxt

__all__ = [
    "AdsTxt",
    "Artwork",
    "BannerDay",
    "Candidate",
    "Creative",
    "Edition",
    "Enquiry",
    "Insertion",
    "LineItem",
    "Order",
    "Place",
    "Placement",
    "Quote",
    "QuoteLine",
    "Rate",
    "RateCard",
    "RateTable",
]
