"""Taking letters in, and mailing them to the desk: first stored, then mailed, so that none is lost."""

import logging
import smtplib
import threading

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.db import connections, transaction
from django.urls import reverse
from django.utils import timezone

from paper.addresses import absolute
from paper.models import Letter, Paper

log = logging.getLogger(__name__)

# Thousands of readers of one mobile company may share an address, so one network may write several letters.
FROM_ONE_NETWORK, IN_MINUTES = 6, 15
FROM_ALL_IN_AN_HOUR = 200
# In one go, so that a long queue cannot hold a process for ever.
AT_ONCE = 20


class TooManyLetters(Exception):
    """This network, or all of them together, wrote more than the desk can read; try again later."""


def receive(letter, network):
    """Stores a letter from a network (see `paper.networks`). Raises TooManyLetters instead of storing it."""
    with transaction.atomic():
        # Holds the paper's row while counting, so that letters that arrive together cannot all be the last one.
        Paper.objects.select_for_update().first()
        near = Letter.objects.in_the_last(IN_MINUTES).filter(network=network).count()
        if near >= FROM_ONE_NETWORK or Letter.objects.in_the_last(60).count() >= FROM_ALL_IN_AN_HOUR:
            raise TooManyLetters
        letter.network = network
        letter.save()


def mail_waiting(at_most=AT_ONCE):
    """Mails the letters that wait, newest first, to the paper's address; returns how many went out.

    Where no address is set, or the mail server does not answer, they stay and wait. Never raises for the server's
    sake. A letter may go out twice if the power fails between mailing and noting it; it is never forgotten.
    """
    to = Paper.objects.values_list("email", flat=True).first()
    waiting = list(Letter.objects.waiting()[:at_most]) if to else []
    if not waiting:
        return 0
    server, mailed = get_connection(), 0
    try:
        server.open()
        for letter in waiting:
            mailed += _mail(letter, to, server)
    except OSError as error:
        log.warning("Letters wait: the mail server does not take them (%s).", type(error).__name__)
    finally:
        _close(server)
    return mailed


def mail_soon():
    """Mails what waits in a thread beside the request, so that no reader waits for a slow mail server.

    At most one pass runs and one more waits for it, however many letters arrive; a letter that arrives during a
    pass is taken by the next. If the process ends before, the letter goes out with the next one that comes in.
    """
    if _places.acquire(blocking=False):
        threading.Thread(target=_pass, name="letters", daemon=True).start()


def as_mail(letter, to, server=None):
    """The letter as a message to the desk, which answers the writer when it replies."""
    subject = " ".join(f"[Letter {letter.pk}] {letter.get_about_display()}: {letter.name}".split())
    lines = [
        f"{letter.name} <{letter.email}>",
        letter.telephone,
        f"{timezone.localtime(letter.received_at):%B %-d, %Y, %H:%M}",
        "",
        letter.text,
        "",
        absolute(reverse("admin:paper_letter_change", args=[letter.pk])),
    ]
    return EmailMessage(
        subject,
        "\n".join(lines),
        settings.DEFAULT_FROM_EMAIL,
        [to],
        reply_to=[letter.email],
        connection=server,
    )


_places = threading.BoundedSemaphore(2)
_one_pass = threading.Lock()


def _pass():
    try:
        with _one_pass:
            mail_waiting()
    finally:
        _places.release()
        connections.close_all()


def _mail(letter, to, server):
    """Claims and mails one letter; whether it went. Raises OSError where the server takes no letter at all."""
    # One statement over one row: of two processes, the second finds that it waits no longer.
    if not Letter.objects.waiting().order_by().filter(pk=letter.pk).update(mailing_since=timezone.now()):
        return False  # another process was faster
    done = {"mailing_since": None}
    try:
        as_mail(letter, to, server).send()
        done["mailed_at"] = timezone.now()
    except (
        smtplib.SMTPDataError,
        smtplib.SMTPSenderRefused,
        smtplib.SMTPRecipientsRefused,
        ValueError,
    ) as error:
        log.warning("Letter %s waits: it was not taken (%s).", letter.pk, type(error).__name__)
    finally:
        Letter.objects.filter(pk=letter.pk).update(**done)
    return "mailed_at" in done


def _close(server):
    try:
        server.close()
    except OSError:
        log.info("The mail server had gone before it was told good-bye.")
