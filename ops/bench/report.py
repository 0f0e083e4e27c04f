"""What was measured, as a table for people and as rows for machines."""

import json
import os
from dataclasses import asdict, dataclass
from pathlib import Path

from examiner import environment


@dataclass(frozen=True)
class Row:
    """One figure, and its ratio to another of the same run, which `compared_with` names."""

    name: str
    value: float
    unit: str
    compared_with: str
    ratio: float


def show(title, rows):
    """Print rows below their title."""
    width = max(len(row.name) for row in rows)
    print(f"\n{title}\n")
    for row in rows:
        print(f"  {row.name:<{width}}  {row.value:>8} {row.unit:<8} {row.ratio:>7} x  {row.compared_with}")


def keep(rows):
    """Write rows into VAR_DIR, in the place of those with the same names; returns the file's path."""
    is_postgresql = os.environ.get("DATABASE_URL", "").startswith("postgres")
    root = Path(__file__).resolve().parent.parent.parent
    folder = environment.folder(os.environ, "VAR_DIR", root / "var")
    path = folder / ("bench-postgresql.json" if is_postgresql else "bench.json")
    folder.mkdir(parents=True, exist_ok=True)
    kept = {row["name"]: row for row in json.loads(path.read_text())} if path.exists() else {}
    kept |= {row.name: asdict(row) for row in rows}
    path.write_text(json.dumps(list(kept.values()), indent=2) + "\n")
    return path
