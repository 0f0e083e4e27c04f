"""What an editor waits for at the desk of a large archive, beside what was promised: one client."""

import os
import statistics
import time

from ops.attacks.editors import EditorClient
from ops.bench.growth import LIST
from ops.bench.load import in_turns
from ops.bench.report import Row, show

TURNS = 15
# Milliseconds that each may take.
PAGES = {
    "first screen": ("/admin/", 300),
    "story list": (LIST, 300),
    "story list, drafts": (f"{LIST}?state=draft", 300),
    "story list, search 22 %": (f"{LIST}?q=harbor", 300),
    "story form": (f"{LIST}{{story}}/change/", 300),
    "layout, 40 slots": ("/admin/frontpage/layout/{layout}/change/", 1_000),
}
SAVE = 300
BODY = "".join(f"<p>{'The boats stay in the harbor. ' * 20}</p>" for _ in range(10))  # 6 KB


def measure(papers, stories):
    """The mean of the fastest fifth of each, and the machine's load beside them."""
    paper = papers.of(stories)
    addresses = {
        name: address.format(story=stories - 100, **paper.landmarks) for name, (address, _) in PAGES.items()
    }
    waits = in_turns([(paper, address) for address in addresses.values()], TURNS)
    goals = [goal for _, goal in PAGES.values()]
    rows = [row(*said) for said in zip(PAGES, waits, goals, strict=True)]
    rows.append(row("save of 6 KB", save(paper, stories - 100), SAVE))
    rows.append(row("autosave of 6 KB", save(paper, stories - 100, "keep"), SAVE))
    show(f"At the desk, {stories:,} stories, load {os.getloadavg()[0]:.1f}", rows)
    return rows


def row(name, wait, goal):
    """One figure beside its goal."""
    key = f"desk_{name.replace(' %', '').replace(', ', '_').replace(' ', '_')}_ms"
    return Row(key, round(wait, 1), "ms", f"goal {goal} ms", round(wait / goal, 2))


def save(paper, story, how="save"):
    """The milliseconds of a save, or of an exchange that keeps what was typed, from the form being sent."""
    port = int(paper.env["PORT"])
    editor, waits = EditorClient(port, paper.landmarks["session"], story), []
    for turn in range(TURNS):
        editor.open()
        began = time.perf_counter()
        status, said = getattr(editor, how)(body=f"{BODY}<p>Turn {turn}.</p>")
        waits.append(1_000 * (time.perf_counter() - began))
        assert status in (200, 302), said
        assert (how == "save") == (status == 302), said
    return statistics.fmean(sorted(waits)[: TURNS // 5])
