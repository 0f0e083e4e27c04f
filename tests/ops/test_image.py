"""What goes into the image of the paper: every room, and nothing that only we need."""

from pathlib import Path

from django.conf import settings

ROOT = Path(settings.BASE_DIR)


def test_every_room_of_the_paper_goes_into_the_image():
    """`.dockerignore` shuts everything out but what it names."""
    let_in = {line[1:] for line in (ROOT / ".dockerignore").read_text().splitlines() if line.startswith("!")}
    rooms = {room.parent.name for room in ROOT.glob("*/__init__.py")} - {"tests", "ops"}
    assert {"legalnotices", "webclient"} <= rooms  # an app, and one that is none
    assert rooms | {"examiner", "ops/server", "static", "templates"} <= let_in
    assert not {"tests", "ops", "ops/bench", "ops/attacks", "docs", "var"} & let_in
