"""A counter before every reader's page."""

import os
import time
from collections.abc import Callable

from django.conf import settings
from django.db import connection
from django.http import HttpRequest, HttpResponse


class Counted:
    """Writes down the path of each reader's page that Django is asked for, and makes it as slow as it should be."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response
        self.tally = os.open(settings.VAR_DIR / "renders", os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Passes it on, to a database on which every write takes longer, as on an old disk."""
        if not settings.ATTACK_WRITES:
            return self.get_response(request)
        with connection.execute_wrapper(_slowly):
            return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Callable, args: tuple, kwargs: dict) -> None:
        """Django has found the view and not asked it yet."""
        options = getattr(view, "public_page", None)
        if options is None:
            return
        os.write(self.tally, f"{request.path}\n".encode())
        time.sleep(settings.ATTACK_SLOW)
        if options.is_costly and settings.ATTACK_SLEEPS:
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_sleep(%s) /* a search */", [settings.ATTACK_SLEEPS])


def _slowly(execute, sql: str, params, many, context):
    done = execute(sql, params, many, context)
    if sql.startswith(("INSERT", "UPDATE", "DELETE")):
        time.sleep(settings.ATTACK_WRITES)
    return done
