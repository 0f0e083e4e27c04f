"""`manage.py mail_quotes`: for a timer, so that quotes need not wait for the next one."""

from django.core.management.base import BaseCommand, CommandError

from advertising.models import Quote
from advertising.quoting import QUOTES


class Command(BaseCommand):
    """Mails every quote that waits."""

    help = "Mails the quotes that could not be mailed when they were made."

    def handle(self, *args, **options):
        mailed = QUOTES.mail_waiting(at_most=None)
        left = Quote.objects.waiting().count()
        if left:
            raise CommandError(
                f"Mailed: {mailed}. Still waiting, because the mail server did not take them: {left}."
            )
        self.stdout.write(f"Mailed: {mailed}.")
