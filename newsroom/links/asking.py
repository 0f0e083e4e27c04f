"""Asking other servers whether an address still leads somewhere: politely, bounded, and never inside our own walls.

An address in a story is a stranger's word. So only http and https on their own ports are asked, the name is looked
up once, every number it stands for must be one of the open Internet, and the connection goes to that very number:
no second look-up can lead elsewhere. Redirects are followed in the same way, a few of them.
"""

import http.client
import ipaddress
import socket
import ssl
from urllib.parse import urljoin, urlsplit

SECONDS = 8  # for each step of one question
REDIRECTS = 4
PORTS = {"http": 80, "https": 443}
AGENT = "Mozilla/5.0 (compatible; ExaminerLinkCheck/1.0)"
# Ranges of the open Internet that carry numbers of closed nets in them (RFC 6052, RFC 3056, RFC 4380).
CARRIERS = [ipaddress.ip_network(net) for net in ("64:ff9b::/96", "2002::/16", "2001::/32")]


class Unfit(Exception):
    """An address that is not asked; the argument says why."""


def status_of(address):
    """The status with which an address answers after its redirects, as an int. Raises Unfit, or OSError where no
    server answers.
    """
    for _ in range(REDIRECTS + 1):
        status, onward = _ask(address, "HEAD")
        if status in {403, 405, 501}:  # servers that know no HEAD
            status, onward = _ask(address, "GET")
        if status not in {301, 302, 303, 307, 308} or not onward:
            return status
        address = urljoin(address, onward)
    raise Unfit("too many redirects")


def _ask(address, method):
    try:
        parts = urlsplit(address)
        port = parts.port or PORTS.get(parts.scheme)
    except ValueError as error:
        raise Unfit("not an address") from error
    is_web = parts.scheme in PORTS and port == PORTS[parts.scheme]
    if not is_web or parts.username is not None or not parts.hostname:
        raise Unfit("not an address that we ask")
    number = _number_of(parts.hostname, port)
    connection = _Connection(parts.scheme, parts.hostname, number, port)
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    try:
        connection.request(
            method, path, headers={"User-Agent": AGENT, "Accept": "*/*", "Connection": "close"}
        )
        answer = connection.getresponse()  # the body is never read
        return answer.status, answer.headers.get("Location", "")
    except (http.client.HTTPException, ValueError) as error:
        raise OSError(f"no proper answer ({type(error).__name__})") from error
    finally:
        connection.close()


def _number_of(host, port):
    """The number that a host stands for. Raises Unfit where any of its numbers is one of a closed net."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (UnicodeError, ValueError) as error:
        raise Unfit("not a name") from error
    numbers = [ipaddress.ip_address(place[4][0].partition("%")[0]) for place in found]
    for number in numbers:
        is_carrier = any(number in net for net in CARRIERS if net.version == number.version)
        if not number.is_global or number.is_multicast or is_carrier:
            raise Unfit("not on the open Internet")
    return str(numbers[0])


class _Connection(http.client.HTTPConnection):
    """Connects to a number that has been looked at, under the name that it was looked up by."""

    def __init__(self, scheme, host, number, port):
        super().__init__(host, port, timeout=SECONDS)
        self.scheme, self.number = scheme, number

    def connect(self):
        self.sock = socket.create_connection((self.number, self.port), self.timeout)
        if self.scheme == "https":
            self.sock = ssl.create_default_context().wrap_socket(self.sock, server_hostname=self.host)
