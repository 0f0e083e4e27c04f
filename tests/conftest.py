"""What every test may ask for: a clock, signed-in people, and a real Chromium where there is one."""

import datetime as dt
import os
import shutil

import pytest
from django.conf import settings
from django.contrib.auth.models import Group
from django.core.management import call_command
from django.db import connection
from django.utils import timezone
from hypothesis import HealthCheck
from hypothesis import settings as bounds

from images import elsewhere
from tests.factories import make_user
from webclient.client import NotTaken

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
NO_BROWSER = "NOT TESTED IN A BROWSER: install Debian's chromium to run this test"

# Playwright keeps an event loop in the thread in which Django's own synchronous test code runs.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"

# How long an example takes on the clock says how busy the machine is; what may take how long has tests of its own.
bounds.register_profile(
    "any machine", bounds.default, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
bounds.load_profile("any machine")


def flushes(item):
    """Whether a test cannot be rolled back, by its mark or by a fixture that it asks for."""
    marked = any(mark.kwargs.get("transaction") for mark in item.iter_markers("django_db"))
    return marked or "transactional_db" in item.fixturenames or "live_server" in item.fixturenames


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items):
    # Tests that flush the database come last, as pytest-django had them, before pytest grouped them by browser.
    items.sort(key=flushes)
    if CHROMIUM is None:
        for item in items:
            if "browser" in item.keywords:
                item.add_marker(pytest.mark.skip(reason=NO_BROWSER))


def pytest_terminal_summary(terminalreporter):
    if CHROMIUM is None:
        terminalreporter.write_line(
            f"\n{NO_BROWSER.replace('this test', 'the browser tests')}.", red=True, bold=True
        )


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args):
    """Debian's Chromium in the place of a downloaded one."""
    return {
        **browser_type_launch_args,
        "executable_path": CHROMIUM,
        "args": ["--no-sandbox", "--disable-gpu"],
    }


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    """What migrations put into the database, as text: a test with a live server flushes it away at its end."""
    with django_db_blocker.unblock():
        return connection.creation.serialize_db_to_string()


@pytest.fixture
def migrated(transactional_db, django_db_setup):
    """What migrations made (sections, groups, the paper), brought back where an earlier test flushed it away."""
    if not Group.objects.exists():
        # Django's own serialized_rollback looks for them on the connection, and Playwright's loop has another.
        # A flush makes content types anew; they too must be those of the text.
        call_command(
            "flush", verbosity=0, interactive=False, reset_sequences=False, inhibit_post_migrate=True
        )
        connection.creation.deserialize_db_from_string(django_db_setup)


@pytest.fixture
def at_home(migrated, live_server, settings):
    """The address of a running paper that knows its own address."""
    settings.SITE_URL = live_server.url
    settings.CSRF_TRUSTED_ORIGINS = [live_server.url]
    return live_server.url


@pytest.fixture(scope="session", autouse=True)
def _files_vanish():
    yield
    shutil.rmtree(settings.VAR_DIR, ignore_errors=True)


@pytest.fixture
def now():
    return timezone.now()


@pytest.fixture
def yesterday(now):
    return now - dt.timedelta(days=1)


@pytest.fixture
def tomorrow(now):
    return now + dt.timedelta(days=1)


@pytest.fixture
def editor(db):
    return make_user("editor", role="Editor")


@pytest.fixture
def reporter(db):
    return make_user("reporter", role="Reporter")


@pytest.fixture
def clerk(db):
    """Somebody of the advertising desk."""
    return make_user("clerk", role="Advertising")


@pytest.fixture
def stranger(db):
    """Somebody with an account and no role, who must never see anything."""
    return make_user("stranger", is_staff=False)


@pytest.fixture
def other_sites(monkeypatch):
    """What other sites send: {address: bytes or exception}; and who was asked."""
    sent = {"asked": []}

    def fetch(address, **_):
        sent["asked"].append(address)
        answer = sent.get(address, NotTaken("the other site answers 404"))
        if isinstance(answer, Exception):
            raise answer
        return answer

    monkeypatch.setattr(elsewhere, "fetch", fetch)
    return sent
