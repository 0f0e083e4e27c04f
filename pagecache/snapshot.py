"""One moment of the database, for the many queries that make one page."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from contextvars import ContextVar
from typing import Any

from django.db import connection, transaction

# Whether one is open already: one view may ask another.
_is_open = ContextVar("snapshot", default=False)


@contextmanager
def snapshot(patience: float) -> Iterator[None]:
    """Within it every query sees the moment of the first, so that no page shows half of an edit.

    PostgreSQL may take `patience` seconds over one query: a table that is locked must not hold on to a thread of the
    server's. A page without a query needs no database. Within another, or a test's own transaction, it does nothing.
    """
    if _is_open.get() or connection.in_atomic_block:
        yield
        return
    has_begun = False

    def begin_first(execute: Callable[..., Any], *query: Any) -> Any:
        nonlocal has_begun
        if not has_begun:
            has_begun = True  # the statement that begins comes by here as well
            moment.enter_context(_begin(patience))
        return execute(*query)

    token = _is_open.set(True)
    try:
        with ExitStack() as moment, connection.execute_wrapper(begin_first):
            yield
    finally:
        _is_open.reset(token)


@contextmanager
def _begin(patience: float) -> Iterator[None]:
    # SQLite begins without the lock of those who write (examiner/environment.py wants it for them).
    mode = getattr(connection, "transaction_mode", None)
    if mode:
        connection.transaction_mode = "DEFERRED"
    try:
        with transaction.atomic():
            if connection.vendor == "postgresql":
                with connection.cursor() as cursor:
                    cursor.execute(
                        "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ; SET LOCAL statement_timeout = %s",
                        [int(patience * 1000)],
                    )
            yield
    finally:
        if mode:
            connection.transaction_mode = mode
