"""What the logs must not hold, and what is no error there."""

import logging
import re

from django.urls import reverse

# The addresses that are keys themselves: drafts for people outside, and quotes.
SECRET = re.compile(r"(/draft/|/quotes/)[A-Za-z0-9_-]{6,}")


class WithoutSecrets(logging.Filter):
    """Cuts the key out of every address in a line, wherever it stands."""

    def filter(self, record: logging.LogRecord) -> bool:
        line = record.getMessage()
        if SECRET.search(line):
            record.msg, record.args = SECRET.sub(r"\1…", line), None
        return True


class WithoutUnavailablePages(logging.Filter):
    """Leaves out that our own 503 page was made: the page cache asks for it ahead, when nothing is wrong."""

    def filter(self, record: logging.LogRecord) -> bool:
        request = getattr(record, "request", None)
        return getattr(request, "path", "") != reverse("unavailable")


class RefusedIsNoError(logging.Filter):
    """Tells what Django refuses (another site's name, a link that nothing here makes, a signature that does not hold)
    in one quiet line. Django calls it an error, with a traceback; but strangers do it, and it is right to refuse.
    """

    def filter(self, record: logging.LogRecord) -> bool:
        if record.name.startswith("django.security.") and record.levelno >= logging.ERROR:
            record.levelno, record.levelname = logging.INFO, logging.getLevelName(logging.INFO)
            record.exc_info = record.exc_text = None
        return True
