"""`manage.py mail_advertisers`: for a timer, so that quotes and enquiries need not wait for the next one."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from advertising.enquiries.receiving import ENQUIRIES
from advertising.quotes.issuing import QUOTES


class Command(BaseCommand):
    """Mails every quote and every enquiry that waits."""

    help = "Mails the quotes and enquiries that could not be mailed when they came in."

    def handle(self, *args: Any, **options: Any) -> None:
        mailed = sum(outbox.send_pending(at_most=None) for outbox in (QUOTES, ENQUIRIES))
        left = sum(outbox.model.objects.pending().count() for outbox in (QUOTES, ENQUIRIES))
        if left:
            raise CommandError(
                f"Mailed: {mailed}. Still waiting, because the mail server did not take them: {left}."
            )
        self.stdout.write(f"Mailed: {mailed}.")
