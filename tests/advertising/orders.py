"""Orders to test with."""

from advertising.booking import book
from advertising.models import Edition, Insertion, Place
from tests.advertising.cards import days
from tests.advertising.quotes import make_quote


def make_place(name="Back page", **fields):
    edition = Edition.objects.get(slug="regional")
    place, _ = Place.objects.get_or_create(name=name, edition=edition, defaults=fields)
    return place


def make_item(**fields):
    """What was sold on an order of its own."""
    return book(make_quote(**fields)).items.get()


def make_insertion(item=None, place=None, start=7, end=None, **fields):
    """An insertion that runs from and until some days from now."""
    item = item or make_item()
    last = days(start if end is None else end)
    return Insertion.objects.create(item=item, place=place, first_day=days(start), last_day=last, **fields)
