"""What the advertising desk works with, by noun."""

from advertising.models.cards import Edition, RateCard
from advertising.models.enquiries import Artwork, Enquiry
from advertising.models.quotes import Quote, QuoteLine
from advertising.models.rates import Rate, RateTable

__all__ = ["Artwork", "Edition", "Enquiry", "Quote", "QuoteLine", "Rate", "RateCard", "RateTable"]
