"""Machines that say themselves that no reader sits before them; they are handed pages, and not counted."""

import re

ROBOT = re.compile(
    r"bot|crawl|spider|slurp|preview|fetch|monitor|scan|curl|wget|python|java/|headless", re.IGNORECASE
)


def is_robot(agent):
    """Whether a User-Agent is one of theirs, or none at all."""
    return not agent or bool(ROBOT.search(agent))
