"""Letters to the paper as mail to its desk."""

from django.conf import settings
from django.core.mail import EmailMessage
from django.urls import reverse
from django.utils import timezone

from newspaper.addresses import absolute
from newspaper.models import Letter, Newspaper
from newspaper.outbox import Outbox


def as_mail(letter: Letter, to: str) -> EmailMessage:
    """The letter as a message to the desk, which answers the writer when it replies."""
    subject = " ".join(f"[Letter {letter.pk}] {letter.get_about_display()}: {letter.name}".split())
    lines = [
        f"{letter.name} <{letter.email}>",
        letter.telephone,
        f"{timezone.localtime(letter.received_at):%B %-d, %Y, %H:%M}",
        "",
        letter.text,
        "",
        absolute(reverse("admin:newspaper_letter_change", args=[letter.pk])),
    ]
    return EmailMessage(
        subject,
        "\n".join(lines),
        settings.DEFAULT_FROM_EMAIL,
        [to],
        reply_to=[letter.email],
    )


def _composing():
    """To the paper's address, where one is set."""
    to = Newspaper.objects.values_list("email", flat=True).first()
    return (lambda letter: [as_mail(letter, to)]) if to else None


LETTERS = Outbox("letters", Letter, _composing)
