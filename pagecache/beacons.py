"""The turnstile: counts readers' beacons before Django is entered, so that a crowd of them slows no page."""

import re
from contextlib import suppress
from pathlib import Path

from django.utils.module_loading import import_string

from pagecache.beacon_counter import BeaconCounter
from pagecache.robots import is_robot

THANKS = ("204 No Content", [("Cache-Control", "no-store")])


class BeaconMiddleware:
    """The WSGI application around `app` that answers POSTs to the beacons' addresses with 204, and counts readers.

    `beacons` are as in settings.BEACONS: {name: (pattern of a path with one group, function that words what is to be
    counted, function that adds a Counter of such words to the database)}. `folder` holds a tally for each.
    """

    def __init__(self, app, folder, beacons):
        self.app = app
        self.beacons = [
            (re.compile(pattern), import_string(word), BeaconCounter(Path(folder) / name, import_string(add)))
            for name, (pattern, word, add) in beacons.items()
        ]

    def __call__(self, environ, start_response):
        if environ["REQUEST_METHOD"] == "POST":
            for pattern, word, tally in self.beacons:
                found = pattern.fullmatch(environ["PATH_INFO"])
                if found:
                    if not is_robot(environ.get("HTTP_USER_AGENT", "")):
                        with suppress(OSError):  # a full disk is no reader's trouble
                            tally.count(word(found[1]))
                    start_response(*THANKS)
                    return []
        return self.app(environ, start_response)
