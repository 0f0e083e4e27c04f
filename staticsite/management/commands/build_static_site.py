"""`manage.py build_static_site`: the whole paper as files."""

import signal
import threading
import time

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.core.wsgi import get_wsgi_application
from django.db import Error, connection

from pagecache.setup import make_standalone_page_cache
from staticsite.build import Build
from staticsite.site import StaticSite

# Between two looks of --follow, in seconds, and how long a look may go on with what is not urgent.
PAUSE, SPELL = 1, 4


class Command(BaseCommand):
    """Makes the static copy of the paper in VAR_DIR/mirror/site, or brings it up to date."""

    help = (
        "Prints everything that readers may see into VAR_DIR/mirror/site, as files that any web server can hand "
        "out (python -m http.server, for one). Only what has changed is printed again."
    )

    def add_arguments(self, parser):
        parser.add_argument(
            "--follow", action="store_true", help="Go on, and print every change as it comes."
        )
        parser.add_argument(
            "--pages-only", action="store_true", help="No pictures and style sheets: another server has them."
        )
        parser.add_argument("--to", default=str(settings.VAR_DIR / "mirror"), help="Another folder.")

    def handle(self, *, follow, pages_only, to, **options):
        mirror = StaticSite(to, has_files=not pages_only)
        press = make_standalone_page_cache(get_wsgi_application(), mirror)
        stop, told = threading.Event(), set()
        if follow:
            signal.signal(signal.SIGTERM, lambda *_: stop.set())
        while True:
            run = Build(press, mirror, self._progress)
            try:
                with mirror.open():
                    is_complete = run.bring_up_to_date(SPELL if follow else None)
            except OSError as error:
                raise CommandError(f"The copy cannot be written into {to}: {error.strerror}.") from error
            except Error as error:
                if not follow:
                    raise
                self.stderr.write(f"The copy waits for the database ({type(error).__name__}).")
                connection.close()
                is_complete = True
            if run.printed:
                self.stdout.write(f"{run.printed} pages printed into {mirror.site}.")
            for path in run.failed:
                if path not in told:
                    self.stderr.write(f"{path} could not be printed; it is tried again.")
            told = set(run.failed)
            if not follow:
                return
            if stop.wait(PAUSE if is_complete else 0):
                return

    def _progress(self, done, waiting):
        """A line every few seconds, so that nobody waits in the dark."""
        now = time.monotonic()
        if now - getattr(self, "_told_at", now) > 5:
            self.stdout.write(f"  {done} pages printed, {waiting} waiting ...")
            self._told_at = now
        elif not hasattr(self, "_told_at"):
            self._told_at = now
