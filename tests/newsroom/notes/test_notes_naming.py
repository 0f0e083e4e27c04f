"""Whom a note names: those who may see its draft, by @username, and nobody else."""

import pytest

from newsroom.notes.models import DeskNote
from tests.factories import make_user
from tests.newsroom.desk import write_note

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("text", ["@ben, who says so?", "Ask (@Ben).", "See @BEN.", "@ben @ben: now"])
def test_a_note_names_people_by_their_usernames(client, editor, ben, draft, text):
    client.force_login(editor)
    write_note(client, draft, text)
    assert list(DeskNote.objects.get().named.all()) == [ben]


def test_a_mail_address_names_nobody(client, editor, ben, draft):
    client.force_login(editor)
    write_note(client, draft, "Write to port@ben.example and to x@ben.")
    assert not DeskNote.objects.get().named.exists()


@pytest.mark.parametrize("name", ["clerk", "nobody", "gone", "readeronly"])
def test_a_name_that_may_not_see_the_story_is_told_and_nothing_is_lost(client, editor, clerk, draft, name):
    make_user("gone", role="Editor", is_active=False)
    make_user("readeronly", role="Editor", is_staff=False)
    client.force_login(editor)
    page = write_note(client, draft, f"@{name} and @editor, look at this.")
    assert page.status_code == 422
    assert f"Nobody called @{name} may see this story." in page.content.decode()
    assert f"@{name} and @editor, look at this." in page.content.decode()
    assert not DeskNote.objects.exists()


def test_a_near_name_is_offered(client, editor, ben, draft):
    client.force_login(editor)
    assert "Did you mean @ben?" in write_note(client, draft, "@benn: now").content.decode()


def test_of_two_who_differ_in_capitals_each_is_called_by_their_own(client, editor, ben, draft):
    other = make_user("Ben", role="Reporter")
    client.force_login(editor)
    write_note(client, draft, "@Ben: look.")
    assert list(DeskNote.objects.get().named.all()) == [other]


def test_a_note_of_many_wrong_names_is_answered_quickly_with_a_few(client, editor, draft):
    client.force_login(editor)
    page = write_note(client, draft, " ".join(f"@{number}" for number in range(400)))
    assert page.content.decode().count("may see this story") == 3
