"""What a worker holds, and how soon after its start the paper is read."""

import statistics

from ops.bench.growth import BASE, KINDS, address_of
from ops.bench.load import in_turns
from ops.bench.report import Row, show

STARTS = 3


def measure(papers, stories):
    """Memory after every page has been read, and the first byte of the front page, beside the smaller paper."""
    memory, waits = {}, {}
    for paper in (papers.of(BASE), papers.of(stories)):
        for _, addresses in KINDS.values():
            for address in addresses.values():
                in_turns([(paper, address_of(address, paper))], turns=2)
        memory[paper.stories] = paper.worker_memory()
        waits[paper.stories] = statistics.median(restart(paper) for _ in range(STARTS))
    rows = [
        row("worker_mb", "MB", memory, stories, 0),
        row("first_byte_s", "s", waits, stories, 2),
    ]
    show(f"A worker at {stories:,} stories", rows)
    return rows


def restart(paper):
    paper.stop()
    return paper.start()


def row(name, unit, figures, stories, digits):
    before, after = figures[BASE], figures[stories]
    against = f"{before:.{digits}f} {unit} at {BASE:,} stories"
    return Row(name, round(after, digits), unit, against, round(after / before, 2))
