"""`python -m ops.attacks [--full] [stampede ...]`: all attacks or those named, the outcome in var/attacks.json."""

import argparse
import asyncio
import json
import os
import signal
import sys
import time
import traceback

from examiner import environment
from ops.attacks import (
    browsers,
    crowd,
    database,
    edits,
    flood,
    kills,
    queries,
    rack,
    retraction,
    saves,
    schedule,
    sessions,
    stampede,
)
from ops.attacks.findings import Finding
from ops.attacks.ground import Ground
from ops.attacks.web import ROOT

STORIES = 3_000
ATTACKS = {
    "kills": kills,
    "stampede": stampede,
    "edits": edits,
    "crowd": crowd,
    "schedule": schedule,
    "retraction": retraction,
    "queries": queries,
    "flood": flood,
    "rack": rack,
    "database": database,
    "browsers": browsers,
    "saves": saves,
    "sessions": sessions,
}


def main():
    """Fill, attack, print, write; the exit code says whether everything held."""
    asked = arguments()
    report = environment.folder(os.environ, "VAR_DIR", ROOT / "var") / "ops.attacks.json"
    # So that everything is ended on the way out.
    signal.signal(signal.SIGTERM, lambda *_: os.kill(os.getpid(), signal.SIGINT))
    began, findings = time.monotonic(), {}
    with Ground(STORIES) as ground:
        for name in asked.attacks or ATTACKS:
            module = ATTACKS[name]
            print(
                f"\n{name}: {module.__doc__.splitlines()[0]} ({time.monotonic() - began:.0f} s)", flush=True
            )
            findings[name] = asyncio.run(carry_out(module, ground, asked.full))
    report.parent.mkdir(parents=True, exist_ok=True)
    report.write_text(json.dumps(in_json(findings), indent=2) + "\n")
    held = show(findings)
    print(f"{time.monotonic() - began:.0f} s. Written to {report}")
    sys.exit(not held)


def arguments():
    parser = argparse.ArgumentParser(prog="python -m ops.attacks", description=sys.modules["attacks"].__doc__)
    parser.add_argument("attacks", nargs="*", metavar="attack", help=", ".join(ATTACKS))
    parser.add_argument(
        "--full", action="store_true", help="as often as was promised, where that takes longer"
    )
    asked = parser.parse_args()
    if unknown := set(asked.attacks) - ATTACKS.keys():
        parser.error(f"no such attack: {', '.join(sorted(unknown))}")
    return asked


async def carry_out(module, ground, is_full):
    """What one attack has found; an attack that broke off has failed."""
    findings = []
    try:
        async for finding in module.attack(ground, is_full):
            print(finding, flush=True)
            findings.append(finding)
    except Exception as error:
        traceback.print_exc()
        findings.append(Finding(f"broke off: {type(error).__name__}", 1, 1))
    return findings


def in_json(findings):
    return [
        {"attack": name} | vars(finding) | {"holds": finding.holds}
        for name, found in findings.items()
        for finding in found
    ]


def show(findings):
    """The findings as a table for people; whether all of them hold."""
    print(f"\n{'attack':<11}{'tried':>8}{'failed':>8}  ")
    for name, found in findings.items():
        for finding in found:
            what = f"{finding.what}{' (control)' if finding.is_control else ''}"
            verdict = "" if finding.holds else "DOES NOT HOLD: "
            print(f"{name:<11}{finding.tried:>8}{finding.failed:>8}  {verdict}{what}")
    held = all(finding.holds for found in findings.values() for finding in found)
    print("Everything held." if held else "Not everything held.", end=" ")
    return held


if __name__ == "__main__":
    try:
        main()
    except KeyboardInterrupt:
        sys.exit(130)
