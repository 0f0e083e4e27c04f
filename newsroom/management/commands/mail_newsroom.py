"""`manage.py mail_newsroom`: for a timer, so that messages to colleagues need not wait for the next one."""

from django.core.management.base import BaseCommand, CommandError

from newsroom.notes.notifications import NOTIFICATIONS
from newsroom.sharing.draft_links import ANSWERS


class Command(BaseCommand):
    """Mails every message to a colleague and every answer from outside that waits."""

    help = "Mails the notes, returned stories and answers from outside that could not be mailed when they were written."

    def handle(self, *args, **options):
        mailed = sum(outbox.send_pending(at_most=None) for outbox in (NOTIFICATIONS, ANSWERS))
        left = sum(outbox.model.objects.pending().count() for outbox in (NOTIFICATIONS, ANSWERS))
        if left:
            raise CommandError(
                f"Mailed: {mailed}. Still waiting, because the mail server did not take them: {left}."
            )
        self.stdout.write(f"Mailed: {mailed}.")
