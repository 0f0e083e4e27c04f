"""Mail in two steps: a row is stored with the request, then mailed in a thread beside it.

So no mail is lost when the mail server is away, and no reader waits for it.
"""

import datetime as dt
import logging
import smtplib
import threading
from collections.abc import Callable

from django.core.mail import EmailMessage, get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.db import connections, models
from django.utils import timezone

log = logging.getLogger(__name__)

# Rows mailed in one pass, so that a long queue cannot hold a process for ever.
BATCH = 20
# Longer than the mail server may take for one row; after it, the claim of a process that died is void.
CLAIM_LASTS = dt.timedelta(minutes=5)


class OutboxQuerySet(models.QuerySet):
    """Rows that are mailed once they are stored."""

    def pending(self) -> "OutboxQuerySet":
        """Those that are still to be mailed and that no process is mailing now, newest first.

        Newest first, so that one which the mail server always refuses holds up no other.
        """
        void = timezone.now() - CLAIM_LASTS
        return self.filter(mailed_at=None).exclude(mailing_since__gt=void).order_by("-pk")


class OutboxRow(models.Model):
    """A row that is mailed once it is stored; its manager is made of an OutboxQuerySet."""

    # Set while a process mails it, so that no other does the same.
    mailing_since = models.DateTimeField(null=True, blank=True, editable=False)
    mailed_at = models.DateTimeField(null=True, blank=True, editable=False)

    class Meta:
        abstract = True


Composer = Callable[[OutboxRow], list[EmailMessage]]


class Outbox:
    """The mail of one kind of row.

    `name` is its threads' and its log lines' name. `make_composer()` is called once a pass and returns a function
    from a row to its EmailMessages, or None while there is nowhere to mail to.
    """

    def __init__(
        self, name: str, model: type[OutboxRow], make_composer: Callable[[], Composer | None]
    ) -> None:
        self.name, self.model, self.make_composer = name, model, make_composer
        self._threads = threading.BoundedSemaphore(2)
        self._pass_lock = threading.Lock()

    def send_pending(self, at_most: int | None = BATCH) -> int:
        """Mails the pending rows, newest first, `at_most` of them; returns how many went out.

        Where the mail server does not answer they stay pending; nothing is raised. A row is mailed twice if the
        power fails between mailing and noting it, and is never forgotten.
        """
        compose = self.make_composer()
        pending = list(self.model.objects.pending()[:at_most]) if compose else []
        if not compose or not pending:
            return 0
        server, mailed = get_connection(), 0
        try:
            server.open()
            for row in pending:
                mailed += self._mail(row, compose, server)
        except OSError as error:
            log.warning("%s wait: the mail server does not take them (%s).", self.name, type(error).__name__)
        finally:
            _close(server)
        return mailed

    def send_in_background(self) -> None:
        """Mails the pending rows in a thread, so that the response does not wait for a slow mail server.

        At most one pass runs and one more waits for it, however many rows arrive; a row that arrives during a pass
        is taken by the next. If the process ends before, it goes out with the next row of its kind.
        """
        if self._threads.acquire(blocking=False):
            threading.Thread(target=self._pass, name=self.name, daemon=True).start()

    def _pass(self):
        try:
            with self._pass_lock:
                self.send_pending()
        finally:
            self._threads.release()
            connections.close_all()

    def _mail(self, row: OutboxRow, compose: Composer, server: BaseEmailBackend) -> bool:
        """Claims and mails one row; whether it went. Raises OSError where the server takes nothing at all."""
        # One statement over one row: of two processes, the second finds that it is claimed.
        claim = self.model.objects.pending().order_by().filter(pk=row.pk)
        if not claim.update(mailing_since=timezone.now()):
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
        log.info("The mail server had gone before the connection was closed.")
