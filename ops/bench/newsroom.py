"""What an editor waits for in a large archive and in a large picture library, beside what was promised: one client."""

import statistics
import time

from ops.attacks.editors import EditorClient
from ops.bench.growth import BASE, LIST
from ops.bench.measure import Measurement, show, waits
from ops.bench.sites import BenchSite, BenchSites

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

PICTURES, PICTURE_GOAL = 20_000, 300
PICTURE_LIST = "/admin/images/image/"
PICTURE_PAGES = {
    "all": PICTURE_LIST,
    "page 19": f"{PICTURE_LIST}?p=19",
    "words": f"{PICTURE_LIST}?q=boat+mango",
    "no such word": f"{PICTURE_LIST}?q=zeppelin",
    "a photographer": f"{PICTURE_LIST}?by=Photographer+7",
    "a month": f"{PICTURE_LIST}?since=2026-01-01&until=2026-01-31",
    "unused": f"{PICTURE_LIST}?look_after=unused",
    "licences that end": f"{PICTURE_LIST}?look_after=licence",
    "without words": f"{PICTURE_LIST}?look_after=words",
    "without a credit": f"{PICTURE_LIST}?look_after=credit",
    "look-alikes": f"{PICTURE_LIST}?look_after=alike",
    "one picture, its uses and look-alikes": f"{PICTURE_LIST}500/change/",
    "choosing one while writing": f"{PICTURE_LIST}browse/",
}


def measure(sites: BenchSites, stories: int) -> list[Measurement]:
    """The story form and the lists, and a save and an autosave."""
    site = sites.of(stories)[0]
    addresses = [path.format(story=stories - 100, **site.landmarks) for path, _ in PAGES.values()]
    figures = waits([site.target(address) for address in addresses])
    rows = [
        _beside_goal(f"desk_{_key(name)}_ms", wait, goal)
        for (name, (_, goal)), wait in zip(PAGES.items(), figures, strict=True)
    ]
    rows.append(_beside_goal("desk_save_of_6_KB_ms", _saves(site, stories - 100), SAVE))
    rows.append(_beside_goal("desk_autosave_of_6_KB_ms", _saves(site, stories - 100, "keep"), SAVE))
    show(f"The newsroom, {stories:,} stories", rows)
    return rows


def measure_pictures(sites: BenchSites, _stories: int) -> list[Measurement]:
    """A table of the picture library's pages; the dearest is a row of the report."""
    site = sites.of(BASE)[0]
    site.run("-m", f"{site.checkout.bench}.library", str(PICTURES))
    figures = waits([site.target(address) for address in PICTURE_PAGES.values()])
    rows = [_beside_goal(name, wait, PICTURE_GOAL) for name, wait in zip(PICTURE_PAGES, figures, strict=True)]
    show(f"The picture library at {PICTURES:,} pictures", rows)
    worst = max(rows, key=lambda row: row.value)
    told = f"{worst.name}, {worst.compared_with}"
    return [Measurement("picture_desk", worst.value, "ms", told, worst.ratio, worst.spread)]


def _beside_goal(name: str, times: list[float], goal: float) -> Measurement:
    """The median of the rounds beside what was promised, both in milliseconds."""
    median = statistics.median(times)
    spread = round((max(times) - min(times)) / median, 2)
    return Measurement(name, round(median, 1), "ms", f"goal {goal} ms", round(median / goal, 2), spread)


def _key(name: str) -> str:
    return name.replace(" %", "").replace(", ", "_").replace(" ", "_")


def _saves(site: BenchSite, story: int, how: str = "save") -> list[float]:
    """The milliseconds of saves, or of autosaves, from the form being sent: the fastest fifth."""
    editor, times = EditorClient(int(site.env["PORT"]), site.landmarks["session"], story), []
    for turn in range(TURNS):
        editor.open()
        began = time.perf_counter()
        status, said = getattr(editor, how)(body=f"{BODY}<p>Turn {turn}.</p>")
        times.append(1_000 * (time.perf_counter() - began))
        assert status in (200, 302), said
        assert (how == "save") == (status == 302), said
    return sorted(times)[: TURNS // 5]
