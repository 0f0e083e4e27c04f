"""`make run` for real: the second start is quick, keeps everything, and Ctrl-C ends it without a word."""

import http.client
import os
import signal
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent


@contextmanager
def paper(var, port, said):
    """A started paper that has answered /healthz; at the end it gets a Ctrl-C. `said` collects its output."""
    env = {"PATH": os.environ["PATH"], "HOME": os.environ.get("HOME", "/"), "PYTHONUNBUFFERED": "1"}
    process = subprocess.Popen(
        [sys.executable, "ops/server/start.py"],
        cwd=ROOT,
        env=env | {"PORT": port, "VAR_DIR": str(var), "DEMO": "0"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
    )
    try:
        deadline = time.monotonic() + 120
        while not answers(port) and process.poll() is None and time.monotonic() < deadline:
            time.sleep(0.1)
        yield process
    finally:
        os.killpg(process.pid, signal.SIGINT)
        said.append(process.communicate(timeout=30)[0])


def answers(port, path="/healthz"):
    connection = http.client.HTTPConnection("127.0.0.1", int(port), timeout=5)
    try:
        connection.request("GET", path)
        return connection.getresponse().status == 200
    except OSError:
        return False
    finally:
        connection.close()


def test_a_paper_starts_twice_and_keeps_everything(tmp_path, unused_port):
    said = []
    with paper(tmp_path, unused_port, said) as first:
        assert answers(unused_port, "/admin/login/")
    kept = (tmp_path / "secret-key").read_text()
    began = time.monotonic()
    with paper(tmp_path, unused_port, said) as second:
        assert answers(unused_port, "/admin/login/")
        assert time.monotonic() - began < 30
    assert (first.returncode, second.returncode) == (0, 0)
    assert (tmp_path / "secret-key").read_text() == kept
    assert "Collecting the static files" in said[0]
    assert "Collecting the static files" not in said[1]
    for output in said:
        assert f"the newsroom   http://127.0.0.1:{unused_port}/admin/" in output
        assert "Traceback" not in output
        assert output.rstrip().splitlines()[-1].startswith("Ctrl-C stops it")
