"""A clock that a test sets: both Django's and the one that the page cache reads."""

import contextlib
import time
from unittest import mock

from django.utils import timezone


@contextlib.contextmanager
def at(moment):
    """Within it, now is `moment`, an aware datetime."""
    with (
        mock.patch.object(timezone, "now", return_value=moment),
        mock.patch.object(time, "time", return_value=moment.timestamp()),
    ):
        yield
