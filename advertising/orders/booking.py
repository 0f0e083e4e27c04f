"""Selling: from a quote to an order in one act, and what follows when something goes wrong."""

from django.db import transaction
from django.utils import timezone

from advertising.models import Insertion, InsertionOrder, LineItem, Placement, Quote
from advertising.money import money
from advertising.political.rules import political_part
from newspaper.models import Newspaper
from people.models import User

# What a free rerun of a political advertisement says as the first one did.
POLITICAL = ("is_political", "candidate", "payer", "payer_address", "page_share")


def book(quote: Quote, user: User | None = None) -> InsertionOrder:
    """The Order of a quote, with its prices copied; of two clicks, the second finds the order of the first."""
    with transaction.atomic():
        order = InsertionOrder(
            quote=quote, sold_on=timezone.localdate(), sold_by=user, currency=quote.currency
        )
        number(order)  # a second click waits here until the first has its order
        if there := InsertionOrder.objects.filter(quote=quote).first():
            return there
        for name in ("name", "company", "email", "telephone"):
            setattr(order, name, getattr(quote, name))
        order.save()
        lines = (
            f"{line.what}: {line.how}, {money(line.amount, quote.currency)}" for line in quote.price.lines
        )
        is_political, page_share = political_part(quote)
        LineItem.objects.create(
            order=order,
            edition=quote.rate_card.edition,
            is_political=is_political,
            page_share=page_share,
            what=quote.what,
            detail="\n".join(lines),
            net=quote.net,
            vat=quote.vat,
        )
    return order


def number(order: InsertionOrder) -> None:
    """Gives a new order the next number of its year, in a transaction that others wait for."""
    Newspaper.lock()
    order.take_next_number(order.sold_on.year)


def make_good(item: LineItem) -> LineItem:
    """A free rerun of what did not run as agreed: a further item of the same order, without a price."""
    again = LineItem.objects.create(
        order=item.order,
        edition=item.edition,
        what=item.what,
        detail=f"Makes good for {item.what}, which did not run as agreed.\n{item.detail}",
        makes_good_for=item,
        **{name: getattr(item, name) for name in POLITICAL},
    )
    item.insertions.filter(status=Insertion.Status.BOOKED, last_day__lt=timezone.localdate()).update(
        status=Insertion.Status.FAILED
    )
    return again


def cancel(order: InsertionOrder) -> int:
    """Cancels an order: what is to come gives its place free, what runs ends today, its banners go off the pages.

    Returns how many banners it has switched off.
    """
    now, today = timezone.now(), timezone.localdate()
    with transaction.atomic():
        Newspaper.lock()  # nobody switches one of its banners on meanwhile
        order.status = InsertionOrder.Status.CANCELLED
        order.save(update_fields=["status"])
        booked = Insertion.objects.filter(item__order=order, status=Insertion.Status.BOOKED)
        booked.filter(first_day__gt=today).delete()
        booked.filter(last_day__gt=today).update(last_day=today)
        running = Placement.objects.filter(item__order=order, is_on=True).exclude(ends_at__lte=now)
        return running.update(is_on=False)
