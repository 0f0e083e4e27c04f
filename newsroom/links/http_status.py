"""Asks another server how an address answers: politely, within bounds, and never a server of our own network.

An address in a story is untrusted input. So only http and https on their standard ports are asked, the name is
resolved once, every IP address it resolves to must be a public one, and the connection goes to that very IP address:
no second look-up can lead elsewhere (DNS rebinding). Redirects are followed under the same rules, a few of them.
"""

import http.client
import ipaddress
import socket
import ssl
from urllib.parse import urljoin, urlsplit

TIMEOUT = 8  # seconds, for each step of one request
MAX_REDIRECTS = 4
PORTS = {"http": 80, "https": 443}
USER_AGENT = "Mozilla/5.0 (compatible; ExaminerLinkCheck/1.0)"
# Public ranges that embed IPv4 addresses, which may be private ones (RFC 6052, RFC 3056, RFC 4380).
EMBEDDING_NETWORKS = [ipaddress.ip_network(net) for net in ("64:ff9b::/96", "2002::/16", "2001::/32")]


class NotAsked(Exception):
    """An address that is not asked; the argument says why."""


def status_of(address: str) -> int:
    """The HTTP status with which an address answers after its redirects.

    Raises NotAsked for an address that is no public web address, and OSError where no server answers.
    """
    for _ in range(MAX_REDIRECTS + 1):
        status, location = _ask(address, "HEAD")
        if status in {403, 405, 501}:  # servers that refuse HEAD
            status, location = _ask(address, "GET")
        if status not in {301, 302, 303, 307, 308} or not location:
            return status
        address = urljoin(address, location)
    raise NotAsked("too many redirects")


def _ask(address: str, method: str) -> tuple[int, str]:
    """The status of one request and its Location header, "" where it has none."""
    try:
        parts = urlsplit(address)
        port = parts.port or PORTS.get(parts.scheme)
    except ValueError as error:
        raise NotAsked("not an address") from error
    is_web = parts.scheme in PORTS and port == PORTS[parts.scheme]
    if not is_web or parts.username is not None or not parts.hostname:
        raise NotAsked("not an address that we ask")
    ip = _public_ip(parts.hostname, port)
    connection = _PinnedConnection(parts.scheme, parts.hostname, ip, port)
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    headers = {"User-Agent": USER_AGENT, "Accept": "*/*", "Connection": "close"}
    try:
        connection.request(method, path, headers=headers)
        response = connection.getresponse()  # the body is never read
        return response.status, response.headers.get("Location", "")
    except (http.client.HTTPException, ValueError) as error:
        raise OSError(f"no proper answer ({type(error).__name__})") from error
    finally:
        connection.close()


def _public_ip(host: str, port: int) -> str:
    """The IP address that a host resolves to. Raises NotAsked where any of its addresses is not a public one."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (UnicodeError, ValueError) as error:
        raise NotAsked("not a name") from error
    addresses = [ipaddress.ip_address(info[4][0].partition("%")[0]) for info in found]
    for ip in addresses:
        embeds = any(ip in network for network in EMBEDDING_NETWORKS if network.version == ip.version)
        if not ip.is_global or ip.is_multicast or embeds:
            raise NotAsked("not on the open Internet")
    return str(addresses[0])


class _PinnedConnection(http.client.HTTPConnection):
    """Connects to an IP address that has been examined, under the host name that resolved to it."""

    def __init__(self, scheme: str, host: str, ip: str, port: int):
        super().__init__(host, port, timeout=TIMEOUT)
        self.scheme, self.ip = scheme, ip

    def connect(self) -> None:
        """Opens the socket, with TLS and a certificate for the host name where the scheme is https."""
        self.sock = socket.create_connection((self.ip, self.port), self.timeout)
        if self.scheme == "https":
            self.sock = ssl.create_default_context().wrap_socket(self.sock, server_hostname=self.host)
