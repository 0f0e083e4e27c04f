"""A note, or a story that came back, is told by mail to whom it concerns, and waits for no mail server."""

import datetime as dt

import pytest
from django.core import mail
from django.core.management import CommandError, call_command
from django.urls import reverse

from articles.publishing import save_story
from newsroom.notes.models import DeskNote, Notification
from newsroom.notes.notifications import NOTIFICATIONS
from newsroom.stories.buttons import ACTS
from tests.factories import make_article, make_user
from tests.newsroom.desk import filled, story_url, write_note

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(client, editor, reporter):
    for user in (editor, reporter):
        user.email = f"{user.username}@example.ph"
        user.save()
    client.force_login(editor)
    return client


def mailed():
    """The mails of everything that waits, by whom they are for."""
    NOTIFICATIONS.send_pending(at_most=None)
    return {message.recipients()[0]: message for message in mail.outbox}


def test_it_says_who_wrote_what_on_which_story_and_where(desk, ben, draft):
    write_note(desk, draft, "@ben, who says so?\nCall the port.")
    message = mailed()["ben@example.ph"]
    assert message.subject == f"[Story {draft.pk}] editor wrote a note on “Ferries sail”"
    assert "@ben, who says so?\nCall the port." in message.body
    assert f"http://testserver/admin/articles/article/{draft.pk}/change/#notes" in message.body
    assert mailed().keys() == {"ben@example.ph", "reporter@example.ph"}
    assert len(mail.outbox) == 2
    assert not Notification.objects.pending().exists()


def test_whoever_saved_it_last_is_told_and_nobody_tells_themself(desk, editor, ben, draft):
    draft.standfirst = "Calm seas."
    save_story(draft, by=ben)
    write_note(desk, draft, "@editor, look again.")
    assert mailed().keys() == {"ben@example.ph", "reporter@example.ph"}


def test_a_reporter_is_told_that_a_story_came_back_and_why(desk, reporter):
    story = make_article("Salt", status="review", created_by=reporter)
    page = desk.get(story_url(story))
    desk.post(story_url(story), filled(page, reason="Two sources, please.") | {"_send_back": "1"})
    assert mailed().keys() == {"reporter@example.ph"}
    assert mail.outbox[0].subject == f"[Story {story.pk}] editor sent back “Salt”"
    assert "Two sources, please." in mail.outbox[0].body


def test_who_sends_their_own_story_back_gets_no_mail(desk, editor):
    story = make_article(status="review", created_by=editor)
    ACTS["send_back"](story, by=editor, reason="I know better now.")
    assert mailed() == {}


def test_with_a_dead_mail_server_the_note_is_written_and_the_mail_waits(desk, ben, draft, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9
    assert write_note(desk, draft, "@ben: now.").status_code == 302
    assert NOTIFICATIONS.send_pending() == 0
    assert DeskNote.objects.count() == 1
    assert Notification.objects.pending().count() == 2
    with pytest.raises(CommandError, match="Still waiting"):
        call_command("mail_newsroom")
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    call_command("mail_newsroom")
    assert len(mail.outbox) == 2


def test_the_thread_that_mails_starts_when_all_is_stored_and_not_before(
    desk, ben, draft, monkeypatch, django_capture_on_commit_callbacks
):
    begun = []
    monkeypatch.setattr(
        NOTIFICATIONS, "send_in_background", lambda: begun.append(Notification.objects.count())
    )
    with django_capture_on_commit_callbacks(execute=True):
        write_note(desk, draft, "@ben: now.")
        assert begun == []
    assert begun == [2]


def test_who_has_no_address_gets_none(desk, draft):
    make_user("tala", role="Editor")
    write_note(desk, draft, "@tala: now.")
    assert mailed().keys() == {"reporter@example.ph"}


def test_who_may_no_longer_see_the_story_gets_none(desk, ben, draft):
    write_note(desk, draft, "@ben: now.")
    ben.groups.clear()
    assert mailed().keys() == {"reporter@example.ph"}
    assert not Notification.objects.pending().exists()


@pytest.mark.parametrize("way", ["note", "sent back"])
def test_no_line_of_a_headline_becomes_a_header(desk, editor, reporter, way):
    headline = "Ferries\r\nBcc: all@example.org\u2028X-Evil: 1"
    story = make_article(headline, status="review", created_by=reporter)
    if way == "note":
        write_note(desk, story, "Shorter, please.")
    else:
        ACTS["send_back"](story, by=editor, reason="Shorter,\r\nBcc: all@example.org")
    message = mailed()["reporter@example.ph"]
    assert message.recipients() == ["reporter@example.ph"]
    head = message.message().as_bytes().partition(b"\n\n")[0].lower()
    assert b"\nbcc:" not in head
    assert b"\nx-evil:" not in head


def test_a_long_headline_is_cut_in_the_subject(desk, reporter):
    story = make_article("Ferries " * 25, status="draft", created_by=reporter)
    write_note(desk, story, "Shorter, please.")
    subject = mailed()["reporter@example.ph"].subject
    assert len(subject) <= 150
    assert subject.endswith(" Ferries…")


def test_a_story_under_embargo_is_not_named_in_a_mail(desk, reporter, now):
    until = now + dt.timedelta(days=1)
    story = make_article("The dam", status="draft", created_by=reporter, embargoed_until=until)
    write_note(desk, story, "The dam leaks.")
    message = mailed()["reporter@example.ph"]
    assert "dam" not in message.subject + message.body
    assert reverse("admin:articles_article_change", args=[story.pk]) in message.body


def test_a_note_written_twice_is_mailed_once(desk, ben, draft):
    for _ in range(2):
        write_note(desk, draft, "@ben: now.")
    mailed()
    assert len(mail.outbox) == 2
