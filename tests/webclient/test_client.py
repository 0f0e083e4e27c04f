"""Other servers are asked within bounds, and none of our own network ever is."""

import socket
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from webclient import client

INSIDE = [
    "http://127.0.0.1/",
    "http://127.1/",
    "http://2130706433/",
    "http://0x7f000001/",
    "http://017700000001/",
    "http://0/",
    "http://localhost/",
    "http://[::1]/",
    "http://[::ffff:127.0.0.1]/",
    "http://[::ffff:10.0.0.1]/",
    "http://[64:ff9b::7f00:1]/",
    "http://[2002:7f00:1::]/",
    "http://[fe80::1%25eth0]/",
    "http://[fd00::1]/",
    "http://10.0.0.1/",
    "http://172.16.0.1/",
    "http://192.168.1.1/",
    "http://169.254.169.254/latest/meta-data/",
    "http://100.64.0.1/",
    "http://224.0.0.1/",
    "http://255.255.255.255/",
    "http://user:secret@8.8.8.8/",
    "http://8.8.8.8:22/",
    "http://8.8.8.8:6379/",
    "https://8.8.8.8:80/",
    "ftp://8.8.8.8/",
    "file:///etc/passwd",
    "gopher://8.8.8.8/",
    "http://",
    "http:///x",
    "http://[::1",
    "http://8.8.8.8:99999999/",
    "http://a..b/",
    "http://" + "x" * 300 + "/",
]


@pytest.fixture
def no_connection(monkeypatch):
    def connect(*_):
        raise AssertionError("somebody was knocked at")

    monkeypatch.setattr(socket, "create_connection", connect)


@pytest.mark.parametrize("address", INSIDE, ids=lambda address: address[:40])
def test_nothing_inside_our_walls_is_ever_asked(no_connection, address):
    with pytest.raises((client.NotAsked, OSError)) as refusal:
        client.status_of(address)
    assert not isinstance(refusal.value, AssertionError)
    with pytest.raises((client.NotAsked, OSError)) as refusal:
        client.fetch(address, most=100, kinds=["image/"])
    assert not isinstance(refusal.value, AssertionError)


def test_a_redirect_into_our_walls_is_not_followed(monkeypatch):
    monkeypatch.setattr(socket, "getaddrinfo", lambda host, port, **_: [(0, 0, 0, "", (host, port))])
    real = client._ask
    answers = {"http://8.8.8.8/": (302, "http://169.254.169.254/"), "http://8.8.4.4/": (302, "/again")}
    monkeypatch.setattr(
        client, "_ask", lambda a, *rest: client.Answer(*answers[a]) if a in answers else real(a, *rest)
    )
    with pytest.raises(client.NotAsked, match="not on the open Internet"):
        client.status_of("http://8.8.8.8/")
    answers["http://8.8.4.4/again"] = (302, "http://8.8.4.4/")
    with pytest.raises(client.NotAsked, match="too many redirects"):
        client.status_of("http://8.8.4.4/")


def test_one_closed_number_among_several_closes_a_name(monkeypatch, no_connection):
    places = [(0, 0, 0, "", ("8.8.8.8", 80)), (0, 0, 0, "", ("127.0.0.1", 80))]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: places)
    with pytest.raises(client.NotAsked):
        client.status_of("http://two-faced.example/")


class Other(BaseHTTPRequestHandler):
    """Another site: what it answers is named by the path."""

    def do_GET(self):
        name = self.path.split("?")[0]
        if name == "/slow":
            self.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\n")
            while not self.server.is_over.wait(0.05):
                self.wfile.write(b"x")
            return
        if name == "/drips":  # headers that never end
            self.wfile.write(b"HTTP/1.1 200 OK\r\n")
            while not self.server.is_over.wait(0.05):
                self.wfile.write(b"X-More: x\r\n")
            return
        kinds = {"/page": "text/html"}
        self.send_response({"/gone": 404, "/leads": 302}.get(name, 200))
        self.send_header("Content-Type", kinds.get(name, "image/png; charset=binary"))
        self.send_header("Location", "/ni%C3%B1o.png" if name == "/leads" else "")
        self.send_header("Content-Length", {"/cut": "900"}.get(name, "300"))
        self.end_headers()
        self.wfile.write(self.path.encode().ljust(300))

    def do_HEAD(self):
        self.send_response(405)
        self.end_headers()

    def log_message(self, *_):
        pass


@pytest.fixture
def other(monkeypatch):
    """The address of another site, which lies on this machine for the test alone."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), Other)
    server.is_over = threading.Event()
    threading.Thread(target=server.serve_forever, args=[0.02], daemon=True).start()
    monkeypatch.setattr(client, "PORTS", {"http": server.server_port})
    monkeypatch.setattr(client, "_public_ip", lambda host, port: "127.0.0.1")
    yield f"http://other.example:{server.server_port}"
    server.is_over.set()
    server.shutdown()
    server.server_close()


def fetch(address, **bounds):
    return client.fetch(address, **{"most": 300, "kinds": ["image/"], "seconds": 5} | bounds)


def test_a_picture_is_fetched_through_redirects_and_with_any_letters_in_its_address(other):
    assert fetch(f"{other}/leads").startswith(b"/ni%C3%B1o.png ")
    assert fetch(f"{other}/niño y niña.png?a=1&b=ñ").startswith(
        b"/ni%C3%B1o%20y%20ni%C3%B1a.png?a=1&b=%C3%B1 "
    )
    assert client.status_of(f"{other}/gone") == 404


@pytest.mark.parametrize(
    ("path", "bounds", "why"),
    [
        ("/x", {"most": 299}, "too large"),
        ("/page", {}, "sends text/html"),
        ("/gone", {}, "answers 404"),
        ("/x", {"kinds": ["image/gif"]}, "sends image/png"),
    ],
)
def test_another_answer_than_was_asked_for_is_not_taken(other, path, bounds, why):
    with pytest.raises(client.NotTaken, match=why):
        fetch(other + path, **bounds)


def test_an_answer_that_is_cut_off_is_no_answer(other):
    with pytest.raises(OSError, match="cut off"):
        fetch(f"{other}/cut", most=5_000)


@pytest.mark.parametrize("path", ["/slow", "/drips"])
def test_a_server_that_never_ends_is_left(other, path):
    began = time.monotonic()
    with pytest.raises(OSError, match=r"slow|no proper answer|cut off"):
        fetch(other + path, most=10_000_000, seconds=0.5)
    assert time.monotonic() - began < 30  # it would go on for ever
