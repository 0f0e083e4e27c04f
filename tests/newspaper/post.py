"""What readers send to the contact page, and mail servers with moods."""

import smtplib

from django.core.mail.backends.locmem import EmailBackend
from django.urls import reverse
from django.utils import timezone

from newspaper.models import Letter, Newspaper

GOOD = {
    "about": "letter",
    "name": "Maria Salonga",
    "email": "maria@example.ph",
    "telephone": "0917 555 0101",
    "text": "The ferry was late again.\nWho pays for the fish?",
}


def write(client, headers=None, **changes):
    """Posts a good letter with some changes, as a browser on our own page does."""
    return client.post(
        reverse("newspaper:contact"),
        GOOD | changes,
        headers={"Sec-Fetch-Site": "same-origin"} if headers is None else headers,
    )


def make_letter(**fields):
    return Letter.objects.create(**GOOD | {"network": "0" * 32} | fields)


def mail_goes_to(address="desk@example.ph"):
    Newspaper.objects.update(email=address)


class Moody(EmailBackend):
    """Refuses letters whose subject holds "unwelcome", and takes every other."""

    def send_messages(self, messages):
        if any("unwelcome" in message.subject for message in messages):
            raise smtplib.SMTPDataError(554, b"No")
        return super().send_messages(messages)


class Hurried(EmailBackend):
    """While it takes one letter, another process of ours begins with the rest; it leaves without a word."""

    def send_messages(self, messages):
        Letter.objects.pending().order_by().update(mailing_since=timezone.now())
        return super().send_messages(messages)

    def close(self):
        raise ConnectionResetError
