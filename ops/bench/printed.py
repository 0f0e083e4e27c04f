"""Printed pages: beside a bare WSGI function under the same server, and, behind nginx, beside a file that it serves.

nginx is our own: the template of the composition, with this machine's places in it.
"""

import contextlib
import gzip
import http.client
import os
import re
import shutil
import signal
import socket
import subprocess
import threading
import time
from urllib.parse import urlsplit

from ops.bench.load import in_turns
from ops.bench.pages import per_second
from ops.bench.papers import ROOT, run
from ops.bench.report import Row, show

STORIES = 10_000
BEACONS = 3_000


def measure(papers, _stories):
    """The front page, printed."""
    paper = papers.of(STORIES)
    page = printed_bytes(paper)
    (paper.var / "bench" / "front.gz").write_bytes(page)
    printed, bare = per_second([f"{paper.home}/printed/", f"{paper.home}/bare/front.gz"])
    told = f"a bare WSGI function of the same {len(page)} packed bytes, {bare:,.0f} pages/s"
    rows = [Row("printed_page", round(printed), "pages/s", told, round(printed / bare, 3))]
    if shutil.which("nginx"):
        with nginx_before(paper) as home:
            behind, file = per_second([f"{home}/", f"{home}/static/bench.html"])
        told = f"nginx serving the same bytes from a packed file, logged alike, {file:,.0f} pages/s"
        rows.append(Row("printed_behind_nginx", round(behind), "pages/s", told, round(behind / file, 3)))
    else:
        print("\nNOT MEASURED behind nginx: it is not installed.")
    rows.append(beacons(paper))
    show("Printed pages", rows)
    return rows


def printed_bytes(paper):
    """The packed front page, as the press hands it out."""
    connection = http.client.HTTPConnection(urlsplit(paper.home).netloc, timeout=30)
    connection.request("GET", "/printed/", headers={"Accept-Encoding": "gzip"})
    body = connection.getresponse().read()
    connection.close()
    return body


@contextlib.contextmanager
def nginx_before(paper):
    """The address of our nginx before the paper's server, while this block runs."""
    with socket.create_server(("127.0.0.1", 0)) as free, socket.create_server(("127.0.0.1", 0)) as other:
        port, alive = free.getsockname()[1], other.getsockname()[1]
    folder = paper.var / "nginx"
    for name in ("static", "pages", "mirror"):
        (folder / name).mkdir(parents=True, exist_ok=True)
    page = gzip.decompress((paper.var / "bench" / "front.gz").read_bytes())
    (folder / "static" / "bench.html").write_bytes(page)
    (folder / "static" / "bench.html.gz").write_bytes((paper.var / "bench" / "front.gz").read_bytes())
    template = (ROOT / "ops/server/nginx/examiner.conf.template").read_text()
    places = {
        "/tmp/": f"{folder}/",  # noqa: S108 (as text, in nginx's settings; first, because the others may lie there)
        "${SITE_URL}": paper.home,
        "${SERVER_NAME}": "127.0.0.1",
        "${FRONT_PROXY}": "127.0.0.1",
        "http://web:8000": f"{paper.home}/printed$request_uri",
        "listen 80": f"listen 127.0.0.1:{port}",
        "127.0.0.1:8081": f"127.0.0.1:{alive}",
        "/etc/nginx/": f"{ROOT}/ops/server/nginx/",
        "/var/cache/nginx/pages": f"{folder}/pages",
        "/var/log/nginx/access.log": f"{folder}/access.log",
        "/srv/": f"{folder}/",
        "resolver 127.0.0.11 valid=5s ipv6=off;": "",
        # Pages are logged; so is the file that they are compared with.
        "access_log off;\n        add_header Cache-Control $static_age;": "add_header Cache-Control $static_age;",
    }
    for place, here in places.items():
        template = template.replace(place, here)
    settings = folder / "nginx.conf"
    head = f"daemon off; pid {folder}/pid; worker_processes 2; error_log {folder}/error.log;"
    user = "user root;" if os.getuid() == 0 else ""
    settings.write_text(
        f"{user} {head} events {{ worker_connections 1024; }} http {{ include /etc/nginx/mime.types; {template} }}"
    )
    server = subprocess.Popen(["nginx", "-c", settings], stderr=subprocess.DEVNULL)
    try:
        home = f"http://127.0.0.1:{port}"
        for _ in range(100):
            with contextlib.suppress(OSError):
                socket.create_connection(("127.0.0.1", port), 1).close()
                break
            time.sleep(0.05)
        yield home
    finally:
        server.send_signal(signal.SIGTERM)
        server.wait(10)


def beacons(paper):
    """How many beacons a second are taken in, beside how many have to be; all of them must be counted."""
    address = re.search(r'data-beacon="([^"]+)"', story_text(paper))[1]
    counts = []

    def tell():
        connection = http.client.HTTPConnection(urlsplit(paper.home).netloc, timeout=30)
        for _ in range(BEACONS // 8):
            connection.request("POST", f"/printed{address}", headers={"User-Agent": "Mozilla/5.0"})
            answer = connection.getresponse()
            answer.read()
            counts.append(answer.status)
        connection.close()

    before = views(paper)
    (quiet,) = in_turns([(paper, "/printed/")])
    began = time.monotonic()
    readers = [threading.Thread(target=tell) for _ in range(8)]
    for reader in readers:
        reader.start()
    (busy,) = in_turns([(paper, "/printed/")])
    for reader in readers:
        reader.join()
    rate = len(counts) / (time.monotonic() - began)
    until = time.monotonic() + 10
    while views(paper) - before < len(counts) and time.monotonic() < until:
        time.sleep(0.5)
    lost = len(counts) - (views(paper) - before)
    told = f"1,000 a second; {lost} of {len(counts)} lost; a page beside them {busy:.1f} ms, else {quiet:.1f}"
    return Row("beacons", round(rate), "1/s", told, round(rate / 1_000, 2))


def story_text(paper):
    connection = http.client.HTTPConnection(urlsplit(paper.home).netloc, timeout=30)
    connection.request("GET", "/printed/story-100/")
    text = connection.getresponse().read().decode()
    connection.close()
    return text


def views(paper):
    """All views that are in the database."""
    script = (
        "import django; django.setup(); from readership.models import DailyViews; from django.db.models import Sum;"
        "print(DailyViews.objects.aggregate(n=Sum('views'))['n'] or 0)"
    )
    return int(run(paper, "-c", script))
