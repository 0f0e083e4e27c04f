"""Orders to test with."""

from advertising.models import Candidate, Edition, Insertion, Place
from advertising.orders.booking import book
from tests.advertising.quotes.factories import make_quote
from tests.advertising.rates.factories import days


def make_place(name="Back page", **fields):
    edition = Edition.objects.get(slug="regional")
    place, _ = Place.objects.get_or_create(name=name, edition=edition, defaults=fields)
    return place


def make_slot(slot="leaderboard", beside=None, **fields):
    """The place that is a slot of the website, beside a section or everywhere."""
    fields |= {"slot": slot, "section": beside, "is_on_the_web": True}
    return make_place(f"{slot} {beside or ''}".strip(), **fields)


def make_item(**fields):
    """What was sold on an order of its own."""
    return book(make_quote(**fields)).items.get()


def make_insertion(item=None, place=None, start=7, end=None, **fields):
    """An insertion that runs from and until some days from now."""
    item = item or make_item()
    last = days(start if end is None else end)
    return Insertion.objects.create(item=item, place=place, first_day=days(start), last_day=last, **fields)


def make_candidate(name="Amihan Solon", runs_for="Mayor, Zamboanga City"):
    candidate, _ = Candidate.objects.get_or_create(name=name, runs_for=runs_for)
    return candidate


def make_political(candidate=None, **fields):
    """A quarter page that speaks for a candidate, on an order of its own."""
    item = make_item()
    said = {"is_political": True, "candidate": candidate or make_candidate(), "page_share": 25}
    said |= {"payer": "Friends of Amihan", "payer_address": "12 Coral Street, Zamboanga City"} | fields
    for name, value in said.items():
        setattr(item, name, value)
    item.save()
    return item
