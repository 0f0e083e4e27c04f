"""`manage.py compare_pictures`: computes the perceptual hashes that pictures lack."""

import tempfile
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError, CommandParser

from images import perceptual_hash, storage
from images.models import Image
from images.worker_pool import Refused, make_renditions


class Command(BaseCommand):
    """Fills in missing perceptual hashes, the oldest picture first."""

    help = "Looks at pictures that nobody has compared yet, so that near-duplicates are found. Run it again for more."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--most", type=int, default=1_000, help="how many pictures in one go (1000)")

    def handle(self, *, most: int, **options) -> None:
        """A picture whose file is missing or too even is passed over, and looked at again the next time."""
        if not 0 < most <= 1_000_000:
            raise CommandError("--most must be a number from 1 to 1000000.")
        done = 0
        for image in Image.objects.filter(perceptual_hash="").order_by("pk")[:most]:
            with tempfile.TemporaryDirectory() as folder:
                try:
                    source = storage.original_path(image.original.name)
                    told = make_renditions(source, Path(folder), image.focal, ["social"])
                    image.perceptual_hash = told["perceptual_hash"]
                except Refused as refusal:
                    self.stderr.write(f"{image}: {refusal.messages[0]}")
            if image.perceptual_hash:
                image.looks_like = perceptual_hash.nearest(image)
                image.save(update_fields=["perceptual_hash", "looks_like"])
                done += 1
        self.stdout.write(f"{done} pictures can be compared now.")
