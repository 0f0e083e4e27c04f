"""Receiving enquiries, and mailing them: stored first, so that none is lost when the mail server is down."""

from collections.abc import Callable

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.core.mail import EmailMessage
from django.db import transaction
from django.urls import reverse

from advertising.enquiries.artwork import store_artwork
from advertising.models import Enquiry
from newspaper.addresses import absolute
from newspaper.context import the_newspaper
from newspaper.models import Newspaper
from newspaper.outbox import Outbox
from newspaper.rate_limit import store_submission


def receive_enquiry(enquiry: Enquiry, file: UploadedFile | None, network: str) -> None:
    """Stores an enquiry with its artwork (an uploaded file of a known kind, or None). Raises RateLimited instead."""
    with transaction.atomic():
        store_submission(enquiry, network)
        if file:
            store_artwork(file, enquiry)


def as_mails(enquiry: Enquiry, paper: Newspaper) -> list[EmailMessage]:
    """To the desk what was asked; to the advertiser the reference, and no word of what a stranger typed."""
    desk = [paper.email] if paper.email else []
    acknowledged = EmailMessage(
        f"Your enquiry {enquiry.reference} to {paper.name}",
        "\n".join(
            [
                f"Your enquiry has arrived at our advertising desk. It has the reference {enquiry.reference};",
                "please name it if you write or call about it. We answer within two working days.",
                "",
                "If you did not write to us, somebody mistyped an address: you need not do anything.",
                "",
                paper.name,
            ]
        ),
        settings.DEFAULT_FROM_EMAIL,
        [enquiry.email],
        reply_to=desk,
    )
    return [*([_to_the_desk(enquiry, desk)] if desk else []), acknowledged]


def _to_the_desk(enquiry: Enquiry, desk: list[str]) -> EmailMessage:
    subject = f"[Enquiry {enquiry.reference}] {enquiry.about or 'Advertising'}: {enquiry.who}"
    files = [f"Artwork: {artwork}" for artwork in enquiry.artwork.all()]
    lines = [
        f"{enquiry.who} <{enquiry.email}>",
        enquiry.telephone,
        "",
        enquiry.text,
        "",
        *([absolute(enquiry.came_from)] if enquiry.came_from else []),
        *files,
        absolute(reverse("admin:advertising_enquiry_change", args=[enquiry.pk])),
    ]
    return EmailMessage(
        " ".join(subject.split()),
        "\n".join(lines),
        settings.DEFAULT_FROM_EMAIL,
        desk,
        reply_to=[enquiry.email],
    )


def _composing() -> Callable[[Enquiry], list[EmailMessage]]:
    paper = the_newspaper()
    return lambda enquiry: as_mails(enquiry, paper)


ENQUIRIES = Outbox("enquiries", Enquiry, _composing)
