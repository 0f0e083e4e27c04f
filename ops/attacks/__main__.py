"""`python -m ops.attacks [--full] [stampede ...]`: all attacks or those named, the outcome in var/attacks.json."""

import argparse
import asyncio
import json
import os
import signal
import sys
import time
import traceback
from types import ModuleType

from examiner.environment import folder
from ops import attacks
from ops.attacks import (
    browsers,
    database,
    edits,
    flood,
    kills,
    load,
    queries,
    retraction,
    saves,
    schedule,
    sessions,
    stampede,
    stores,
)
from ops.attacks.environment import Environment
from ops.attacks.results import AttackResult
from ops.processes import ROOT

STORIES = 3_000
ATTACKS = {
    "kills": kills,
    "stampede": stampede,
    "edits": edits,
    "load": load,
    "schedule": schedule,
    "retraction": retraction,
    "queries": queries,
    "flood": flood,
    "stores": stores,
    "database": database,
    "browsers": browsers,
    "saves": saves,
    "sessions": sessions,
}


def main() -> None:
    """Fill, attack, print, write; the exit code says whether everything held."""
    asked = arguments()
    report = folder(os.environ, "VAR_DIR", ROOT / "var") / "attacks.json"
    # So that everything is ended on the way out.
    signal.signal(signal.SIGTERM, lambda *_: os.kill(os.getpid(), signal.SIGINT))
    began, results = time.monotonic(), {}
    with Environment(STORIES) as environment:
        for name in asked.names or ATTACKS:
            module = ATTACKS[name]
            print(
                f"\n{name}: {module.__doc__.splitlines()[0]} ({time.monotonic() - began:.0f} s)", flush=True
            )
            results[name] = asyncio.run(carry_out(module, environment, asked.full))
    report.parent.mkdir(parents=True, exist_ok=True)
    report.write_text(json.dumps(in_json(results), indent=2) + "\n")
    held = show(results)
    print(f"{time.monotonic() - began:.0f} s. Written to {report}")
    sys.exit(not held)


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m ops.attacks", description=attacks.__doc__)
    parser.add_argument("names", nargs="*", metavar="attack", help=", ".join(ATTACKS))
    parser.add_argument(
        "--full", action="store_true", help="as often as was promised, where that takes longer"
    )
    asked = parser.parse_args()
    if unknown := set(asked.names) - ATTACKS.keys():
        parser.error(f"no such attack: {', '.join(sorted(unknown))}")
    return asked


async def carry_out(module: ModuleType, environment: Environment, is_full: bool) -> list[AttackResult]:
    """What one attack has found; an attack that broke off has failed."""
    results = []
    try:
        async for result in module.attack(environment, is_full):
            print(result, flush=True)
            results.append(result)
    except Exception as error:
        traceback.print_exc()
        results.append(AttackResult(f"broke off: {type(error).__name__}", 1, 1))
    return results


def in_json(results: dict[str, list[AttackResult]]) -> list[dict]:
    return [
        {"attack": name} | vars(result) | {"holds": result.holds}
        for name, found in results.items()
        for result in found
    ]


def show(results: dict[str, list[AttackResult]]) -> bool:
    """The results as a table for people; whether all of them hold."""
    print(f"\n{'attack':<11}{'tried':>8}{'failed':>8}  ")
    for name, found in results.items():
        for result in found:
            what = f"{result.what}{' (control)' if result.is_control else ''}"
            verdict = "" if result.holds else "DOES NOT HOLD: "
            print(f"{name:<11}{result.tried:>8}{result.failed:>8}  {verdict}{what}")
    held = all(result.holds for found in results.values() for result in found)
    print("Everything held." if held else "Not everything held.", end=" ")
    return held


if __name__ == "__main__":
    try:
        main()
    except KeyboardInterrupt:
        sys.exit(130)
