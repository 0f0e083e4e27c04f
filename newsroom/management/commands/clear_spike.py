"""`manage.py clear_spike`: deletes what has been on the spike for longer than thirty days; once a day is enough."""

from django.core.management.base import BaseCommand

from articles.publishing import SPIKED_FOR, clear_spike


class Command(BaseCommand):
    help = f"Deletes stories that were spiked more than {SPIKED_FOR.days} days ago."

    def handle(self, **options):
        """Says how many."""
        count = clear_spike()
        self.stdout.write(f"{count} {'story' if count == 1 else 'stories'} deleted from the spike.")
