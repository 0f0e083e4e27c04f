"""The reader's answer does not wait for the mail server."""

import socket
import threading

import pytest
from django.core import mail

from newspaper.models import Letter
from tests.newspaper.post import mail_goes_to, write

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("migrated")]


def mailing_ends():
    """Waits for the threads that mail."""
    for thread in threading.enumerate():
        if thread.name == "letters":
            thread.join(10)
            assert not thread.is_alive()


def test_a_letter_is_mailed_after_it_came_in(client):
    mail_goes_to()
    assert write(client).status_code == 302
    mailing_ends()
    assert len(mail.outbox) == 1
    assert Letter.objects.get().mailed_at


def test_a_hanging_mail_server_holds_up_no_reader_and_loses_nothing(client, settings):
    mail_goes_to()
    with socket.create_server(("127.0.0.1", 0)) as silent:
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = silent.getsockname()
        settings.EMAIL_TIMEOUT = 60
        for _ in range(4):
            assert write(client).status_code == 302
        mailing = sum(thread.name == "letters" for thread in threading.enumerate())
        assert 1 <= mailing <= 2, "readers have their answers while the mail server still says nothing"
    mailing_ends()  # the server has hung up
    assert Letter.objects.pending().count() == 4
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    write(client)
    mailing_ends()
    assert len(mail.outbox) == 5
