"""An answer from outside reaches whoever made the link by mail, and never waits for the mail server."""

import pytest
from django.core import mail

from newsroom.sharing import draft_links
from newsroom.sharing.draft_links import ANSWERS
from newsroom.sharing.models import DraftAnswer
from tests.factories import make_article, make_user
from tests.newsroom.sharing.test_draft_links import APPROVAL

pytestmark = pytest.mark.django_db


@pytest.fixture
def link(db):
    sub = make_user("sub", role="Sub-editor", email="sub@example.ph")
    story = make_article("The dam that leaks", status="review")
    return draft_links.share(story, by=sub, for_whom="Atty. Sayo", days=3)


def test_it_names_who_and_what_and_not_a_word_of_the_draft(link):
    asked = APPROVAL | {"verdict": "change", "text": "There was one engineer."}
    draft_links.take_answer(link, DraftAnswer(**asked))
    assert ANSWERS.send_pending() == 1
    (message,) = mail.outbox
    assert message.to == ["sub@example.ph"]
    assert message.subject == f"[Draft {link.story_id}] Ramon Sayo: Something must be changed"
    assert "There was one engineer." in message.body
    assert f"http://testserver/admin/articles/article/{link.story_id}/change/" in message.body
    assert "dam" not in message.subject + message.body
    assert link.token not in message.body
    assert ANSWERS.send_pending() == 0


def test_no_line_of_a_name_becomes_a_header(link):
    draft_links.take_answer(link, DraftAnswer(**APPROVAL | {"name": "Eve\r\nBcc: all@example.org"}))
    ANSWERS.send_pending()
    assert mail.outbox[0].recipients() == ["sub@example.ph"]
    assert "\n" not in mail.outbox[0].subject


def test_with_a_dead_mail_server_it_is_kept_and_waits(link, client, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9
    assert client.post(link.get_absolute_url(), APPROVAL).status_code == 302
    assert ANSWERS.send_pending() == 0
    assert DraftAnswer.objects.pending().count() == 1


def test_whoever_has_no_address_reads_it_on_the_story(link):
    type(link.made_by).objects.update(email="")
    draft_links.take_answer(link, DraftAnswer(**APPROVAL))
    ANSWERS.send_pending()
    assert mail.outbox == []
    assert not DraftAnswer.objects.pending().exists()
