"""What the advertising desk works with, by noun."""

from advertising.models.cards import Edition, RateCard
from advertising.models.enquiries import Artwork, Enquiry
from advertising.models.orders import Insertion, LineItem, Order, Place
from advertising.models.quotes import Quote, QuoteLine
from advertising.models.rates import Rate, RateTable

__all__ = [
    "Artwork",
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
