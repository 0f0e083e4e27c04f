"""`manage.py compare_pictures`: has the darkroom look at pictures that came before it told what they look like."""

import tempfile
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from images import likeness, shelves
from images.development import Refused, develop
from images.models import Image


class Command(BaseCommand):
    """Fills in missing fingerprints, the oldest picture first."""

    help = "Looks at pictures that nobody has compared yet, so that near-duplicates are found. Run it again for more."

    def add_arguments(self, parser):
        parser.add_argument("--most", type=int, default=1_000, help="how many pictures in one go (1000)")

    def handle(self, *, most, **options):
        """A picture whose file is missing or too even is passed over, and looked at again the next time."""
        if not 0 < most <= 1_000_000:
            raise CommandError("--most must be a number from 1 to 1000000.")
        told = 0
        for image in Image.objects.filter(fingerprint="").order_by("pk")[:most]:
            with tempfile.TemporaryDirectory() as folder:
                try:
                    source = shelves.original_path(image.original.name)
                    image.fingerprint = develop(source, Path(folder), image.focal, ["social"])["fingerprint"]
                except Refused as refusal:
                    self.stderr.write(f"{image}: {refusal.messages[0]}")
            if image.fingerprint:
                image.looks_like = likeness.nearest(image)
                image.save(update_fields=["fingerprint", "looks_like"])
                told += 1
        self.stdout.write(f"{told} pictures can be compared now.")
