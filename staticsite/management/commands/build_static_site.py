"""`manage.py build_static_site`: everything that readers may see, as files."""

import signal
import threading
import time
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.core.wsgi import get_wsgi_application
from django.db import Error, connection

from pagecache.setup import make_standalone_page_cache
from staticsite.build import Build
from staticsite.site import StaticSite
from staticsite.target import NotATarget, claim

# Seconds between two runs of --follow, and for how long a run may go on with what is not urgent.
PAUSE, MOST_SECONDS = 1, 4


class Command(BaseCommand):
    """Makes the static site in VAR_DIR/static-site/site, or brings it up to date."""

    help = (
        "Writes everything that readers may see into VAR_DIR/static-site/site, as files that any web server can serve "
        "(python -m http.server, for one). Only what has changed is written again."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """Adds --follow, --pages-only and --to."""
        parser.add_argument(
            "--follow", action="store_true", help="Go on, and write every change as it comes."
        )
        parser.add_argument(
            "--pages-only", action="store_true", help="No pictures and style sheets: another server has them."
        )
        parser.add_argument(
            "--to",
            metavar="FOLDER",
            default=str(settings.VAR_DIR / "static-site"),
            help="Another folder: a new or an empty one, or one that this command has written before.",
        )

    def handle(self, *, follow: bool, pages_only: bool, to: str, **options: Any) -> None:
        """Builds once, or again and again until the process is told to stop."""
        try:
            folder = claim(to)
        except NotATarget as reason:
            raise CommandError(
                f"The static site is not written into “{to}”: {reason}. --to names a new or an empty folder."
            ) from None
        except OSError as error:
            raise CommandError(f"The static site cannot be written into {to}: {error.strerror}.") from error
        site = StaticSite(folder, has_files=not pages_only)
        page_cache = make_standalone_page_cache(get_wsgi_application(), site)
        stop = threading.Event()
        told: set[str] = set()
        if follow:
            signal.signal(signal.SIGTERM, lambda *_: stop.set())
        while True:
            build = Build(page_cache, site, self._progress)
            try:
                with site.open():
                    is_complete = build.bring_up_to_date(MOST_SECONDS if follow else None)
            except OSError as error:
                raise CommandError(
                    f"The static site cannot be written into {to}: {error.strerror}."
                ) from error
            except Error as error:
                if not follow:
                    raise
                self.stderr.write(f"The static site waits for the database ({type(error).__name__}).")
                connection.close()
                is_complete = True
            if build.written:
                self.stdout.write(f"{build.written} pages written into {site.root}.")
            for path in build.failed:
                if path not in told:
                    self.stderr.write(f"{path} could not be written; it is tried again.")
            told = set(build.failed)
            if not follow or stop.wait(PAUSE if is_complete else 0):
                return

    def _progress(self, written: int, waiting: int) -> None:
        """A line every few seconds."""
        now = time.monotonic()
        if now - getattr(self, "_told_at", now) > 5:
            self.stdout.write(f"  {written} pages written, {waiting} waiting ...")
            self._told_at = now
        elif not hasattr(self, "_told_at"):
            self._told_at = now
