"""`python -m bench`: a paper of 2,000 stories on the production server, measured and written to var/bench.json."""

import contextlib
import json
import os
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from pathlib import Path

from bench.load import pages_per_second
from examiner import environment

ROOT = Path(__file__).resolve().parent.parent
STORIES = 2_000
ROUNDS, SECONDS = 3, 2


def main():
    """Fill, serve, measure, print, write."""
    report = environment.folder(os.environ, "VAR_DIR", ROOT / "var") / "bench.json"
    with tempfile.TemporaryDirectory(prefix="examiner-bench-") as var:
        with socket.create_server(("127.0.0.1", 0)) as free:
            port = free.getsockname()[1]
        # Nothing of the operator's own: no database but the one in `var`, no cache server, no demo.
        env = {"PATH": os.environ["PATH"], "HOME": var, "VAR_DIR": var, "PORT": str(port), "DEMO": "0"}
        env["DJANGO_SETTINGS_MODULE"] = "bench.settings"
        print(f"Writing {STORIES} stories ...", flush=True)
        run("deploy/prepare.py", env=env)
        word = run("-m", "bench.archive", str(STORIES), env=env).split()[-1]
        pages = {
            "front page": "/",
            "section front": "/section/mindanao/",
            "story": "/story-100/",
            "search": f"/search/?q={word}",
            "feed": "/feed/",
        }
        with served(env, port) as home:
            rows = measure(home, pages, Path(var) / "bench")
    report.parent.mkdir(parents=True, exist_ok=True)
    report.write_text(json.dumps(rows, indent=2) + "\n")
    show(rows)
    print(f"Written to {report}")


def run(*command, env):
    """What a Python of ours printed; its errors go to ours."""
    done = subprocess.run(
        [sys.executable, *command], cwd=ROOT, env=env, stdout=subprocess.PIPE, text=True, check=True
    )
    return done.stdout


@contextlib.contextmanager
def served(env, port):
    """The paper's address while the production server serves it."""
    command = [sys.executable, "-m", "gunicorn", "-c", "deploy/gunicorn.conf.py", "--log-level", "warning"]
    server = subprocess.Popen(command, cwd=ROOT, env=env)
    home = f"http://127.0.0.1:{port}"
    try:
        for _ in range(300):
            with contextlib.suppress(urllib.error.URLError):
                fetch(f"{home}/healthz")
                break
            time.sleep(0.1)
        yield home
    finally:
        server.terminate()
        server.wait(30)


def fetch(url):
    with urllib.request.urlopen(url, timeout=30) as answer:  # noqa: S310 (our own server)
        return answer.read()


def measure(home, pages, copies):
    """Each page and a bare view that hands out the same bytes, in turn, so that both see the same machine."""
    copies.mkdir()
    rows = []
    for name, path in pages.items():
        copy = name.replace(" ", "-")
        (copies / copy).write_bytes(fetch(home + path))
        size = (copies / copy).stat().st_size
        both = {home + path: [], f"{home}/bench/{copy}": []}
        for turn in range(ROUNDS + 1):
            for url, figures in both.items():
                figure = pages_per_second(url, SECONDS if turn else 1)
                figures.extend([figure] if turn else [])  # the first turn only warms up
        page, bare = (statistics.median(figures) for figures in both.values())
        against = f"bare Django view of the same {size} bytes, {bare:.1f} pages/s"
        row = {"name": name, "value": round(page, 1), "unit": "pages/s", "compared_with": against}
        rows.append(row | {"ratio": round(page / bare, 3)})
        print(f"  measured the {name}", flush=True)
    return rows


def show(rows):
    """The rows as a table for people."""
    print(f"\n{'page':<16}{'pages/s':>9}{'ratio':>8}  compared with")
    for row in rows:
        print(f"{row['name']:<16}{row['value']:>9}{row['ratio']:>8}  {row['compared_with']}")


if __name__ == "__main__":
    main()
