"""What an operator reads in the logs: every failure, and nothing that only looks like one."""

import io
import logging
from logging.config import dictConfig

import pytest
from django.conf import settings
from django.urls import reverse


@pytest.fixture
def lines():
    """What the paper's own handler writes."""
    written = io.StringIO()
    handler = settings.LOGGING["handlers"]["console"]
    dictConfig(settings.LOGGING | {"handlers": {"console": handler | {"stream": written}}})
    yield written.getvalue
    dictConfig(settings.LOGGING)


@pytest.mark.django_db
def test_a_page_that_failed_is_told_and_the_page_of_our_excuse_is_not(client, lines, monkeypatch):
    assert client.get(reverse("unavailable")).status_code == 503
    assert lines() == ""
    monkeypatch.setattr("pagecache.views.connection.cursor", lambda: 1 / 0)
    client.raise_request_exception = False
    client.get(reverse("health"))
    assert "ERROR django.request: Internal Server Error: /healthz" in lines()


def test_a_line_that_belongs_to_no_request_is_told(lines):
    logging.getLogger("django").warning("The disk is nearly full.")
    assert "The disk is nearly full." in lines()
