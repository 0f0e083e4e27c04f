"""`manage.py demo`: the demo newspaper."""

from django.core.management.base import BaseCommand, CommandError

from articles.models import Article
from demo.in_hand import put_in_hand
from demo.newspaper import ACCOUNTS, RealStories, fill, open_accounts


class Command(BaseCommand):
    """Fills an empty paper with the demo edition and opens one account per role."""

    help = (
        "Fills an empty paper with invented stories, pictures, a rate card and readers; adds what is missing."
    )

    def add_arguments(self, parser):
        parser.add_argument(
            "--if-empty",
            action="store_true",
            help="Do nothing, in silence, where there is any story already.",
        )

    def handle(self, *, if_empty, verbosity, **options):
        if if_empty and Article.objects.exists():
            return
        try:
            count = fill(self.tell if verbosity else lambda line: None)
        except RealStories as error:
            raise CommandError(f"{error} The demo keeps away from a real paper.") from None
        password = open_accounts()
        put_in_hand()
        if self.stdout.isatty():
            self.stdout.write("")
        self.stdout.write(
            f"The demo newspaper is open, with {count} new stories." if count else "The demo is complete."
        )
        self.stdout.write(f"Sign in with the password {password}")
        for username, role, does in ACCOUNTS:
            self.stdout.write(f"  {username:<12} {role or 'Superuser':<12} {does}")

    def tell(self, line):
        """Progress: over one line on a terminal, now and then in a log."""
        if self.stdout.isatty():
            self.stdout.write(f"\r{line}", ending="")
            self.stdout.flush()
        elif line.split()[-3].endswith("0"):
            self.stdout.write(line)
