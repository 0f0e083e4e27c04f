"""Bounded load: eight readers who ask again as soon as they have their page, or one who waits for each."""

import http.client
import re
import shutil
import statistics
import subprocess
import threading
import time
from urllib.parse import urlsplit

READERS = 8
TURNS = 30
HEADERS = {"Accept-Encoding": "gzip"}


class NotServedError(Exception):
    """A reader got something other than the page."""


def pages_per_second(url, seconds):
    """How many whole pages a second READERS get during `seconds`. Raises `NotServedError` for any failure."""
    return (_by_wrk if shutil.which("wrk") else _by_threads)(url, seconds)


def _by_wrk(url, seconds):
    headers = [part for name, value in HEADERS.items() for part in ("-H", f"{name}: {value}")]
    command = ["wrk", "-t1", f"-c{READERS}", f"-d{seconds}s", *headers, url]
    said = subprocess.run(command, capture_output=True, text=True, check=True, timeout=seconds + 30).stdout
    if "Non-2xx" in said or "Socket errors" in said:
        raise NotServedError(f"{url}: {said}")
    return float(re.search(r"Requests/sec:\s+([\d.]+)", said)[1])


def _by_threads(url, seconds):
    parts = urlsplit(url)
    path = f"{parts.path}?{parts.query}" if parts.query else parts.path
    counts, failures = [0] * READERS, []
    until = time.monotonic() + seconds

    def read(place):
        connection = http.client.HTTPConnection(parts.hostname, parts.port, timeout=30)
        while time.monotonic() < until and not failures:
            connection.request("GET", path, headers=HEADERS)
            answer = connection.getresponse()
            answer.read()
            if answer.status != 200:
                failures.append(answer.status)
            counts[place] += 1
        connection.close()

    began = time.monotonic()
    readers = [threading.Thread(target=read, args=(place,)) for place in range(READERS)]
    for reader in readers:
        reader.start()
    for reader in readers:
        reader.join()
    if failures:
        raise NotServedError(f"{url}: {failures[0]}")
    return sum(counts) / (time.monotonic() - began)


def in_turns(asked, turns=TURNS):
    """The milliseconds that one reader waits for each (paper, path), asked in turns: all see the same machine.

    The mean of the fastest fifth: the others waited for what else the machine does.
    Raises `NotServedError` for any answer but 200.
    """
    connections = [http.client.HTTPConnection(urlsplit(paper.home).netloc, timeout=60) for paper, _ in asked]
    figures = [[] for _ in asked]
    for turn in range(turns + 3):
        for (paper, path), connection, measured in zip(asked, connections, figures, strict=True):
            began = time.perf_counter()
            headers = (
                HEADERS | {"Cookie": f"newsroom={paper.landmarks['session']}"}
                if "/admin/" in path
                else HEADERS
            )
            connection.request("GET", path, headers=headers)
            answer = connection.getresponse()
            answer.read()
            if answer.status != 200:
                raise NotServedError(f"{paper.home}{path}: {answer.status}")
            measured.extend([1_000 * (time.perf_counter() - began)] if turn >= 3 else [])
    for connection in connections:
        connection.close()
    return [statistics.fmean(sorted(measured)[: max(1, turns // 5)]) for measured in figures]
