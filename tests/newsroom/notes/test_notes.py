"""Notes on a story: who writes them, whom they name, and when they are done."""

import datetime as dt

import pytest
from django.urls import reverse

from articles.publishing import clear_spike, spike
from newsroom.notes.models import DeskNote
from tests.factories import make_article, make_user
from tests.newsroom.desk import filled, list_url, notes_url, story_url, write_note

pytestmark = pytest.mark.django_db

ROLES = {
    "Reporter": True,
    "Sub-editor": True,
    "Editor": True,
    "Advertising": False,
    "Publisher": False,
    "": False,
}


@pytest.mark.parametrize("role", ROLES)
def test_a_role_writes_and_marks_notes_or_does_not(client, draft, role):
    note = DeskNote.objects.create(story=draft, text="Who says so?", key="1")
    client.force_login(make_user(role=role))
    answers = [write_note(client, draft, "Call the port."), client.post(notes_url(draft), {"done": note.pk})]
    assert {answer.status_code for answer in answers} == {302 if ROLES[role] else 403}
    note.refresh_from_db()
    assert (
        DeskNote.objects.filter(text="Call the port.").exists() == (note.done_at is not None) == ROLES[role]
    )


def test_the_publisher_reads_them_and_finds_no_box(client, draft):
    DeskNote.objects.create(story=draft, text="Who says so?", key="1")
    client.force_login(make_user(role="Publisher"))
    for address in (story_url(draft), notes_url(draft)):
        page = client.get(address).content.decode()
        assert "Who says so?" in page
        assert 'name="note"' not in page
        assert 'name="done"' not in page


def test_open_ones_stand_before_those_that_are_done_and_open_again(client, editor, draft):
    client.force_login(editor)
    for text in ("First", "Second", "Third"):
        write_note(client, draft, text)
    first = DeskNote.objects.get(text="First")
    client.post(notes_url(draft), {"done": first.pk})
    page = client.get(story_url(draft)).content.decode()
    assert page.index("Second") < page.index("Third") < page.index("First")
    assert "; done: editor" in page
    assert "Notes: 2 open" in page
    client.post(notes_url(draft), {"again": first.pk})
    page = client.get(story_url(draft)).content.decode()
    assert page.index("First") < page.index("Second")


def test_who_said_first_that_it_is_done_stays(client, editor, ben, draft):
    note = DeskNote.objects.create(story=draft, text="Who says so?", key="1")
    for user in (ben, editor):
        client.force_login(user)
        client.post(notes_url(draft), {"done": note.pk})
    note.refresh_from_db()
    assert note.done_by == ben


@pytest.mark.parametrize("text", ["", "  \n ", "x" * 2_001, "a\0b"])
def test_what_is_no_note_comes_back_with_a_sentence(client, editor, draft, text):
    client.force_login(editor)
    page = write_note(client, draft, text)
    assert page.status_code == 422
    assert page.context["form"].errors["note"]


@pytest.mark.parametrize("number", ["0", "x", "-1", "9" * 30, "٣"])
def test_marking_what_is_not_there_is_answered(client, editor, draft, number):
    client.force_login(editor)
    assert client.post(notes_url(draft), {"done": number}).status_code == 404


def test_a_note_of_another_story_is_not_marked_from_here(client, editor, draft):
    other = DeskNote.objects.create(story=make_article(), text="Other", key="1")
    client.force_login(editor)
    assert client.post(notes_url(draft), {"done": other.pk}).status_code == 404
    assert client.get(reverse("admin:articles_article_notes", args=[99_999])).status_code == 404


def test_a_note_that_is_sent_twice_is_one_and_the_next_is_another(client, editor, draft):
    client.force_login(editor)
    for text in ("Look again.", "Look again.", "And again."):
        said = write_note(client, draft, text)
    assert [note.text for note in DeskNote.objects.all()] == ["Look again.", "And again."]
    assert said.status_code == 302
    write_note(client, draft, "Look again.", note_token="another-opening-of-it")
    assert DeskNote.objects.count() == 3


def test_marks_in_a_note_are_text_wherever_it_stands(client, reporter, editor, draft):
    client.force_login(editor)
    write_note(client, draft, '</textarea><img src=x onerror="alert(1)"> javascript:alert(1)')
    client.force_login(reporter)
    for address in (story_url(draft), notes_url(draft), reverse("admin:index"), list_url()):
        page = client.get(address).content.decode()
        assert "<img src=x" not in page, address
        assert 'href="javascript' not in page, address


def test_a_spiked_story_keeps_its_notes_until_it_is_deleted(client, editor, draft, now):
    client.force_login(editor)
    write_note(client, draft, "Not before the court has spoken.")
    spike(draft, by=editor)
    assert "Not before the court" in client.get(story_url(draft)).content.decode()
    assert clear_spike(now + dt.timedelta(days=365)) == 1
    assert not DeskNote.objects.exists()


def test_a_note_outlives_whoever_wrote_it(client, editor, ben, draft):
    client.force_login(ben)
    write_note(client, draft, "Who says so?")
    ben.delete()
    client.force_login(editor)
    page = client.get(story_url(draft)).content.decode()
    assert "Somebody who has left" in page
    assert "Who says so?" in page


def test_the_list_counts_open_notes(client, editor, draft):
    client.force_login(editor)
    page = client.get(list_url()).content.decode()
    assert "open note" not in page
    for text in ("One", "Two"):
        write_note(client, draft, text)
    assert "2 open notes</span>" in client.get(list_url()).content.decode()


def test_a_half_written_note_goes_with_the_save(client, editor, ben, draft):
    client.force_login(editor)
    data = filled(client.get(story_url(draft)), headline="Ferries stay", note="@ben: done.")
    client.post(story_url(draft), data)
    draft.refresh_from_db()
    assert draft.headline == "Ferries stay"
    assert [note.text for note in ben.named_in.all()] == ["@ben: done."]
