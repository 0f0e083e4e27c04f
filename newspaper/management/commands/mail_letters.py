"""`manage.py mail_letters`: for a timer, so that letters need not wait for the next one."""

from django.core.management.base import BaseCommand, CommandError

from newspaper.letters import LETTERS
from newspaper.models import Letter, Newspaper


class Command(BaseCommand):
    """Mails every letter that waits."""

    help = "Mails the letters from the contact page that could not be mailed when they came in."

    def handle(self, *args, **options) -> None:
        if not Newspaper.objects.exclude(email="").exists():
            raise CommandError(
                "There is no address to mail letters to: set it in the newsroom, The newspaper."
            )
        mailed = LETTERS.send_pending(at_most=None)
        left = Letter.objects.pending().count()
        if left:
            raise CommandError(
                f"Mailed: {mailed}. Still waiting, because the mail server did not take them: {left}."
            )
        self.stdout.write(f"Mailed: {mailed}.")
