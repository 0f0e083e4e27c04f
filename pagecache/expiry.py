"""How long a page may be cached: until the next moment at which some page changes by itself.

Rooms whose pages change by the clock register functions in their `AppConfig.ready()`:

    expiry.register(next_change)        # when does something of yours appear or end next?
    expiry.register_task(make_due)      # what has to be done at such a moment, before the next page is made?
"""

import datetime as dt
from collections.abc import Callable, Iterator

from django.utils import timezone

# Takes a moment (aware) and returns the next one after it at which some page changes, or None.
NextChange = Callable[[dt.datetime], dt.datetime | None]
# Takes the present moment (aware) and returns whether it changed anything. May raise a database Error.
Task = Callable[[dt.datetime], object]

# Seconds. No page is current for longer, so that what is trending moves on.
MAX_AGE = 300

_next_changes: list[NextChange] = []
_tasks: list[Task] = []


def register(next_change: NextChange) -> None:
    """Registers a function that says when some page changes next; again is the same as once."""
    if next_change not in _next_changes:
        _next_changes.append(next_change)


def register_task(task: Task) -> None:
    """Registers what has to be done by itself at such moments; again is the same as once."""
    if task not in _tasks:
        _tasks.append(task)


class Expiry:
    """Knows the next scheduled moment, and asks for it anew in every content version and whenever it has passed."""

    def __init__(self) -> None:
        self.version: str | None = None
        self.asked_at = self.moment = 0.0

    def end_of(self, version: str | None, now: float) -> float:
        """Until when (seconds since 1970) a page rendered at `now` in a content version is current."""
        if not self._is_known(version, now):
            self.moment = min(_moments(dt.datetime.fromtimestamp(now, dt.UTC)))
            self.version, self.asked_at = version, now
        return min(self.moment, now + MAX_AGE)

    def run_due_tasks(self, version: str | None, now: float) -> bool:
        """Runs the registered tasks where one of them may be due; returns whether any did something."""
        if self._is_known(version, now):
            return False
        done = [task(dt.datetime.fromtimestamp(now, dt.UTC)) for task in _tasks]
        return any(done)

    def _is_known(self, version: str | None, now: float) -> bool:
        return self.version == version and self.asked_at <= now < self.moment


def _moments(after: dt.datetime) -> Iterator[float]:
    # Pages carry the day's date.
    tomorrow = timezone.localtime(after).date() + dt.timedelta(days=1)
    yield timezone.make_aware(dt.datetime.combine(tomorrow, dt.time())).timestamp()
    for next_change in _next_changes:
        moment = next_change(after)
        if moment is not None:
            yield moment.timestamp()
