"""Where pages are cached: in this process, on this machine's disk, in Redis or Valkey.

Every store forgets before it grows too large, and none of them can break a page: what is missing, damaged or forged
is simply rendered again.
"""

import fcntl
import hashlib
import logging
import os
import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import redis

from pagecache.pages import CachedPage

log = logging.getLogger(__name__)

SEAL = 16  # bytes of the keyed checksum before what a shared store holds


def hashed(address: str) -> str:
    """The short name under which an address is stored."""
    return hashlib.blake2b(address.encode(errors="surrogateescape"), digest_size=16).hexdigest()


class MemoryStore:
    """The pages that this process serves, up to `most` bytes; the least recently used goes first."""

    def __init__(self, most: int) -> None:
        self.most, self.size = most, 0
        self.pages: OrderedDict[str, CachedPage] = OrderedDict()
        self.lock = threading.Lock()

    def get(self, address: str) -> CachedPage | None:
        """The page of an address, or None."""
        page = self.pages.get(address)
        if page is not None:
            with suppress(KeyError):  # gone in this very moment
                self.pages.move_to_end(address)
        return page

    def put(self, address: str, page: CachedPage) -> None:
        """Keeps a page, and forgets others where it must."""
        with self.lock:
            old = self.pages.pop(address, None)
            self.size += page.size - (old.size if old else 0)
            self.pages[address] = page
            while self.size > self.most and len(self.pages) > 1:
                _, gone = self.pages.popitem(last=False)
                self.size -= gone.size


class SharedStore:
    """A store that several processes see; this one has no place to keep anything, for a process that renders alone.

    `secret` seals what is stored: nobody else's page is ever served.
    """

    def __init__(self, secret: str) -> None:
        self.secret = hashlib.blake2b(secret.encode(), person=b"cached page 1").digest()

    def get(self, address: str) -> CachedPage | None:
        """The page of an address, or None, also where the store is out of order."""
        data = self.get_bytes(address)
        return CachedPage.from_bytes(data) if data else None

    def put(self, address: str, page: CachedPage) -> None:
        """Keeps a page as well as it can."""
        self.put_bytes(address, page.to_bytes())

    def get_bytes(self, name: str) -> bytes | None:
        """The bytes that were stored under a name, or None."""
        data = self._read(name) or b""
        return data[SEAL:] if data and data[:SEAL] == self._seal(name, data[SEAL:]) else None

    def put_bytes(self, name: str, data: bytes) -> None:
        """Keeps bytes under a name, sealed."""
        self._write(name, self._seal(name, data) + data)

    @contextmanager
    def claim(self, address: str, patience: float) -> Iterator[bool]:
        """Holds an address for one process while it renders; yields False where another does for `patience` seconds."""
        yield True

    def _read(self, name: str) -> bytes | None:
        """The bytes under a name, or None."""
        return None

    def _write(self, name: str, data: bytes) -> None:
        """Keeps bytes under a name, as well as it can."""

    def _seal(self, address: str, data: bytes) -> bytes:
        seal = hashlib.blake2b(key=self.secret, digest_size=SEAL)
        seal.update(hashed(address).encode())
        seal.update(data)
        return seal.digest()


class DiskStore(SharedStore):
    """Pages as files in a folder of this machine: all its processes share them, and they survive a restart."""

    # After how many writes the folder is looked through for what is too much.
    SWEEP = 200

    def __init__(self, secret: str, folder: Path, most: int) -> None:
        """Keeps about `most` bytes."""
        super().__init__(secret)
        self.folder, self.most, self.writes = folder, most, 0
        self.is_broken = False

    @contextmanager
    def claim(self, address: str, patience: float) -> Iterator[bool]:
        """As above. The claim of a process that dies ends with it."""
        until = time.monotonic() + patience
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            file = os.open(self.folder / f"claim-{hashed(address)[:2]}", os.O_RDWR | os.O_CREAT, 0o600)
        except OSError:
            yield True  # without a disk every process renders for itself
            return
        try:
            yield _until(until, lambda: _is_locked(file))
        finally:
            os.close(file)

    def _path(self, address: str) -> Path:
        name = hashed(address)
        return self.folder / name[:2] / name[2:]

    def _read(self, address: str) -> bytes | None:
        with suppress(OSError):
            return self._path(address).read_bytes()
        return None

    def _write(self, address: str, data: bytes) -> None:
        path = self._path(address)
        draft = path.with_name(f"{path.name}.{os.getpid()}-{threading.get_ident()}")
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            draft.write_bytes(data)
            draft.replace(path)  # whole or not at all
            self.is_broken = False
        except OSError as error:
            with suppress(OSError):
                draft.unlink()
            if not self.is_broken:
                log.warning("Cached pages are not kept on disk: %s.", error.strerror)
            self.is_broken = True
        self.writes += 1
        if self.writes % self.SWEEP == 0:
            self.sweep()

    def sweep(self) -> None:
        """Deletes the pages rendered longest ago until the rest is small enough."""
        files = []
        for path in self.folder.glob("??/*"):
            with suppress(OSError):
                status = path.stat()
                files.append((status.st_mtime, status.st_size, path))
        size = sum(size for _, size, _ in files)
        for _, file_size, path in sorted(files):
            if size <= self.most:
                break
            with suppress(OSError):
                path.unlink()
            size -= file_size


class RedisStore(SharedStore):
    """Pages in Redis or Valkey, for several machines. A server that is down, slow, out of memory or returns wrong
    values costs 50 ms, once more, and then nothing for a while.
    """

    TIMEOUT = 0.05
    # Seconds in which a server that failed twice is not asked again; once may be our own process, on a busy machine.
    REST = 2
    # Milliseconds: longer than a page takes, and shorter than a reader waits for one whose process has died.
    CLAIM = 1_000

    def __init__(self, secret: str, url: str, keep: int, prefix: str) -> None:
        """Keeps each page for `keep` seconds, under names that begin with `prefix`."""
        super().__init__(secret)
        self.keep, self.prefix = keep, prefix
        self.failed_at, self.resting_until = float(-self.REST), 0.0
        self.server = redis.Redis.from_url(
            url, socket_timeout=self.TIMEOUT, socket_connect_timeout=self.TIMEOUT, retry=None
        )

    @contextmanager
    def claim(self, address: str, patience: float) -> Iterator[bool]:
        """As above. The claim of a process that dies ends after `CLAIM`."""
        until = time.monotonic() + patience
        key, mine = f"{self.prefix}claim:{hashed(address)}", os.urandom(8)

        def claims() -> bool:
            if self._ask("set", key, mine, nx=True, px=self.CLAIM):
                return True
            return time.monotonic() < self.resting_until  # without a server every process renders for itself

        is_ours = _until(until, claims)
        try:
            yield is_ours
        finally:
            if is_ours and self._ask("get", key) == mine:
                self._ask("delete", key)

    def _read(self, address: str) -> bytes | None:
        data: bytes | None = self._ask("get", self.prefix + hashed(address))
        return data

    def _write(self, address: str, data: bytes) -> None:
        self._ask("set", self.prefix + hashed(address), data, ex=self.keep)

    def _ask(self, command: str, *args: Any, **options: Any) -> Any:
        if time.monotonic() < self.resting_until:
            return None
        try:
            return getattr(self.server, command)(*args, **options)
        except (redis.RedisError, OSError) as error:
            now = time.monotonic()
            if now - self.failed_at < self.REST:
                self.resting_until = now + self.REST
                log.warning("Cached pages are not shared: %s.", type(error).__name__)
            self.failed_at = now
            return None


def _until(moment: float, works: Callable[[], bool], pause: float = 0.01) -> bool:
    """Whether `works()` says yes before a moment of the monotonic clock; asked again and again."""
    while not works():
        if time.monotonic() >= moment:
            return False
        time.sleep(pause)
    return True


def _is_locked(file: int) -> bool:
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
