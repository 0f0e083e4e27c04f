"""What the advertising desk works with, by noun."""

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
    "Candidate",
    "Edition",
    "Enquiry",
    "Insertion",
    "LineItem",
    "Order",
    "Place",
    "Quote",
    "QuoteLine",
    "Rate",
    "RateCard",
    "RateTable",
]
