"""`python -m ops.bench`: sites on the production server, measured; figures go to var/bench.json.

`python -m ops.bench growth search` measures only these parts, `--stories 1000000` in an archive of that size, and
`--against ../older` measures another checkout, which has a .venv of its own, in the same rounds: its ratios stand
beside ours as "before". With a DATABASE_URL of PostgreSQL the sites lie in databases of their own there.
"""

import argparse

from ops.bench import growth, newsroom, pages
from ops.bench.measure import keep
from ops.bench.sites import BenchSites

PARTS = {
    "pages": pages.measure,
    "search": growth.measure_search,
    "growth": growth.measure,
    "newsroom": newsroom.measure,
    "start": growth.measure_start,
    "pictures": newsroom.measure_pictures,
}


def main() -> None:
    """Fill, serve, measure, print, write."""
    parser = argparse.ArgumentParser(prog="python -m ops.bench", description=__doc__)
    parser.add_argument("parts", nargs="*", metavar="part", help=f"{', '.join(PARTS)}; all without one")
    parser.add_argument("--stories", type=int, default=100_000, help="in the larger archive (100000)")
    parser.add_argument("--against", default="", metavar="FOLDER", help="an older checkout to measure beside")
    asked = parser.parse_args()
    if unknown := set(asked.parts) - PARTS.keys():
        parser.error(f"there is no part {', '.join(sorted(unknown))}; there are {', '.join(PARTS)}")
    with BenchSites(asked.against) as sites:
        for part in asked.parts or PARTS:
            path = keep(PARTS[part](sites, asked.stories))
    print(f"\nWritten to {path}")


if __name__ == "__main__":
    main()
