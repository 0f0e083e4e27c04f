"""Making quotes, and mailing them: stored first, then mailed in the background."""

from collections.abc import Callable

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction
from django.utils import timezone

from advertising.models import Quote, QuoteLine, RateCard
from advertising.quotes import document
from advertising.quotes.models import last_day
from advertising.rates.calculator import Calculation
from newspaper.addresses import absolute
from newspaper.context import the_newspaper
from newspaper.models import Newspaper
from newspaper.outbox import Outbox
from newspaper.rate_limit import RateLimited, store_submission

# Nobody needs more quotes by mail, and nobody shall be made to get them.
TO_ONE_ADDRESS, IN_MINUTES = 3, 60


def issue(quote: Quote, card: RateCard, calculation: Calculation, network: str | None = None) -> Quote:
    """Fills a Quote, which has whom it is for, with a calculation's price; numbers it and stores it.

    From the site, `network` says where it came from (see `client_network`), and RateLimited is raised instead of
    storing too many; the desk gives none.
    """
    price, today = calculation.price, timezone.localdate()
    if price is None:
        raise ValueError("A quote freezes a price: this calculation has none.")
    quote.rate_card, quote.rate_card_version, quote.rate_card_name = card, card.version, card.name
    quote.what, quote.asked = calculation.rate.name, calculation.query
    quote.issued_on, quote.valid_until = today, last_day(card, today)
    for name in ("currency", "is_vat_included", "vat_rate", "withholding_rate", "net", "vat"):
        setattr(quote, name, getattr(price, name))
    with transaction.atomic():
        Newspaper.lock()  # no two quotes take one number
        quote.take_next_number(today.year)
        if network is None:
            quote.save()
        else:
            near = Quote.objects.in_the_last(IN_MINUTES).filter(email__iexact=quote.email)
            if near.count() >= TO_ONE_ADDRESS:
                raise RateLimited
            store_submission(quote, network)
        lines = [QuoteLine(quote=quote, what=ln.what, how=ln.how, amount=ln.amount) for ln in price.lines]
        QuoteLine.objects.bulk_create(lines)
    return quote


def as_mail(quote: Quote, paper: Newspaper) -> EmailMessage:
    """The quote as a message to the advertiser, with the PDF; once accepted a confirmation, to the desk too."""
    is_accepted = quote.accepted_at is not None
    subject = f"{'Accepted: quote' if is_accepted else 'Quote'} {quote.number} of {paper.name}"
    said = _confirmation(quote) if is_accepted else _offer(quote)
    body = [f"Dear {quote.name},", "", *said, "", paper.name]
    message = EmailMessage(
        " ".join(subject.split()),
        "\n".join(body),
        settings.DEFAULT_FROM_EMAIL,
        [quote.email],
        cc=[paper.email] if is_accepted and paper.email else [],
        reply_to=[paper.email] if paper.email else [],
    )
    message.attach(f"{quote.number}.pdf", document.as_pdf(quote, paper), "application/pdf")
    return message


def _offer(quote: Quote) -> list[str]:
    return [
        f"Here is our quote {quote.number} for {quote.what}: {quote.price.total_text} in all.",
        f"It is valid until {quote.valid_until:%B %-d, %Y}. To read it and to accept it, open",
        "",
        absolute(quote.get_absolute_url()),
        "",
        "Please keep this address to yourself: whoever has it can accept the quote.",
        "If you did not ask for a quote, you need not do anything.",
    ]


def _confirmation(quote: Quote) -> list[str]:
    return [
        f"Thank you. Quote {quote.number} for {quote.what}, {quote.price.total_text} in all, was accepted by "
        f"{quote.accepted_by} on {timezone.localtime(quote.accepted_at):%B %-d, %Y at %H:%M}.",
        "Our advertising desk will now book it and write to you about the material.",
    ]


def _composing() -> Callable[[Quote], list[EmailMessage]]:
    paper = the_newspaper()
    return lambda quote: [as_mail(quote, paper)]


QUOTES = Outbox("quotes", Quote, _composing)
