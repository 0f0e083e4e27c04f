"""The demo's pictures lie beside its stories as files: all that are asked for, no more, and light ones."""

import pytest
from PIL import Image

from demo import markup
from demo.newspaper import HERE
from demo.picture_files import FOLDER, _wanted
from demo.story_files import read_stories

MOST_BYTES = 3_500_000


@pytest.fixture(scope="module")
def wanted():
    return _wanted(read_stories(), markup.read_blocks(HERE / "people.md"))


def test_every_picture_that_is_asked_for_is_there_and_no_other(wanted):
    assert {file.name for file in FOLDER.iterdir()} == {f"{name}.webp" for name in wanted}
    assert len(wanted) >= 70


def test_they_are_as_large_as_pages_need_and_light():
    sizes = set()
    for file in FOLDER.iterdir():
        with Image.open(file) as picture:
            sizes.add((file.name.startswith("portrait-"), picture.format, picture.size))
    assert sizes == {(False, "WEBP", (1280, 853)), (True, "WEBP", (800, 800))}
    assert sum(file.stat().st_size for file in FOLDER.iterdir()) <= MOST_BYTES


def test_each_shows_something_of_its_own():
    seen = set()
    for file in FOLDER.iterdir():
        with Image.open(file) as picture:
            small = picture.convert("RGB").resize((90, 60))
        assert len(small.quantize(64).getcolors()) > 24, file.name
        dark, light = small.convert("L").getextrema()
        assert light - dark > 60, file.name
        seen.add(small.tobytes())
    assert len(seen) == len(list(FOLDER.iterdir()))
