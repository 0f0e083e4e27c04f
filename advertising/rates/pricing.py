"""What an advertisement costs: arithmetic alone, with no database and no clock.

All money is Decimal. One rule of rounding: every line is rounded to the centavo when it is worked out, half a
centavo up, and whatever follows adds rounded lines, so that a printed price can be checked with a pencil.

- Loadings (colour, positions) are per cent of the base, each by itself: +20 % and +30 % are +50 %.
- Discounts are per cent of the base with its loadings. Artwork is neither loaded nor discounted.
- Value-added tax is worked out once, on the sum: on top of prices without it, taken out of prices with it
  (National Internal Revenue Code, sec. 108).
- A company that pays withholds its per cent of the price without the tax and hands over BIR Form 2307 instead
  (Revenue Memorandum Circular 63-2012, on media bills). The publisher's accountant confirms the rates on the card.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Protocol

from advertising.money import money, per_cent, plain
from advertising.rates.geometry import Box, PageArea, box_of
from advertising.rates.units import Unit, Unpriceable, measured

CENTAVO = Decimal("0.01")
HUNDRED = Decimal(100)
# More than the paper has ever billed, and less than what a column of the database holds.
MOST = Decimal("1000000000")


class Surcharge(Protocol):
    """What is read of a loading or a discount: `amount` per cent, a discount from `minimum` insertions on."""

    name: str
    amount: Decimal
    minimum: int


class PricedRate(Protocol):
    """What is read of a rate: `amount` in money for one `unit`, charged for `minimum` lines or words at least."""

    name: str
    unit: str
    amount: Decimal
    minimum: int
    vat: str
    artwork_fee: Decimal
    is_print: bool
    box: Box | None


class PricedCard(Protocol):
    """What is read of the card on which a rate stands; rates and shares are per cent."""

    page: PageArea
    currency: str
    vat_rate: Decimal
    withholding_rate: Decimal
    legal_ceiling: Decimal
    election_share: Decimal
    discounts: Sequence[Surcharge]
    election_discounts: Sequence[Surcharge]


@dataclass(frozen=True)
class PriceRequest:
    """What is wanted of one rate: measures by name, as they were typed, the loadings chosen, and what else."""

    measures: Mapping[str, object]
    loadings: tuple[Surcharge, ...] = ()
    is_election: bool = False
    needs_artwork: bool = False


@dataclass(frozen=True)
class PriceLine:
    """One line of a price: what it is for, how it was worked out, and the amount, below zero for a discount."""

    what: str
    how: str
    amount: Decimal


@dataclass(frozen=True)
class Price:
    """A price, line by line. `net` is what the tax is counted on; rates are per cent."""

    lines: tuple[PriceLine, ...]
    currency: str
    vat_rate: Decimal
    is_vat_included: bool
    net: Decimal
    vat: Decimal
    withholding_rate: Decimal

    @property
    def subtotal(self) -> Decimal:
        """The sum of the lines, with the tax in it only where the prices hold it."""
        return sum((line.amount for line in self.lines), Decimal(0))

    @property
    def total(self) -> Decimal:
        """What the advertisement costs, with the tax."""
        return self.net + self.vat

    @property
    def total_text(self) -> str:
        """The total as it is printed."""
        return money(self.total, self.currency)

    @property
    def withheld(self) -> Decimal:
        """What a company keeps back and hands over as BIR Form 2307."""
        return centavos(self.net * self.withholding_rate / HUNDRED)

    @property
    def payable(self) -> Decimal:
        """What a company that withholds pays: the total without what it keeps back."""
        return self.total - self.withheld


def centavos(amount: Decimal) -> Decimal:
    """The one rule of rounding: to the centavo, half a centavo up."""
    return amount.quantize(CENTAVO, ROUND_HALF_UP)


def calculate_price(card: PricedCard, rate: PricedRate, asked: PriceRequest) -> Price:
    """The price of what is asked of a rate of a card. Raises Unpriceable with a sentence for the advertiser."""
    unit = Unit(rate.unit)
    measures = _check(card, rate, unit, asked)
    times = measures[unit.asks[-1]]
    lines = [_base(card, rate, unit, measures)]
    base = lines[0].amount
    lines += [_loading(loading, base) for loading in asked.loadings]
    loaded = sum((line.amount for line in lines), Decimal(0))
    for discount in _discounts(card, rate, asked, times):
        share = centavos(loaded * discount.amount / HUNDRED)
        lines.append(PriceLine(discount.name, f"{per_cent(discount.amount)} off", -share))
    if asked.needs_artwork:
        if not rate.artwork_fee:
            raise Unpriceable(f"“{rate.name}” has no fixed price for artwork: please ask us.", "artwork")
        lines.append(PriceLine("Artwork", "made once, for all issues", rate.artwork_fee))
    return _taxed(card, rate, tuple(lines))


def per_column_centimetre(card: PricedCard, rate: PricedRate) -> Decimal:
    """A rate of space, without tax, for one column centimetre: the common measure of all such rates."""
    amount = rate.amount / Unit(rate.unit).square
    return amount if rate.vat == "exclusive" else amount * HUNDRED / (HUNDRED + card.vat_rate)


def legal_notice_ceiling(card: PricedCard, rates: Iterable[PricedRate]) -> Decimal | None:
    """What a column centimetre of a legal notice costs at most on a card with these rates, without tax.

    The card's per cent of the lowest commercial rate of space (Presidential Decree 1079); None where there is no such
    rate, or where the card, in a form that is not filled in yet, does not say how many per cent.
    """
    commercial = [
        per_column_centimetre(card, rate) for rate in rates if rate.is_print and Unit(rate.unit).is_space
    ]
    if not commercial or card.vat_rate is None or card.legal_ceiling is None:
        return None
    return min(commercial) * card.legal_ceiling / HUNDRED


def _check(card: PricedCard, rate: PricedRate, unit: Unit, asked: PriceRequest) -> dict[str, Decimal]:
    """The measures of the rate's unit as Decimals; nothing that does not fit the unit or the page."""
    if not unit.asks:
        raise Unpriceable(f"“{rate.name}” is sold only on top of another price.", "rate")
    for name in asked.measures:
        if name not in unit.asks and asked.measures[name] not in (None, ""):
            raise Unpriceable(f"“{rate.name}” is sold {unit.label}: {name} do not fit it.", name)
    measures = {name: measured(name, asked.measures.get(name)) for name in unit.asks}
    page = card.page
    if measures.get("columns", Decimal(0)) > page.columns:
        raise Unpriceable(f"Columns: our page has {page.columns}.", "columns")
    if measures.get("height", Decimal(0)) * 10 > page.height:
        raise Unpriceable(f"Height: our page is {plain(page.height / 10)} centimetres high.", "height")
    if asked.loadings and not rate.is_print:
        raise Unpriceable(f"Colour and positions are for print: “{rate.name}” has none.", "colour")
    if asked.is_election:
        _check_election(card, rate, measures)
    return measures


def _check_election(card: PricedCard, rate: PricedRate, measures: Mapping[str, Decimal]) -> None:
    """The size that an election advertisement may have: Republic Act 9006, sec. 6, as the card states it."""
    box = box_of(card, rate, measures) if rate.is_print else None
    if box and card.page.share(box) > card.election_share / HUNDRED:
        raise Unpriceable(
            f"An election advertisement may take at most {per_cent(card.election_share)} of a page here "
            "(Republic Act 9006): choose a smaller size.",
            "election",
        )


def _base(card: PricedCard, rate: PricedRate, unit: Unit, measures: Mapping[str, Decimal]) -> PriceLine:
    """The rate times what is asked, before anything is added."""
    times = measures[unit.asks[-1]]
    what, count = "", Decimal(1)
    if unit.is_space:
        count = measures["columns"] * measures["height"] / unit.square
        exactly = "" if count == round(count, 2) else "about "
        square = "column centimetres" if unit is Unit.COLUMN_CENTIMETRE else "column inches"
        columns = _counted(measures["columns"], "columns")
        what = f"{columns} × {plain(measures['height'])} cm = {exactly}{plain(count)} {square}, "
    elif len(unit.asks) == 2:
        name = unit.asks[0]
        count = max(measures[name], Decimal(rate.minimum))
        what = f"{_counted(count, name)}{' (the least)' if count > measures[name] else ''}, "
    amount = centavos(rate.amount * count * times)
    if amount > MOST:
        raise Unpriceable("This is more than our rate card can price: please ask us.", unit.asks[-1])
    how = f"{what}{_counted(times, unit.asks[-1])} at {money(rate.amount, card.currency)}"
    return PriceLine(rate.name, how, amount)


def _loading(loading: Surcharge, base: Decimal) -> PriceLine:
    return PriceLine(
        loading.name, f"{per_cent(loading.amount)} on top", centavos(base * loading.amount / HUNDRED)
    )


def _discounts(card: PricedCard, rate: PricedRate, asked: PriceRequest, times: Decimal) -> list[Surcharge]:
    """What comes off: the best discount for so many prepaid insertions, and that of election advertisements."""
    if not rate.is_print:
        return []
    reached = [d for d in card.discounts if times >= max(d.minimum, 1)]
    best = max(reached, key=lambda discount: discount.amount, default=None)
    return ([best] if best else []) + (list(card.election_discounts) if asked.is_election else [])


def _taxed(card: PricedCard, rate: PricedRate, lines: tuple[PriceLine, ...]) -> Price:
    """The lines with the value-added tax added to them or found in them."""
    subtotal = sum((line.amount for line in lines), Decimal(0))
    is_included = rate.vat == "inclusive"
    if is_included:
        net = centavos(subtotal * HUNDRED / (HUNDRED + card.vat_rate))
        vat = subtotal - net
    else:
        net, vat = subtotal, centavos(subtotal * card.vat_rate / HUNDRED)
    return Price(lines, card.currency, card.vat_rate, is_included, net, vat, card.withholding_rate)


def _counted(number: Decimal, name: str) -> str:
    """Decimal(1) issues as "1 issue"."""
    return f"{plain(number)} {name[:-1] if number == 1 else name}"
