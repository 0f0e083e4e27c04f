"""Letters on their way to the desk."""

import datetime as dt
import socket

import pytest
from django.core import mail
from django.utils import timezone

from newspaper.letters import LETTERS, as_mail
from newspaper.models import Letter
from tests.newspaper.post import mail_goes_to, make_letter

pytestmark = pytest.mark.django_db
SMTP = "django.core.mail.backends.smtp.EmailBackend"


def test_the_desk_gets_the_letter_and_its_answer_goes_to_the_writer():
    mail_goes_to("desk@example.ph")
    letter = make_letter()
    assert LETTERS.send_pending() == 1
    (message,) = mail.outbox
    assert message.to == ["desk@example.ph"]
    assert message.reply_to == ["maria@example.ph"]
    assert message.subject == f"[Letter {letter.pk}] A letter to the editor: Maria Salonga"
    assert "The ferry was late again.\nWho pays for the fish?" in message.body
    assert f"http://testserver/admin/newspaper/letter/{letter.pk}/change/" in message.body
    letter.refresh_from_db()
    assert letter.mailed_at
    assert letter.mailing_since is None
    assert LETTERS.send_pending() == 0


def test_without_an_address_letters_wait_and_are_mailed_once_there_is_one():
    make_letter()
    assert LETTERS.send_pending() == 0
    mail_goes_to()
    assert LETTERS.send_pending() == 1


def test_answered_letters_are_not_mailed_any_more():
    mail_goes_to()
    make_letter(is_answered=True)
    assert LETTERS.send_pending() == 0


@pytest.mark.parametrize(
    "fields",
    [
        {"name": "Eve\r\nBcc: all@example.org"},
        {"name": "Eve\nSubject: Hello\n\nBody"},
        {"email": "eve@example.org\r\nBcc: all@example.org"},
        {"email": "eve@example.org, all@example.org\nBcc: all@example.org"},
        {"telephone": "1\r\nBcc: all@example.org"},
        {"text": "\r\n.\r\nRCPT TO:<all@example.org>\r\nBcc: all@example.org"},
        {"name": "Ñ" * 120, "text": "x" * 10_000},
        {"name": "\x1b[31m\x0b\x85\u2028Eve"},
    ],
)
def test_no_field_adds_a_header_or_a_recipient(fields):
    """As it would be if a row came from elsewhere than the form, which has its own guard."""
    mail_goes_to("desk@example.ph")
    make_letter(**fields)
    make_letter(name="After")
    LETTERS.send_pending()
    assert "After" in mail.outbox[0].subject
    for message in mail.outbox:
        sent = message.message()
        assert message.recipients() == ["desk@example.ph"]
        assert sent["Bcc"] is None
        assert len(sent.get_all("Subject")) == 1
        assert sent["To"] == "desk@example.ph"


def test_a_mail_server_that_is_away_loses_no_letter_and_gets_it_later(settings, caplog):
    mail_goes_to()
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))  # bound and not listening: refuses
        settings.EMAIL_BACKEND, settings.EMAIL_PORT = SMTP, taken.getsockname()[1]
        settings.EMAIL_HOST = "127.0.0.1"
        make_letter()
        assert LETTERS.send_pending() == 0
    assert "ConnectionRefusedError" in caplog.text
    assert "maria" not in caplog.text.lower()
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    make_letter()
    assert LETTERS.send_pending() == 2


def test_a_mail_server_that_hangs_is_given_up(settings):
    mail_goes_to()
    with socket.create_server(("127.0.0.1", 0)) as silent:
        settings.EMAIL_BACKEND, settings.EMAIL_HOST = SMTP, "127.0.0.1"
        settings.EMAIL_PORT, settings.EMAIL_TIMEOUT = silent.getsockname()[1], 0.2
        make_letter()
        assert LETTERS.send_pending() == 0
    assert Letter.objects.pending().count() == 1


def test_a_letter_that_the_server_refuses_holds_up_no_other(settings):
    settings.EMAIL_BACKEND = "tests.newspaper.post.Moody"
    mail_goes_to()
    make_letter(name="First")
    make_letter(name="unwelcome")
    make_letter(name="Last")
    assert LETTERS.send_pending() == 2
    assert Letter.objects.pending().get().name == "unwelcome"


def test_a_letter_is_mailed_by_one_process_and_by_another_if_that_one_died():
    mail_goes_to()
    letter = make_letter(mailing_since=timezone.now())
    assert LETTERS.send_pending() == 0
    Letter.objects.filter(pk=letter.pk).update(mailing_since=timezone.now() - dt.timedelta(minutes=6))
    assert LETTERS.send_pending() == 1


def test_what_another_process_has_begun_with_is_left_to_it(settings):
    settings.EMAIL_BACKEND = "tests.newspaper.post.Hurried"
    mail_goes_to()
    for _ in range(3):
        make_letter()
    assert LETTERS.send_pending() == 1
    assert len(mail.outbox) == 1
    assert Letter.objects.filter(mailed_at=None, mailing_since=None).count() == 0


def test_long_lines_and_every_script_survive_the_way():
    letter = make_letter(text="Ñandu 日本 " * 900)
    assert "日本" in as_mail(letter, "desk@example.ph").message().get_payload(decode=True).decode()
