"""`manage.py import_wordpress EXPORT.xml --media FOLDER`: moving in from WordPress."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError, CommandParser

from wordpress.export import NotAnExport
from wordpress.importer import import_export


class Command(BaseCommand):
    """Imports what is new in an export; run it as often as you like."""

    help = "Imports a WordPress export (WXR): stories, pages, people and pictures. A second run adds what is new."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("export", type=Path, help="The file that WordPress's Tools > Export makes.")
        parser.add_argument(
            "--media", type=Path, help="A copy of wp-content/uploads; without it no pictures come."
        )

    def handle(self, *, export: Path, media: Path | None, verbosity: int, **options) -> None:
        if media and not media.is_dir():
            raise CommandError(f"There is no folder {media}; nothing was imported.")
        if not export.is_file():
            raise CommandError(f"There is no file {export}; nothing was imported.")
        try:
            report = import_export(export, media, self.stdout.write if verbosity else lambda line: None)
        except NotAnExport as error:
            raise CommandError(f"{error} Nothing was imported.") from None
        for line in report.lines():
            self.stdout.write(line)
