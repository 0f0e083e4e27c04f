"""The threads that render pages, apart from the server's own, which are left free for pages that are cached."""

import threading
import time
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from concurrent.futures import TimeoutError as NotInTime
from dataclasses import dataclass
from typing import Any, Generic, Protocol, TypeVar

Result = TypeVar("Result")


@dataclass(frozen=True)
class Render(Generic[Result]):
    """A page that is being rendered, and since when (of the monotonic clock)."""

    future: Future[Result]
    began: float

    def result_within(self, patience: float) -> Result | None:
        """The result; None where there is none yet `patience` seconds after it began."""
        try:
            return self.future.result(max(0, self.began + patience - time.monotonic()))
        except NotInTime:
            return None


class Pool(Protocol):
    """Where pages are rendered."""

    def submit(self, make: Callable[..., Result], *args: Any) -> Future[Result] | None:
        """A Future of what `make(*args)` returns, or None where too many wait."""


class RenderPool:
    """Renders `count` pages at a time and lets `queue` more wait; requests beyond that are turned away at once."""

    def __init__(self, count: int, queue: int) -> None:
        self.threads = ThreadPoolExecutor(count, "render")
        self.seats = threading.BoundedSemaphore(count + queue)

    def submit(self, make: Callable[..., Result], *args: Any) -> Future[Result] | None:
        """A Future of what `make(*args)` returns, or None where too many wait."""
        if not self.seats.acquire(blocking=False):
            return None
        future = self.threads.submit(make, *args)
        future.add_done_callback(lambda _: self.seats.release())
        return future


class InlinePool:
    """Renders in the thread that asks, for tests, which look at the database through their own connection."""

    def submit(self, make: Callable[..., Result], *args: Any) -> Future[Result]:
        """A Future of what `make(*args)` returns; it is done already."""
        future: Future[Result] = Future()
        future.set_result(make(*args))
        return future
