"""What the picture desk's pages cost in a library of 20,000 pictures, beside the bound of 300 ms."""

from ops.bench.growth import BASE
from ops.bench.load import in_turns
from ops.bench.papers import run
from ops.bench.report import Row, show

PICTURES = 20_000
BOUND = 300  # ms
LIST = "/admin/images/image/"
PAGES = {
    "all": LIST,
    "page 19": f"{LIST}?p=19",
    "words": f"{LIST}?q=boat+mango",
    "no such word": f"{LIST}?q=zeppelin",
    "a photographer": f"{LIST}?by=Photographer+7",
    "a month": f"{LIST}?since=2026-01-01&until=2026-01-31",
    "unused": f"{LIST}?look_after=unused",
    "licences that end": f"{LIST}?look_after=licence",
    "without words": f"{LIST}?look_after=words",
    "without a credit": f"{LIST}?look_after=credit",
    "look-alikes": f"{LIST}?look_after=alike",
    "one picture, its uses and look-alikes": f"{LIST}500/change/",
    "choosing one while writing": f"{LIST}browse/",
}


def measure(papers, stories):
    """A table of the pages; the dearest is a row of the report."""
    paper = papers.of(BASE)
    run(paper, "-m", "ops.bench.library", str(PICTURES))
    rows = []
    for name, address in PAGES.items():
        (waited,) = in_turns([(paper, address)], turns=10)
        rows.append(Row(name, round(waited, 1), "ms", f"of {BOUND} ms", round(waited / BOUND, 2)))
    show(f"The picture desk at {PICTURES:,} pictures", rows)
    worst = max(rows, key=lambda row: row.value)
    return [Row("picture_desk", worst.value, "ms", f"{worst.name}, {worst.compared_with}", worst.ratio)]
