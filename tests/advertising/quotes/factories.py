"""Quotes to test with."""

import datetime as dt

from django.core import signing
from django.test import Client

from advertising.models import Quote, RateCard
from advertising.quotes.issuing import QUOTES, issue
from advertising.rates.calculator import Calculation
from tests.advertising.rates.factories import make_card
from tests.advertising.rates.test_calculator import RATES

ASK = "/about/advertising-rates/editions/regional/quote/?rate=half-page&issues=4&colour=full-colour"
ADVERTISER = {
    "name": "Rosa Lim",
    "company": "Lim Hardware",
    "email": "rosa@example.ph",
    "telephone": "0917 555 0102",
}


def stamp(age=10):
    """What the hidden field of a form holds that was shown some seconds ago."""
    signer = signing.TimestampSigner(salt="advertising.forms")
    shown = dt.datetime.now(dt.UTC).timestamp() - age
    signer.timestamp = lambda: signing.b62_encode(int(shown))
    return signer.sign("shown")


def ask_for_a_quote(client, address=ASK, headers=None, **changes):
    """Posts the form as a browser on our own page does."""
    sent = ADVERTISER | {"shown": stamp(), "second_line": ""} | changes
    return client.post(address, sent, headers=headers or {"Sec-Fetch-Site": "same-origin"})


def make_quote(**fields):
    """A quote of four half pages in colour: ₱45,600 less 10 %, plus 12 % VAT."""
    card = RateCard.objects.current() or make_card(rates=RATES)
    calculation = Calculation(card, {"rate": "half-page", "issues": "4", "colour": "full-colour"})
    return issue(Quote(**ADVERTISER | fields), card, calculation)


def accept(quote, name="Rosa Lim"):
    """What the advertiser's browser does; a new one, in which nobody is signed in."""
    return Client(enforce_csrf_checks=True).post(quote.get_absolute_url(), {"name": name})


def mail_all():
    return QUOTES.send_pending(at_most=None)
