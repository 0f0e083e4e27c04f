"""A search for a word that stands in 22 % of the stories, as one reader waits for it."""

from ops.bench.load import in_turns
from ops.bench.pages import copy_page
from ops.bench.report import Row, show

SIZES = {10_000: "search_10k_ms", 100_000: "search_100k_ms"}
PATH = "/search/?q=harbor"


def measure(papers, _stories):
    """The whole request, beside a bare Django view of the same bytes."""
    rows = []
    for stories, name in SIZES.items():
        paper = papers.of(stories)
        copy = copy_page(paper, PATH, "one-search")
        search, bare = in_turns([(paper, PATH), (paper, copy.path)])
        against = f"bare Django view of the same {copy.size} bytes, {bare:.1f} ms"
        rows.append(Row(name, round(search, 1), "ms", against, round(search / bare, 2)))
    show("Search for a word in 22 % of the stories, one client", rows)
    return rows
