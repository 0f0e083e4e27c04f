"""`manage.py check_links`: for a timer, once a day; asks other servers about the links of our stories."""

from django.core.management.base import BaseCommand

from newsroom.links.dead_links import check_links


class Command(BaseCommand):
    """Finds links that lead nowhere; the checks of the story form then say so."""

    help = (
        "Asks up to --most addresses that stories link to, for --minutes at most, whether they still answer."
    )

    def add_arguments(self, parser):
        parser.add_argument("--most", type=int, default=200, help="how many addresses (200)")
        parser.add_argument("--minutes", type=int, default=10, help="how long (10)")

    def handle(self, *, most, minutes, **options):
        asked, dead = check_links(most=most, minutes=minutes)
        self.stdout.write(f"Asked: {asked}. Dead: {dead}.")
