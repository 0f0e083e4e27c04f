"""What a page depends on: the rows it shows that may be taken away from readers, collected while it is made."""

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from django.db.models import Model

# Of the page that is being made: {dependency: when its visibility ends, or None}.
_collected: ContextVar[dict[str, dt.datetime | None] | None] = ContextVar("collected", default=None)


def dependency_on(row: Model) -> str:
    """The name of a row in the list of what a page depends on, and in `version.visibility_windows()`."""
    return dependency(row._meta.db_table, row.pk)


def dependency(table: str, pk: int) -> str:
    """The same from a row's table and primary key alone."""
    return f"{table}:{pk}"


@contextmanager
def collect() -> Iterator[dict[str, dt.datetime | None]]:
    """Yields a dict that `depends_on` fills while a page is made: {dependency: when its visibility ends, or None}."""
    collected: dict[str, dt.datetime | None] = {}
    token = _collected.set(collected)
    try:
        yield collected
    finally:
        _collected.reset(token)


def depends_on(name: str, closes: dt.datetime | None = None) -> None:
    """Notes that the page now being made shows something that may be taken away, visible until `closes`.

    `name` comes from `dependency_on` or `dependency`. Outside the making of a page this does nothing.
    """
    collected = _collected.get()
    if collected is not None:
        collected[name] = closes
