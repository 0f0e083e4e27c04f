"""Where printed pages are kept: in this process, on this machine's disk, in Redis or Valkey.

Every rack forgets before it grows too large, and none of them can break a page: what is missing, damaged or forged
is simply printed again.
"""

import fcntl
import hashlib
import logging
import os
import threading
import time
from collections import OrderedDict
from contextlib import contextmanager, suppress

import redis

from pagecache.pages import CachedPage

log = logging.getLogger(__name__)

SEAL = 16  # bytes of the checksum before each sheet on a shared rack


def name_of(address):
    """The short name under which an address is kept."""
    return hashlib.blake2b(address.encode(errors="surrogateescape"), digest_size=16).hexdigest()


class MemoryStore:
    """The pages that this process hands out, up to a number of bytes; the one not asked for longest goes first."""

    def __init__(self, most):
        self.most, self.size = most, 0
        self.sheets = OrderedDict()
        self.lock = threading.Lock()

    def get(self, address):
        """The sheet of an address, or None."""
        sheet = self.sheets.get(address)
        if sheet is not None:
            with suppress(KeyError):  # gone in this very moment
                self.sheets.move_to_end(address)
        return sheet

    def put(self, address, sheet):
        """Keeps a sheet, and forgets others where it must."""
        with self.lock:
            old = self.sheets.pop(address, None)
            self.size += sheet.size - (old.size if old else 0)
            self.sheets[address] = sheet
            while self.size > self.most and len(self.sheets) > 1:
                _, gone = self.sheets.popitem(last=False)
                self.size -= gone.size


class SharedStore:
    """A rack that several processes see; this one has no place to keep anything, for whoever prints alone.

    `secret` seals what stands there: nobody else's page is ever handed out.
    """

    def __init__(self, secret):
        self.secret = hashlib.blake2b(secret.encode(), person=b"printed sheet 1").digest()

    def get(self, address):
        """The sheet of an address, or None, also where the rack is out of order."""
        data = self.recall(address)
        return CachedPage.from_bytes(data) if data else None

    def put(self, address, sheet):
        """Keeps a sheet as well as it can."""
        self.note(address, sheet.to_bytes())

    def recall(self, name):
        """The bytes that were noted under a name, or None."""
        data = self._read(name) or b""
        return data[SEAL:] if data and data[:SEAL] == self._seal(name, data[SEAL:]) else None

    def note(self, name, data):
        """Keeps bytes under a name, sealed."""
        self._write(name, self._seal(name, data) + data)

    @contextmanager
    def claim(self, address, patience):
        """Holds an address for one process while it prints; yields False where another does for so long."""
        yield True

    def _read(self, name):
        """The bytes under a name, or None."""

    def _write(self, name, data):
        """Keeps bytes under a name, as well as it can."""

    def _seal(self, address, data):
        seal = hashlib.blake2b(key=self.secret, digest_size=SEAL)
        seal.update(name_of(address).encode())
        seal.update(data)
        return seal.digest()


class DiskStore(SharedStore):
    """Pages as files in a folder of this machine: all its processes share them, and they survive a restart."""

    # How often the folder is looked through for what is too much.
    SWEEP = 200

    def __init__(self, secret, folder, most):
        super().__init__(secret)
        self.folder, self.most, self.puts = folder, most, 0
        self.is_broken = False

    @contextmanager
    def claim(self, address, patience):
        """As above. The claim of a process that dies ends with it."""
        until = time.monotonic() + patience
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            door = os.open(self.folder / f"claim-{name_of(address)[:2]}", os.O_RDWR | os.O_CREAT, 0o600)
        except OSError:
            yield True  # without a disk every process prints for itself
            return
        try:
            yield _until(until, lambda: _locks(door))
        finally:
            os.close(door)

    def _path(self, address):
        name = name_of(address)
        return self.folder / name[:2] / name[2:]

    def _read(self, address):
        with suppress(OSError):
            return self._path(address).read_bytes()
        return None

    def _write(self, address, data):
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
                log.warning("Printed pages are not kept on disk: %s.", error.strerror)
            self.is_broken = True
        self.puts += 1
        if self.puts % self.SWEEP == 0:
            self.sweep()

    def sweep(self):
        """Deletes the pages printed longest ago until the rest is small enough."""
        files = []
        for path in self.folder.glob("??/*"):
            with suppress(OSError):
                status = path.stat()
                files.append((status.st_mtime, status.st_size, path))
        size = sum(size for _, size, _ in files)
        for _, bytes_of_it, path in sorted(files):
            if size <= self.most:
                break
            with suppress(OSError):
                path.unlink()
            size -= bytes_of_it


class RedisStore(SharedStore):
    """Pages in Redis or Valkey, for several machines. A server that is dead, slow, full or lying costs 50 ms, once
    more, and then nothing for a while.
    """

    TIMEOUT = 0.05
    # Seconds in which a server that failed twice is not asked again; once may be our own process, on a busy machine.
    REST = 2
    # Milliseconds: longer than a page takes, and shorter than a reader waits for one whose printer has died.
    CLAIM = 1_000

    def __init__(self, secret, url, keep, prefix):
        super().__init__(secret)
        self.keep, self.prefix = keep, prefix
        self.failed_at, self.resting_until = -self.REST, 0
        self.server = redis.Redis.from_url(
            url, socket_timeout=self.TIMEOUT, socket_connect_timeout=self.TIMEOUT, retry=None
        )

    @contextmanager
    def claim(self, address, patience):
        """As above. The claim of a process that dies ends after `CLAIM`."""
        until, key, mine = (
            time.monotonic() + patience,
            f"{self.prefix}claim:{name_of(address)}",
            os.urandom(8),
        )

        def takes():
            if self._ask("set", key, mine, nx=True, px=self.CLAIM):
                return True
            return time.monotonic() < self.resting_until  # without a server every process prints for itself

        got = _until(until, takes)
        try:
            yield got
        finally:
            if got and self._ask("get", key) == mine:
                self._ask("delete", key)

    def _read(self, address):
        return self._ask("get", self.prefix + name_of(address))

    def _write(self, address, data):
        self._ask("set", self.prefix + name_of(address), data, ex=self.keep)

    def _ask(self, command, *words, **options):
        if time.monotonic() < self.resting_until:
            return None
        try:
            return getattr(self.server, command)(*words, **options)
        except (redis.RedisError, OSError) as error:
            now = time.monotonic()
            if now - self.failed_at < self.REST:
                self.resting_until = now + self.REST
                log.warning("Printed pages are not shared: %s.", type(error).__name__)
            self.failed_at = now
            return None


def _until(moment, works, pause=0.01):
    """Whether `works()` says yes before a moment of the monotonic clock; asked again and again."""
    while not works():
        if time.monotonic() >= moment:
            return False
        time.sleep(pause)
    return True


def _locks(door):
    try:
        fcntl.flock(door, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
