"""The pictures of the pages in docs/: each is there, said in words, small, and shown somewhere."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
IMAGES = ROOT / "docs" / "images"
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
MARKDOWN = re.compile(r"!\[(?P<alt>[^\]]*)\]\((?P<path>[^)\s]+)\)")
HTML = re.compile(r'<img src="(?P<path>[^"]+)"[^>]* alt="(?P<alt>[^"]*)"')


def shown(page):
    """(file, words for those who do not see it) of each picture on a page."""
    text = page.read_text()
    found = [*MARKDOWN.finditer(text), *HTML.finditer(text)]
    assert text.count("<img") == len(HTML.findall(text)), "an <img> without words"
    return [((page.parent / match["path"]).resolve(), match["alt"]) for match in found]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_picture_that_a_page_shows_is_there_and_said_in_words(page):
    assert [path.name for path, _ in shown(page) if not path.is_file()] == []
    assert [path.name for path, words in shown(page) if len(words) < 20] == []


def test_every_picture_is_shown_somewhere():
    on_pages = {path for page in PAGES for path, _ in shown(page)}
    assert {path for path in IMAGES.iterdir() if path not in on_pages} == set()


def test_the_manual_is_light_enough_for_a_phone():
    sizes = {path.name: path.stat().st_size for path in IMAGES.glob("*.webp")}
    assert len(sizes) >= 12
    assert {name: size for name, size in sizes.items() if size > 80_000} == {}
    assert sum(sizes.values()) <= 1_000_000


def test_the_command_takes_every_picture_that_the_manual_shows():
    """The names in demo/manual.py, which the suite does not run."""
    taken = set(
        re.findall(r'self\.keep\([^,]+(?:, PHONE\))?, "([\w-]+)"', (ROOT / "demo" / "manual.py").read_text())
    )
    assert taken == {path.stem for path in IMAGES.glob("*.webp")}
