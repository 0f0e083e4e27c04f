"""The price calculator: an address asks a question, a form shows it, and pricing answers."""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from functools import cached_property
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.utils.text import slugify

from advertising.models import Rate, RateCard
from advertising.rates.geometry import Drawing, draw
from advertising.rates.models import HEADINGS
from advertising.rates.pricing import Price, PriceRequest, calculate_price
from advertising.rates.units import MEASURES, Unit, Unpriceable
from plaintext.forms import Line
from plaintext.slugs import slug_of

USUAL = {"columns": 2, "height": 10, "lines": 3, "words": 20, "issues": 1, "weeks": 1, "months": 1}
LOADINGS = {
    "colour": (Rate.Group.COLOUR, "Black and white"),
    "position": (Rate.Group.POSITION, "Any position"),
}
NOT_ON_THE_LIST = "Choose one from the list."


class CalculatorForm(forms.Form):
    """What may be asked of one rate; only the fields that its unit and its kind need."""

    def __init__(self, calculation: "Calculation", data: Mapping[str, str | None]) -> None:
        super().__init__(data)
        self.use_required_attribute = False
        card, rate = calculation.card, calculation.rate
        self.fields["rate"] = _choice("What would you like to place?", _by_heading(calculation.rates))
        for name in Unit(rate.unit).asks:
            self.fields[name] = _number(name)
        if rate.is_print:
            for name, (group, none) in LOADINGS.items():
                choices = [(key, str(one)) for key, one in keyed(card.in_group(group)).items()]
                if choices:
                    self.fields[name] = _choice(name.capitalize(), [("", none), *choices])
            if card.election_discounts:
                self.fields["election"] = _tick("This is an election advertisement")
        if rate.artwork_fee:
            self.fields["artwork"] = _tick("You make the artwork for me")
        self.fields["for"] = forms.CharField(required=False, widget=forms.HiddenInput)


class Calculation:
    """A question that an address asked of a card, and its answer.

    `query` is a QueryDict or a dict of text, not trusted. The answer is `price`, with the measures as `numbers`; or
    None, with errors on the `form`.
    """

    def __init__(self, card: RateCard, query: Mapping[str, str]) -> None:
        self.card = card
        self.rates = keyed(card.sold)
        self.key = query["rate"] if query.get("rate") in self.rates else next(iter(self.rates))
        self.rate = self.rates[self.key]
        self.form = CalculatorForm(self, self._filled_in(query))
        self.stray = {
            name: query[name] for name in MEASURES if name in query and name not in self.form.fields
        }
        if self._has_just_changed(query):
            self.stray = {}
        self.numbers: dict[str, Decimal] = {}
        self.price = self._answer()

    @cached_property
    def measures(self) -> dict[str, str | None]:
        """What was given for each measure that the rate asks for, as text."""
        return {name: self.form[name].value() for name in Unit(self.rate.unit).asks}

    @property
    def query(self) -> str:
        """The query that asks the same again, with nothing that is empty."""
        names = [name for name in self.form.fields if name != "for"]
        given = ((name, self.form[name].value()) for name in names)
        return urlencode([(name, "on" if value is True else value) for name, value in given if value])

    @cached_property
    def drawing(self) -> Drawing | None:
        """How it stands on the page, to scale, or None."""
        return draw(self.card, self.rate, self.numbers) if self.price else None

    def _has_just_changed(self, query: Mapping[str, str]) -> bool:
        """Whether the fields that were sent belong to the rate that was chosen before."""
        return query.get("for", self.key) != self.key

    def _filled_in(self, query: Mapping[str, str]) -> dict[str, str | None]:
        """The form's data: what the address gives, and what is usual where it gives nothing."""
        asks = Unit(self.rate.unit).asks
        given: dict[str, str | None] = {}
        if not self._has_just_changed(query):
            given |= {name: query.get(name) for name in query}
        if not any(name in given for name in asks):
            given |= {name: self._usual(name) for name in asks}
        return given | {"rate": query.get("rate", self.key), "for": self.key}

    def _usual(self, name: str) -> str:
        most = {"columns": self.card.columns, "height": int(self.card.page_height // 10)}.get(name, 10_000)
        least = self.rate.minimum if name in ("lines", "words") else 1
        return str(max(min(USUAL[name], most), least))

    def _answer(self) -> Price | None:
        """The Price, or None where the form cannot be answered and says why."""
        if not self.form.is_valid():
            return None
        chosen = self.form.cleaned_data
        loadings = [keyed(self.card.in_group(LOADINGS[n][0]))[chosen[n]] for n in LOADINGS if chosen.get(n)]
        asked = PriceRequest(
            {**self.measures, **self.stray},
            tuple(loadings),
            is_election=chosen.get("election", False),
            needs_artwork=chosen.get("artwork", False),
        )
        try:
            price = calculate_price(self.card, self.rate, asked)
        except Unpriceable as refusal:
            self.form.add_error(refusal.field if refusal.field in self.form.fields else None, str(refusal))
            return None
        self.numbers = {name: Decimal(given) for name, given in self.measures.items() if given}
        return price


def keyed(rates: Iterable[Rate]) -> dict[str, Rate]:
    """Rates by what they are called in an address: "half-page", the second of that name "half-page-2".

    A name outlives a card: next year's link asks for next year's price of the same thing.
    """
    found = {}
    for rate in rates:
        stem = key = slugify(slug_of(rate.name, 60)) or "rate"
        number = 2
        while key in found:
            key, number = f"{stem}-{number}", number + 1
        found[key] = rate
    return found


def _by_heading(rates: dict[str, Rate]) -> list[tuple[str, list[tuple[str, str]]]]:
    """Choices of the rates under the card's headings."""
    grouped = [
        (title, [(key, str(rate)) for key, rate in rates.items() if rate.group in groups])
        for title, groups in HEADINGS
    ]
    return [(title, choices) for title, choices in grouped if choices]


def _choice(label: str, choices: list[Any]) -> forms.ChoiceField:
    messages = {"invalid_choice": NOT_ON_THE_LIST}
    return forms.ChoiceField(label=label, choices=choices, required=False, error_messages=messages)


def _tick(label: str) -> forms.BooleanField:
    return forms.BooleanField(label=label, required=False)


def _number(name: str) -> Line:
    measure = MEASURES[name]
    step = "0.1" if measure.places else "1"
    box = forms.NumberInput(attrs={"min": step, "max": measure.most, "step": step, "inputmode": "decimal"})
    return Line(label=measure.label, required=False, widget=box)
