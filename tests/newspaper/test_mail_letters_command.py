"""`manage.py mail_letters`."""

import io

import pytest
from django.core import mail
from django.core.management import CommandError, call_command

from tests.newspaper.post import mail_goes_to, make_letter

pytestmark = pytest.mark.django_db


def test_the_command_mails_all_that_waits():
    with pytest.raises(CommandError, match="no address"):
        call_command("mail_letters")
    mail_goes_to()
    for _ in range(25):
        make_letter()
    said = io.StringIO()
    call_command("mail_letters", stdout=said)
    assert said.getvalue() == "Mailed: 25.\n"
    assert len(mail.outbox) == 25


def test_the_command_fails_loudly_while_the_server_refuses(settings):
    settings.EMAIL_BACKEND = "tests.newspaper.post.Moody"
    mail_goes_to()
    make_letter(name="unwelcome")
    with pytest.raises(CommandError, match=r"waiting.*: 1\."):
        call_command("mail_letters")
