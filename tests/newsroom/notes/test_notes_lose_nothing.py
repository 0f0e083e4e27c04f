"""Writing a note does not lose what is typed in the story, and a note that cannot be written is not lost either."""

import pytest
from django.contrib.sessions.models import Session
from django.urls import reverse

from newsroom.autosave.models import Autosave
from newsroom.notes.models import DeskNote
from tests.factories import make_user
from tests.newsroom.autosave.test_resubmission import kept_in, sign_in
from tests.newsroom.desk import byline, filled, notes_url, story_url

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(client, editor):
    client.force_login(editor)
    return client


def sent(page, **changes):
    """What a browser sends with the button below the note's box: the whole story form."""
    data = filled(page, **changes) | {"autosave": page.context["autosave"]["token"], "_note": ""}
    data.pop("_continue")
    return data | {"note_token": page.context["notes"]["token"]}


def test_what_was_typed_in_the_story_is_in_its_form_again_and_not_saved(desk, draft):
    data = sent(desk.get(story_url(draft)), headline="Ferries stay", note="Who says so?")
    page = desk.post(notes_url(draft), data, follow=True)
    assert page.context["adminform"].form["headline"].value() == "Ferries stay"
    assert not page.context["adminform"].form["note"].value()
    assert "Who says so?" in page.content.decode()
    version = draft.version
    draft.refresh_from_db()
    assert (draft.headline, draft.version) == ("Ferries sail", version)


def test_a_byline_that_was_typed_comes_back_too(desk, draft):
    rows = {"bylines-TOTAL_FORMS": "1"} | byline(0, name="Tala Reyes")
    data = sent(desk.get(story_url(draft)), note="Who says so?") | rows
    page = desk.post(notes_url(draft), data, follow=True)
    assert "Tala Reyes" in page.content.decode()
    assert "It is not saved yet" in page.content.decode()


def test_where_nothing_was_typed_nothing_is_offered(desk, draft):
    page = desk.post(notes_url(draft), sent(desk.get(story_url(draft)), note="Who says so?"), follow=True)
    assert "It is not saved yet" not in page.content.decode()
    assert not Autosave.objects.exists()
    assert "Your note is on the story." in page.content.decode()


def test_a_wrong_name_loses_neither_the_note_nor_the_story(desk, draft):
    data = sent(desk.get(story_url(draft)), headline="Ferries stay", note="@nobody: look.")
    page = desk.post(notes_url(draft), data)
    assert page.status_code == 422
    assert page.context["form"]["note"].value() == "@nobody: look."
    again = {"autosave": page.context["autosave"].token, "note": "@editor: look.", "_note": ""}
    page = desk.post(notes_url(draft), again, follow=True)
    assert page.context["adminform"].form["headline"].value() == "Ferries stay"
    assert DeskNote.objects.get().text == "@editor: look."


@pytest.mark.parametrize(
    "typed",
    [
        {"headline": "a\0b"},
        {"section": "9" * 30},
        {"published_at": "0001-01-01T00:00"},
        {"bylines-TOTAL_FORMS": "x"},
        {"bylines-TOTAL_FORMS": "9" * 30},
        {"version": "9" * 30},
        {"autosave": "x"},
    ],
)
def test_whatever_comes_along_with_a_note_is_answered(desk, draft, typed):
    data = sent(desk.get(story_url(draft)), note="Who says so?") | typed
    assert desk.post(notes_url(draft), data, follow=True).status_code in (200, 422)


def test_a_wrong_name_in_a_save_loses_nothing(desk, draft):
    data = filled(desk.get(story_url(draft)), headline="Ferries stay", note="@nobody: look.")
    page = desk.post(story_url(draft), data)
    assert "Nobody called @nobody may see this story." in page.content.decode()
    form = page.context["adminform"].form
    assert (form["headline"].value(), form["note"].value()) == ("Ferries stay", "@nobody: look.")
    draft.refresh_from_db()
    assert draft.headline == "Ferries sail"


def test_a_save_that_is_pressed_twice_writes_its_note_once(desk, draft):
    page = desk.get(story_url(draft))
    data = filled(page, note="Who says so?") | {"note_token": page.context["notes"]["token"]}
    for _ in range(2):
        desk.post(story_url(draft), data)
    assert DeskNote.objects.count() == 1


def test_a_note_that_is_sent_when_signed_out_is_in_its_box_after_signing_in(desk, draft):
    data = sent(desk.get(story_url(draft)), headline="Ferries stay", note="Who says so?")
    Session.objects.all().delete()
    page = sign_in(desk, kept_in(desk.post(notes_url(draft), data)))
    form = page.context["adminform"].form
    assert (form["headline"].value(), form["note"].value()) == ("Ferries stay", "Who says so?")


def test_so_is_the_note_of_somebody_who_only_reads_the_story(client, draft):
    rita = make_user("rita", role="Reporter")
    client.force_login(rita)
    assert b'name="note"' in client.get(story_url(draft)).content
    Session.objects.all().delete()
    door = client.post(notes_url(draft), {"note": "Who says so?", "version": "1", "_note": ""})
    page = sign_in(client, kept_in(door), username="rita")
    assert page.context["form"]["note"].value() == "Who says so?"
    client.post(notes_url(draft), {"note": "Who says so?"})
    assert not client.get(notes_url(draft)).context["form"]["note"].value()
    assert not Autosave.objects.exists()


def test_a_script_hears_the_list_as_it_is_now_or_what_is_wrong(desk, draft):
    said = desk.post(notes_url(draft), {"in_place": "1", "note": "Who <b>says</b> so?"})
    assert said.json()["said"] == "Your note is on the story."
    assert "Who &lt;b&gt;says&lt;/b&gt; so?" in said.json()["list"]
    wrong = desk.post(notes_url(draft), {"in_place": "1", "note": "@nobody"})
    assert (wrong.status_code, "Nobody called @nobody" in wrong.json()["said"]) == (422, True)
    done = desk.post(notes_url(draft), {"in_place": "1", "done": DeskNote.objects.get().pk})
    assert "1 done" in done.json()["list"]


def test_enter_in_the_story_form_saves_and_writes_no_note(desk, draft):
    page = desk.get(story_url(draft)).content.decode()
    assert page.index('name="_save"') < page.index('name="_note"')


def test_the_first_screen_shows_open_notes_to_whom_they_concern(client, editor, ben, reporter, draft):
    note = DeskNote.objects.create(story=draft, by=editor, text="Two sources, please.", key="1")
    note.named.set([ben])
    for user, sees in ((reporter, True), (ben, True), (editor, False)):
        client.force_login(user)
        page = client.get(reverse("admin:index")).content.decode()
        assert ("Two sources, please." in page) == sees, user
    note.done_at = note.at
    note.save()
    assert "Two sources, please." not in client.get(reverse("admin:index")).content.decode()
