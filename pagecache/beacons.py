"""Readers' beacons: small POSTs by which a page says that it was seen, counted before Django is entered.

A room registers its beacon in its `AppConfig.ready()`:

    beacons.register("views", r"/beacon/([0-9]{1,18})/", word_of, add_views)

pagecache/beacon_counter.py counts them.
"""

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

# Programs that say themselves that no reader sits before them; they are handed pages, and not counted.
ROBOT = re.compile(
    r"bot|crawl|spider|slurp|preview|fetch|monitor|scan|curl|wget|python|java/|headless", re.IGNORECASE
)


def is_robot(agent: str) -> bool:
    """Whether a User-Agent is a program's, or none at all."""
    return not agent or bool(ROBOT.search(agent))


@dataclass(frozen=True)
class Beacon:
    """What readers' pages say of themselves at one kind of address."""

    name: str
    path: re.Pattern[str]  # of a whole path, with one group
    word_of: Callable[
        [str], str
    ]  # what is written down for one count, of that group's text; no line's end in it
    add: Callable[[Counter[str]], None]  # adds a Counter of such words to the database


_beacons: dict[str, Beacon] = {}


def register(
    name: str, path: str, word_of: Callable[[str], str], add: Callable[[Counter[str]], None]
) -> None:
    """Registers a beacon (see `Beacon`), `path` as a regular expression; again is the same as once."""
    _beacons[name] = Beacon(name, re.compile(path), word_of, add)


def registered() -> list[Beacon]:
    """Every beacon that has been registered."""
    return list(_beacons.values())
