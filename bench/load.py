"""A bounded load on one address: eight readers who ask again as soon as they have their page."""

import http.client
import re
import shutil
import subprocess
import threading
import time
from urllib.parse import urlsplit

READERS = 8
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
