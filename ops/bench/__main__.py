"""`python -m ops.bench`: papers on the production server, measured; figures go to var/bench.json.

`python -m ops.bench growth search` measures only these parts, `--stories 1000000` in an archive of that size.
With a DATABASE_URL of PostgreSQL the papers lie in databases of their own there, dropped at the end.
"""

import argparse

from ops.bench import growth, newsroom, pages, pictures, printed, search, start
from ops.bench.papers import Papers
from ops.bench.report import keep

PARTS = {
    "printed": printed,
    "pages": pages,
    "search": search,
    "growth": growth,
    "newsroom": newsroom,
    "start": start,
    "pictures": pictures,
}


def main():
    """Fill, serve, measure, print, write."""
    asked = argparse.ArgumentParser(prog="python -m ops.bench", description=__doc__)
    asked.add_argument("parts", nargs="*", metavar="part", help=f"{', '.join(PARTS)}; all without one")
    asked.add_argument("--stories", type=int, default=100_000, help="in the larger archive (100000)")
    wanted = asked.parse_args()
    if unknown := set(wanted.parts) - PARTS.keys():
        asked.error(f"there is no part {', '.join(sorted(unknown))}; there are {', '.join(PARTS)}")
    with Papers() as papers:
        for part in wanted.parts or PARTS:
            path = keep(PARTS[part].measure(papers, wanted.stories))
    print(f"\nWritten to {path}")


if __name__ == "__main__":
    main()
