"""`manage.py tidy_autosaves`: deletes what was typed and not saved more than thirty days ago; once a day is enough."""

from django.core.management.base import BaseCommand

from newsroom.autosave.autosaves import KEPT_FOR, tidy


class Command(BaseCommand):
    help = f"Deletes autosaves that have waited more than {KEPT_FOR.days} days for their writer."

    def handle(self, **options):
        """Says how many."""
        count = tidy()
        self.stdout.write(f"{count} {'autosave' if count == 1 else 'autosaves'} deleted.")
