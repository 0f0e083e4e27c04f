"""Readers: connections that ask for pages as browsers do, and what they write down."""

import asyncio
import statistics
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

TIMEOUT = 30.0  # seconds after which a reader gives up


@dataclass(frozen=True)
class PageResponse:
    """What a reader got; status 0 is nothing at all."""

    address: str
    status: int = 0
    headers: dict = field(default_factory=dict)
    body: bytes = b""
    took: float = 0.0  # seconds, from the moment the reader wanted it
    came_at: float = 0.0  # as time.time() counts
    why: str = ""  # there is no answer

    @property
    def how(self) -> str:
        """What Cache-Status says of it: "hit", "fwd=miss; stored", "hit; detail=stale", or "" for none."""
        return self.headers.get("cache-status", "").removeprefix("pagecache; ")

    @property
    def kind(self) -> str:
        """Status and Cache-Status in one word."""
        return f"{self.status or self.why} {self.how}".strip()


class ReaderConnection:
    """One connection, kept open. Where the server hangs up before a word of the answer, it asks once more."""

    def __init__(self, port: int) -> None:
        self.port, self.retries, self.connection = port, 0, None

    async def get(
        self, address: str, method: str = "GET", since: float | None = None, **headers: str
    ) -> PageResponse:
        """The answer to a request; `since` is when the reader began to wait, if not now (a moment of perf_counter)."""
        began = time.perf_counter() if since is None else since
        lines = [f"{method} {address} HTTP/1.1", f"Host: 127.0.0.1:{self.port}"]
        lines += [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
        request = ("\r\n".join(lines) + "\r\n\r\n").encode()
        try:
            got = await self._ask(request, method)
        except TimeoutError as error:
            got = error
        except (OSError, EOFError):
            self.retries += 1
            await asyncio.sleep(0.05)  # as long as it takes to notice
            try:
                got = await self._ask(request, method)
            except (OSError, EOFError, TimeoutError) as error:
                got = error
        times = {"took": time.perf_counter() - began, "came_at": time.time()}
        if isinstance(got, Exception):
            return PageResponse(address, why=type(got).__name__, **times)
        return PageResponse(address, *got, **times)

    async def connect(self) -> None:
        """Opens the connection, where it is not open yet."""
        if self.connection is None:
            self.connection = await asyncio.open_connection("127.0.0.1", self.port, limit=1_000_000)

    def hang_up(self) -> None:
        """Closes the connection."""
        if self.connection:
            self.connection[1].close()
            self.connection = None

    async def _ask(self, request: bytes, method: str) -> tuple[int, dict[str, str], bytes]:
        try:
            return await asyncio.wait_for(self._exchange(request, method), TIMEOUT)
        except (OSError, EOFError, TimeoutError):
            self.hang_up()
            raise

    async def _exchange(self, request: bytes, method: str) -> tuple[int, dict[str, str], bytes]:
        await self.connect()
        incoming, outgoing = self.connection
        outgoing.write(request)
        head = await incoming.readuntil(b"\r\n\r\n")
        first, *lines = head.decode("latin-1").rstrip().split("\r\n")
        said = {name.lower(): value for name, _, value in (line.partition(": ") for line in lines)}
        status = int(first.split(" ", 2)[1])
        body = b""
        if method != "HEAD" and status not in (204, 304):
            if "content-length" in said:
                body = await incoming.readexactly(int(said["content-length"]))
            else:
                body = await incoming.read()
                said["connection"] = "close"
        if said.get("connection") == "close":
            self.hang_up()
        return status, said, body


class Outcomes:
    """What many readers got, and what is to be said of it."""

    def __init__(self, is_well: Callable[[PageResponse], bool] = lambda answer: answer.status == 200) -> None:
        self.is_well, self.answers, self.retries = is_well, [], 0

    def add(self, answer: PageResponse) -> None:
        """Records an answer."""
        self.answers.append(answer)

    @property
    def failed(self) -> list[PageResponse]:
        """The answers that are not well."""
        return [answer for answer in self.answers if not self.is_well(answer)]

    def counts(self) -> dict[str, int]:
        """{kind of answer: how many}, the commonest first."""
        return dict(Counter(answer.kind for answer in self.answers).most_common())

    def milliseconds(self) -> dict[str, Any]:
        """Median, 99th percentile and longest wait."""
        waits = sorted(answer.took * 1000 for answer in self.answers) or [0.0]
        p99 = waits[min(len(waits) - 1, int(len(waits) * 0.99))]
        return {
            "p50_ms": round(statistics.median(waits), 1),
            "p99_ms": round(p99, 1),
            "max_ms": round(waits[-1], 1),
        }


async def keep_reading(
    port: int,
    addresses: Sequence[str],
    outcomes: Outcomes,
    seconds: float,
    readers: int = 16,
    most: int = 1_000_000,
    pause: float = 0.0,
) -> None:
    """Readers who ask for one address after another until the time is over or so many pages are read."""
    end, left = time.monotonic() + seconds, iter(range(most))

    async def read(number: int) -> None:
        reader = ReaderConnection(port)
        try:
            while time.monotonic() < end:
                turn = next(left, None)
                if turn is None:
                    break
                outcomes.add(await reader.get(addresses[(turn + number) % len(addresses)]))
                if pause:
                    await asyncio.sleep(pause)
        finally:
            outcomes.retries += reader.retries
            reader.hang_up()

    await asyncio.gather(*(read(number) for number in range(readers)))


async def read_at_once(port: int, address: str, count: int) -> list[PageResponse]:
    """`count` readers, each connected beforehand, who ask for one page in the same moment; their answers."""
    readers = [ReaderConnection(port) for _ in range(count)]
    try:
        await asyncio.gather(*(reader.connect() for reader in readers))
        return await asyncio.gather(*(reader.get(address) for reader in readers))
    finally:
        for reader in readers:
            reader.hang_up()


async def read_every(
    port: int,
    addresses: Iterator[str],
    outcomes: Outcomes,
    a_second: float,
    seconds: float,
    most_waiting: int = 400,
) -> None:
    """So many requests a second, however long the answers take; `addresses` is an iterator.

    Who finds `most_waiting` before them gives up, and is noted as one who got nothing.
    """
    idle, tasks, began = [], set(), time.perf_counter()

    async def read(address: str, since: float | None) -> None:
        reader = idle.pop() if idle else ReaderConnection(port)
        outcomes.add(await reader.get(address, since=since))
        outcomes.retries, reader.retries = outcomes.retries + reader.retries, 0
        idle.append(reader)

    for number in range(int(a_second * seconds)):
        due = began + number / a_second
        await asyncio.sleep(max(0.0, due - time.perf_counter()))
        address = next(addresses)
        if len(tasks) >= most_waiting:
            outcomes.add(PageResponse(address, why="too many wait"))
            continue
        task = asyncio.create_task(read(address, due))
        tasks.add(task)
        task.add_done_callback(tasks.discard)
    await asyncio.gather(*tasks)
    for reader in idle:
        reader.hang_up()
