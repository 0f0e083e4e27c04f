"""gunicorn's threaded worker, whose threads only see connections on which a whole request head has come.

gunicorn gives every new connection to a thread, which waits there for as long as the client pleases: a few hundred
connections that say nothing, or a letter a second, hold all threads. Here they wait where kept connections wait, at
no cost. Slow bodies still hold a thread each; nginx takes whole bodies in before it asks (docs/decisions/008 has what
was measured). tests/ops/test_slow_clients.py fails where a new gunicorn no longer works this way.
"""

import contextlib
import selectors
import socket
import time
from functools import partial

from gunicorn.workers.gthread import TConn, ThreadWorker

# How long the head of a request may take, in seconds; nginx gives a reader as long.
PATIENCE = 10
# In bytes; nginx passes on no longer one either.
LONGEST_HEAD = 32 * 1024
TOO_LONG = b"HTTP/1.1 431 Request Header Fields Too Large\r\nConnection: close\r\nContent-Length: 0\r\n\r\n"
# What the kernel takes in for a slow reader, so that no thread waits for one, in bytes: any page of the site.
SEND_BUFFER = 256 * 1024


class CompleteHeadWorker(ThreadWorker):
    """A worker whose threads only see complete heads of requests."""

    def init_process(self) -> None:
        """Set the size of the send buffer, which connections inherit from the listening socket."""
        for listener in self.sockets:
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, SEND_BUFFER)
        super().init_process()

    def enqueue_req(self, conn: TConn) -> None:
        """Hand a connection to a thread, or let it wait where the head of its request is not complete.

        gunicorn calls this for a new connection, and for a kept or a waiting one in which something has come.
        """
        if not conn.data_ready:  # it has not waited for this request before
            conn.data_ready, conn.timeout = True, time.monotonic() + PATIENCE
        come = _come(conn)
        if come is None:
            super().enqueue_req(conn)
        elif come < LONGEST_HEAD and time.monotonic() < conn.timeout:
            # Woken by one byte more than is there already; there is no other way to leave it unread.
            conn.sock.setsockopt(socket.SOL_SOCKET, socket.SO_RCVLOWAT, come + 1)
            self.pending_conns.append(conn)
            waiting = partial(self.on_pending_socket_readable, conn)
            self.poller.register(conn.sock, selectors.EVENT_READ, waiting)
        else:
            self.nr_conns -= 1
            if come == LONGEST_HEAD:
                _say_too_long(conn.sock)
            conn.close()

    def handle(self, conn: TConn) -> bool:
        """Answer one request, in a thread; True where another may follow.

        After the last answer gunicorn waits two seconds for the client to hang up, in the loop that serves everybody
        else. With the reading side shut down there is nothing to wait for.
        """
        conn.sock.setsockopt(socket.SOL_SOCKET, socket.SO_RCVLOWAT, 1)
        another = super().handle(conn)
        conn.data_ready = False
        if not another:
            with contextlib.suppress(OSError):
                conn.sock.shutdown(socket.SHUT_RD)
        return another

    def _cap_keepalive(self, deadline: float) -> None:
        """When the server ends, connections without a request by the deadline are closed as well."""
        super()._cap_keepalive(deadline)
        for conn in self.pending_conns:
            conn.timeout = min(conn.timeout, deadline)


def _come(conn: TConn) -> int | None:
    """How many bytes of an incomplete head lie there; None where there is nothing more to wait for."""
    held = conn.parser.unreader.buf.getvalue() if conn.parser else b""  # read with the request before
    try:
        there = conn.sock.recv(LONGEST_HEAD, socket.MSG_PEEK | socket.MSG_DONTWAIT)
        # Woken with no more than was there: the client has hung up behind it.
        is_over = len(there) < conn.sock.getsockopt(socket.SOL_SOCKET, socket.SO_RCVLOWAT)
    except BlockingIOError:
        there, is_over = b"", False
    except OSError:
        return None
    # Empty lines before a request are skipped, as the parser does.
    is_complete = b"\r\n\r\n" in (held + there).lstrip(b"\r\n")
    return None if is_complete or is_over else len(there)


def _say_too_long(sock: socket.socket) -> None:
    """Answer a head that never ends. What has come of it is taken in: a client that is reset sees no answer."""
    with contextlib.suppress(OSError):
        sock.recv(32 * LONGEST_HEAD, socket.MSG_DONTWAIT)
        sock.send(TOO_LONG, socket.MSG_DONTWAIT)
