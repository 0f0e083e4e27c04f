"""Asks another server: how an address answers, or for its bytes; politely, within bounds, and never in our own network.

An address in a story is untrusted input. So only http and https on their standard ports are asked, the name is
resolved once, every IP address it resolves to must be a public one, and the connection goes to that very IP address:
no second look-up can lead elsewhere (DNS rebinding). Redirects are followed under the same rules, a few of them, and
all of it ends at one moment, however slowly the other side speaks.
"""

import http.client
import ipaddress
import socket
import ssl
import time
from collections.abc import Callable, Collection
from contextlib import suppress
from dataclasses import dataclass
from threading import Timer
from urllib.parse import quote, urljoin, urlsplit

TIMEOUT = 8  # seconds, for each step of one request
LONGEST = 20  # seconds for all steps and redirects of one address, where the caller names no bound
MAX_REDIRECTS = 4
LONGEST_ADDRESS = 8_000  # characters
CHUNK = 64 * 1024  # bytes
PORTS = {"http": 80, "https": 443}
USER_AGENT = "Mozilla/5.0 (compatible; Examiner/1.0)"
REDIRECTS = {301, 302, 303, 307, 308}
# Public ranges that embed IPv4 addresses, which may be private ones (RFC 6052, RFC 3056, RFC 4380).
EMBEDDING_NETWORKS = [ipaddress.ip_network(net) for net in ("64:ff9b::/96", "2002::/16", "2001::/32")]


class NotAsked(Exception):
    """An address that is not asked; the argument says why."""


class NotTaken(Exception):
    """An answer that is not taken; the argument says why."""


@dataclass(frozen=True)
class Answer:
    """What one request came back with; `content` is b"" where nobody asked for it."""

    status: int
    location: str = ""
    content: bytes = b""


def status_of(address: str, *, seconds: float = LONGEST) -> int:
    """The HTTP status with which an address answers after its redirects.

    Raises NotAsked for an address that is no public web address, and OSError where no server answers.
    """

    def ask(at: str, until: float) -> Answer:
        answer = _ask(at, "HEAD", until)
        # Some servers refuse HEAD.
        return _ask(at, "GET", until) if answer.status in {403, 405, 501} else answer

    return _followed(address, ask, seconds).status


def fetch(address: str, *, most: int, kinds: Collection[str], seconds: float = LONGEST) -> bytes:
    """The bytes at an address: at most `most` of them, of one of these media types (`kinds`; "image/" names a family).

    Raises NotAsked for an address that is no public web address, NotTaken where the answer is another than was asked
    for, and OSError where no server answers in `seconds`.
    """

    def ask(at: str, until: float) -> Answer:
        return _ask(at, "GET", until, lambda response: _content(response, most, tuple(kinds), until))

    answer = _followed(address, ask, seconds)
    if answer.status != 200:
        raise NotTaken(f"the other site answers {answer.status}")
    return answer.content


def _followed(address: str, ask: Callable[[str, float], Answer], seconds: float) -> Answer:
    """The first answer that leads no further."""
    until = time.monotonic() + seconds
    for _ in range(MAX_REDIRECTS + 1):
        answer = ask(address, until)
        if answer.status not in REDIRECTS or not answer.location:
            return answer
        try:
            address = urljoin(address, answer.location)
        except ValueError as error:
            raise NotAsked("not an address") from error
    raise NotAsked("too many redirects")


def _content(response: http.client.HTTPResponse, most: int, kinds: tuple[str, ...], until: float) -> bytes:
    """The body of a good answer, b"" of any other. Raises NotTaken, and OSError after the moment `until`."""
    if response.status != 200:
        return b""
    kind = response.headers.get_content_type()
    if not any(kind == wanted or (wanted.endswith("/") and kind.startswith(wanted)) for wanted in kinds):
        raise NotTaken(f"the other site sends {kind[:60]}")
    pieces: list[bytes] = []
    left = most + 1
    while left and (piece := response.read1(min(CHUNK, left))):  # read() would wait for all of a slow chunk
        if time.monotonic() > until:
            raise OSError("the other site is too slow")
        pieces.append(piece)
        left -= len(piece)
    if not left:
        raise NotTaken("it is too large")
    if response.length:  # what the answer announced and did not send
        raise OSError("the answer was cut off")
    return b"".join(pieces)


def _ask(
    address: str,
    method: str,
    until: float,
    content: Callable[[http.client.HTTPResponse], bytes] = lambda response: b"",
) -> Answer:
    """One request, without following where it leads; `content` reads of the body what is wanted."""
    try:
        parts = urlsplit(address)
        port = parts.port or PORTS.get(parts.scheme)
    except ValueError as error:
        raise NotAsked("not an address") from error
    is_web = parts.scheme in PORTS and port == PORTS[parts.scheme] and len(address) <= LONGEST_ADDRESS
    if not is_web or port is None or parts.username is not None or not parts.hostname:
        raise NotAsked("not an address that we ask")
    ip = _public_ip(parts.hostname, port)
    left = until - time.monotonic()
    if left <= 0:
        raise OSError("the other site is too slow")
    connection = _PinnedConnection(parts.scheme, parts.hostname, ip, port, min(TIMEOUT, left))
    path = quote((parts.path or "/") + (f"?{parts.query}" if parts.query else ""), safe=_SAFE)
    headers = {"User-Agent": USER_AGENT, "Accept": "*/*", "Connection": "close"}
    # A timeout counts from byte to byte; this ends even a server that sends one byte in every few seconds.
    end = Timer(left, connection.cut)
    end.daemon = True
    end.start()
    try:
        connection.request(method, path, headers=headers)
        response = connection.getresponse()
        if connection.is_cut:  # its head ended where it was cut
            raise OSError("the other site is too slow")
        answer = Answer(response.status, _header(response, "Location"), content(response))
    except (http.client.HTTPException, ValueError) as error:
        raise OSError(f"no proper answer ({type(error).__name__})") from error
    finally:
        end.cancel()
        connection.close()
    if time.monotonic() > until:  # an answer without a length ends where it is cut
        raise OSError("the other site is too slow")
    return answer


# What an address may hold as it is; everything else is percent-encoded, as browsers do.
_SAFE = "/%?:@!$&'()*+,;=~-._[]"


def _header(response: http.client.HTTPResponse, name: str) -> str:
    """A header, read as the UTF-8 that servers send where RFC 9110 knows only ASCII."""
    value = response.headers.get(name, "")
    with suppress(UnicodeError):
        return value.encode("latin-1").decode()
    return value


def _public_ip(host: str, port: int) -> str:
    """The IP address that a host resolves to. Raises NotAsked where any of its addresses is not a public one."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (UnicodeError, ValueError) as error:
        raise NotAsked("not a name") from error
    addresses = [ipaddress.ip_address(str(info[4][0]).partition("%")[0]) for info in found]
    for ip in addresses:
        embeds = any(ip in network for network in EMBEDDING_NETWORKS if network.version == ip.version)
        if not ip.is_global or ip.is_multicast or embeds:
            raise NotAsked("not on the open Internet")
    return str(addresses[0])


class _PinnedConnection(http.client.HTTPConnection):
    """Connects to an IP address that has been examined, under the host name that resolved to it."""

    def __init__(self, scheme: str, host: str, ip: str, port: int, timeout: float):
        super().__init__(host, port, timeout=timeout)
        self.scheme, self.ip = scheme, ip
        self.is_cut = False
        # Kept beside `sock`, which http.client forgets once it has the head of an answer.
        self.opened: socket.socket | None = None

    def connect(self) -> None:
        """Opens the socket, with TLS and a certificate for the host name where the scheme is https."""
        self._open(socket.create_connection((self.ip, self.port), self.timeout))
        if self.scheme == "https":
            context = ssl.create_default_context()
            # In two steps, so that `cut` can end a handshake too.
            tls = context.wrap_socket(self.sock, server_hostname=self.host, do_handshake_on_connect=False)
            self._open(tls)
            tls.do_handshake()

    def _open(self, opened: socket.socket) -> None:
        self.sock = self.opened = opened
        if self.is_cut:  # before there was anything to cut
            raise OSError("the other site is too slow")

    def cut(self) -> None:
        """Ends the connection from another thread, or as soon as it opens: whoever reads from it gets an error or the
        end.
        """
        self.is_cut = True
        if self.opened:
            with suppress(OSError):  # closed already
                self.opened.shutdown(socket.SHUT_RDWR)
