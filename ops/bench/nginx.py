"""An nginx of our own before the measured sites: the template of the composition with this machine's places in it."""

import contextlib
import gzip
import os
import signal
import socket
import subprocess
import time
from collections.abc import Iterator

from ops.bench.sites import BenchSite
from ops.processes import free_port


@contextlib.contextmanager
def nginx_before(sites: list[BenchSite]) -> Iterator[list[tuple[str, int]]]:
    """(address, process id) of an nginx before each site's server, while this block runs.

    Its /static/bench.html holds the bytes that pages.py has left in the site's VAR_DIR as front.gz.
    """
    with contextlib.ExitStack() as running:
        yield [running.enter_context(_nginx(site)) for site in sites]


@contextlib.contextmanager
def _nginx(site: BenchSite) -> Iterator[tuple[str, int]]:
    port, folder = free_port(), site.var / "nginx"
    for name in ("static", "pages", "static-site"):
        (folder / name).mkdir(parents=True, exist_ok=True)
    packed = (site.var / "bench" / "front.gz").read_bytes()
    (folder / "static" / "bench.html").write_bytes(gzip.decompress(packed))
    (folder / "static" / "bench.html.gz").write_bytes(packed)
    settings = folder / "nginx.conf"
    settings.write_text(_settings(site, port))
    server = subprocess.Popen(["nginx", "-c", settings], stderr=subprocess.DEVNULL)
    try:
        for _ in range(100):
            with contextlib.suppress(OSError):
                socket.create_connection(("127.0.0.1", port), 1).close()
                break
            time.sleep(0.05)
        yield f"http://127.0.0.1:{port}", server.pid
    finally:
        server.send_signal(signal.SIGTERM)
        server.wait(10)


def _settings(site: BenchSite, port: int) -> str:
    """The whole of nginx's settings: a head of our own and the template of the site's checkout."""
    folder, server = site.var / "nginx", site.checkout.root / site.checkout.server
    template = (server / "nginx/examiner.conf.template").read_text()
    places = {
        "/tmp/": f"{folder}/",  # noqa: S108 (as text; first, because the other places may lie below it)
        "${SITE_URL}": site.home,
        "${SERVER_NAME}": "127.0.0.1",
        "${FRONT_PROXY}": "127.0.0.1",
        "http://web:8000": f"{site.home}{site.checkout.cached}$request_uri",
        "listen 80": f"listen 127.0.0.1:{port}",
        "127.0.0.1:8081": f"127.0.0.1:{free_port()}",
        "/etc/nginx/": f"{server}/nginx/",
        "/var/cache/nginx/pages": f"{folder}/pages",
        "/var/log/nginx/access.log": f"{folder}/access.log",
        "/srv/": f"{folder}/",
        "resolver 127.0.0.11 valid=5s ipv6=off;": "",
        # Pages are logged; so is the file that they are compared with.
        "access_log off;\n        add_header Cache-Control $static_age;": "add_header Cache-Control $static_age;",
    }
    for place, here in places.items():
        template = template.replace(place, here)
    user = "user root;" if os.getuid() == 0 else ""
    head = f"daemon off; pid {folder}/pid; worker_processes 2; error_log {folder}/error.log;"
    events = "events { worker_connections 1024; }"
    return f"{user} {head} {events} http {{ include /etc/nginx/mime.types; {template} }}"
