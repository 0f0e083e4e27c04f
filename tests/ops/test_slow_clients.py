"""Clients that are slow, silent or rude wait among themselves; a reader beside them gets the page at once."""

import os
import signal
import socket
import subprocess
import sys
import time
from contextlib import ExitStack
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
# Stands in for the paper: the server's own settings are what is tried, with less patience.
PAGES = """
from ops.server import worker

worker.PATIENCE = 2

def application(environ, start_response):
    start_response("200 OK", [("Content-Length", "40000")])
    return [b"x" * 40000]
"""
ASKED = b"GET / HTTP/1.1\r\nHost: localhost\r\n"


@pytest.fixture
def server(tmp_path, unused_port):
    """A function that opens a connection to a server of one process with two threads."""
    (tmp_path / "pages.py").write_text(PAGES)
    env = {"PATH": os.environ["PATH"], "PORT": unused_port, "WEB_WORKERS": "1", "WEB_THREADS": "2"}
    env["PYTHONPATH"] = str(tmp_path)
    command = [sys.executable, "-m", "gunicorn", "-c", "ops/server/gunicorn.conf.py", "pages"]
    process = subprocess.Popen(command, cwd=ROOT, env=env, stderr=subprocess.PIPE, text=True)

    def connect():
        return socket.create_connection(("127.0.0.1", int(unused_port)), timeout=10)

    deadline = time.monotonic() + 30
    while time.monotonic() < deadline:
        try:
            read(connect)
            break
        except ConnectionRefusedError:
            time.sleep(0.1)
    yield connect
    began = time.monotonic()
    process.send_signal(signal.SIGINT)
    said = process.communicate(timeout=30)[1]
    assert time.monotonic() - began < 5
    assert "Traceback" not in said
    assert process.returncode == 0


def all_of(client):
    """Everything that comes until the server hangs up."""
    answer = b""
    while some := client.recv(65536):
        answer += some
    return answer


def read(connect):
    """The seconds that a reader waits for a page."""
    began = time.monotonic()
    with connect() as reader:
        reader.sendall(ASKED + b"Connection: close\r\n\r\n")
        assert all_of(reader).endswith(b"x" * 40000)
    return time.monotonic() - began


def may_say(client, letter):
    """Whether the server has not hung up a tenth of a second after one more letter."""
    client.settimeout(0.1)
    try:
        client.sendall(letter)
        return client.recv(1) != b""
    except TimeoutError:
        return True
    except ConnectionError:
        return False


def assert_readers_read(connect):
    assert max(read(connect) for _ in range(5)) < 1


def test_those_who_connect_and_say_nothing_or_little_keep_nobody_waiting(server):
    with ExitStack() as clients:
        for said in 20 * [b"", b"G", ASKED, ASKED + b"Cookie: ", b"\r\n\r\n"]:
            clients.enter_context(server()).sendall(said)
        assert_readers_read(server)


def test_those_who_ask_and_do_not_read_keep_nobody_waiting(server):
    with ExitStack() as clients:
        for _ in range(20):
            clients.enter_context(server()).sendall(ASKED + b"\r\n")
        assert_readers_read(server)


def test_those_who_read_and_do_not_hang_up_keep_nobody_waiting(server):
    with ExitStack() as clients:
        for _ in range(20):
            clients.enter_context(server()).sendall(ASKED + b"Connection: close\r\n\r\n")
        assert_readers_read(server)


def test_who_never_finishes_asking_is_hung_up_on(server):
    with server() as silent, server() as slow:
        began = time.monotonic()
        assert all(may_say(slow, b"a") for _ in range(30)) is False
        assert silent.recv(1) == b""
        assert time.monotonic() - began < 5


def test_who_hangs_up_in_the_middle_of_asking_is_let_go_at_once(server):
    for said in (b"", b"GET / HT", ASKED):
        with server() as client:
            client.sendall(said)
            time.sleep(0.1)
            client.shutdown(socket.SHUT_WR)
            client.settimeout(1)
            assert client.recv(1) == b""


def test_a_request_in_pieces_and_two_in_one_are_answered(server):
    with server() as client:
        one_and_more = b"\n" + ASKED + b"\r\n" + ASKED[:9]
        for piece in (b"GE", b"T / HTTP/1.1\r\nHost: local", b"host\r\n\r", one_and_more):
            client.sendall(piece)
            time.sleep(0.1)
        client.sendall(ASKED[9:] + b"Connection: close\r\n\r\n")
        assert all_of(client).count(b"HTTP/1.1 200 OK") == 3


@pytest.mark.parametrize(
    ("said", "status"),
    [
        (b"GET /" + b"a" * 9_000 + b" HTTP/1.1\r\n\r\n", b"414"),
        (ASKED + b"Cookie: " + b"a" * 9_000 + b"\r\n\r\n", b"431"),
        (ASKED + b"Cookie: " + b"a" * 70_000, b"431"),
        (b"GET / HTTP/1.1\r\nHost localhost\r\n\r\n", b"400"),
    ],
)
def test_what_cannot_be_a_request_is_refused_with_an_answer(said, status, server):
    with server() as client:
        client.sendall(said)
        assert client.recv(100).startswith(b"HTTP/1.1 " + status)
