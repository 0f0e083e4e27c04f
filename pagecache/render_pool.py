"""Those who print: a few threads of their own, so that the server's are left for what is printed already."""

import threading
from concurrent.futures import Future, ThreadPoolExecutor


class RenderPool:
    """So many pages are made at a time, and so many wait for that; whoever comes then is told so at once."""

    def __init__(self, count, queue):
        self.threads = ThreadPoolExecutor(count, "printer")
        self.seats = threading.BoundedSemaphore(count + queue)

    def print(self, make, *words):
        """A Future of what `make(*words)` returns, or None where too many wait."""
        if not self.seats.acquire(blocking=False):
            return None
        page = self.threads.submit(make, *words)
        page.add_done_callback(lambda _: self.seats.release())
        return page


class InlinePool:
    """Prints in the thread that asks: a test's way, which looks at the database through the test's own connection."""

    def print(self, make, *words):
        """As above; it is done already."""
        page = Future()
        page.set_result(make(*words))
        return page
