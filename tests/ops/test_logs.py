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


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("/admin/articles/article/?live_from__year=x", "live_from__year is no date."),
        ("/newest/", "Invalid HTTP_HOST header"),
    ],
)
def test_a_link_that_is_refused_is_no_error(client, editor, lines, settings, address, said):
    client.force_login(editor)
    settings.ALLOWED_HOSTS = ["paper.example"]
    host = "elsewhere.example" if "HTTP_HOST" in said else "paper.example"
    assert client.get(address, headers={"host": host}).status_code == 400
    assert f": {said}" in lines()
    assert "INFO django.security." in lines()
    assert "ERROR" not in lines()
    assert "Traceback" not in lines()
