"""Pages per second, each beside a bare Django view that hands out the same bytes."""

import statistics
import urllib.request

from ops.bench.load import pages_per_second
from ops.bench.report import Row, show

STORIES = 10_000
ROUNDS, SECONDS = 3, 2
PAGES = {
    "front_unprinted": "/",
    "section front": "/section/mindanao/",
    "story_unprinted": "/story-100/",
    "search": "/search/?q=harbor",
    "feed": "/feed/",
}


def measure(papers, _stories):
    """Each page and its copy in turn, so that both see the same machine."""
    paper, rows = papers.of(STORIES), []
    for name, path in PAGES.items():
        copy = copy_page(paper, path, name.replace(" ", "-"))
        page, bare = per_second([paper.home + path, copy.url])
        against = f"bare Django view of the same {copy.size} bytes, {bare:.1f} pages/s"
        rows.append(Row(name, round(page, 1), "pages/s", against, round(page / bare, 3)))
    show("Pages per second, eight readers", rows)
    return rows


def per_second(urls):
    """The median pages per second of each address, measured in turns after a first one that warms up."""
    figures = {url: [] for url in urls}
    for turn in range(ROUNDS + 1):
        for url, measured in figures.items():
            figure = pages_per_second(url, SECONDS if turn else 1)
            measured.extend([figure] if turn else [])
    return [statistics.median(measured) for measured in figures.values()]


class copy_page:  # noqa: N801 (reads as the act that it is)
    """A page's bytes kept for the bare view: `url`, `size`."""

    def __init__(self, paper, path, name):
        with urllib.request.urlopen(paper.home + path, timeout=30) as answer:  # noqa: S310 (our own server)
            (paper.var / "bench" / name).write_bytes(answer.read())
        self.size = (paper.var / "bench" / name).stat().st_size
        self.path = f"/bench/{name}"
        self.url = paper.home + self.path
