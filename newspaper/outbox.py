"""Mailing what is stored: first stored, then mailed beside the request, so that nothing is lost or waits."""

import datetime as dt
import logging
import smtplib
import threading

from django.core.mail import get_connection
from django.db import connections, models
from django.utils import timezone

log = logging.getLogger(__name__)

# In one go, so that a long queue cannot hold a process for ever.
AT_ONCE = 20
# Longer than the mail server may take for one row: a process that died in between has lost its claim.
MAILING_TAKES = dt.timedelta(minutes=5)


class OutgoingQuerySet(models.QuerySet):
    """What happens to rows that are mailed."""

    def waiting(self):
        """Those that should still be mailed and that nobody is mailing just now, newest first.

        Newest first, so that one that the mail server refuses for ever holds up no other.
        """
        given_up = timezone.now() - MAILING_TAKES
        return self.filter(mailed_at=None).exclude(mailing_since__gt=given_up).order_by("-pk")


class Outgoing(models.Model):
    """A row that is mailed once it is stored."""

    # Set while a process mails it, so that no other does the same.
    mailing_since = models.DateTimeField(null=True, blank=True, editable=False)
    mailed_at = models.DateTimeField(null=True, blank=True, editable=False)

    class Meta:
        abstract = True


class Outbox:
    """The mail of one kind of row.

    `rendering()` gives a function that makes of a row a list of EmailMessages, or None while there is nowhere to
    mail to.
    """

    def __init__(self, name, model, rendering):
        self.name, self.model, self.rendering = name, model, rendering
        self._places = threading.BoundedSemaphore(2)
        self._one_pass = threading.Lock()

    def mail_waiting(self, at_most=AT_ONCE):
        """Mails the rows that wait, newest first; returns how many went out.

        Where the mail server does not answer, they stay and wait. Never raises for the server's sake. A row may go
        out twice if the power fails between mailing and noting it; it is never forgotten.
        """
        compose = self.rendering()
        waiting = list(self.model.objects.waiting()[:at_most]) if compose else []
        if not waiting:
            return 0
        server, mailed = get_connection(), 0
        try:
            server.open()
            for row in waiting:
                mailed += self._mail(row, compose, server)
        except OSError as error:
            log.warning("%s wait: the mail server does not take them (%s).", self.name, type(error).__name__)
        finally:
            _close(server)
        return mailed

    def mail_soon(self):
        """Mails what waits in a thread beside the request, so that nobody waits for a slow mail server.

        At most one pass runs and one more waits for it, however much arrives; what arrives during a pass is taken
        by the next. If the process ends before, it goes out with the next one that comes in.
        """
        if self._places.acquire(blocking=False):
            threading.Thread(target=self._pass, name=self.name, daemon=True).start()

    def _pass(self):
        try:
            with self._one_pass:
                self.mail_waiting()
        finally:
            self._places.release()
            connections.close_all()

    def _mail(self, row, compose, server):
        """Claims and mails one row; whether it went. Raises OSError where the server takes nothing at all."""
        # One statement over one row: of two processes, the second finds that it waits no longer.
        waiting = self.model.objects.waiting().order_by().filter(pk=row.pk)
        if not waiting.update(mailing_since=timezone.now()):
            return False  # another process was faster
        done = {"mailing_since": None}
        try:
            server.send_messages(compose(row))
            done["mailed_at"] = timezone.now()
        except (
            smtplib.SMTPDataError,
            smtplib.SMTPSenderRefused,
            smtplib.SMTPRecipientsRefused,
            ValueError,
        ) as error:
            log.warning("%s %s waits: it was not taken (%s).", self.name, row.pk, type(error).__name__)
        finally:
            self.model.objects.filter(pk=row.pk).update(**done)
        return "mailed_at" in done


def _close(server):
    try:
        server.close()
    except OSError:
        log.info("The mail server had gone before it was told good-bye.")
