"""A story with many notes costs as many queries as one with few, on its form, in the list and on the first screen."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from newsroom.notes.models import DeskNote
from tests.factories import make_article, make_user
from tests.newsroom.desk import list_url, notes_url, story_url, write_note

pytestmark = pytest.mark.django_db


def count(client, address):
    with CaptureQueriesContext(connection) as sent:
        assert client.get(address).status_code == 200
    return len(sent)


def test_pages_cost_the_same_with_many_notes(client, reporter, editor, draft):
    addresses = [story_url(draft), notes_url(draft), list_url(), reverse("admin:index")]
    client.force_login(reporter)

    def notes(number):
        story = make_article(status="draft", created_by=reporter)
        for where in (draft, story):
            note = DeskNote.objects.create(story=where, by=make_user(role="Editor"), text="Look.", key=number)
            note.named.set([reporter, editor])
            number += "x"

    notes("1")
    for address in addresses:
        client.get(address)  # what Django looks up once in a process
    few = [count(client, address) for address in addresses]
    for number in range(2, 9):
        notes(str(number))
    assert [count(client, address) for address in addresses] == few


def test_a_note_that_names_many_costs_a_bounded_number_of_queries(client, editor, draft):
    client.force_login(editor)

    def written(text):
        with CaptureQueriesContext(connection) as sent:
            assert write_note(client, draft, text).status_code == 302
        return len(sent)

    users = [
        make_user(f"tala{number}", role="Editor", email=f"tala{number}@example.ph") for number in range(12)
    ]
    few = written("@tala0: look.")
    assert written(" ".join(f"@{user.username}" for user in users)) == few
