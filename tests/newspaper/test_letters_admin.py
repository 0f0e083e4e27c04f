"""Letters in the newsroom."""

import datetime as dt

import pytest
from django.utils import timezone

from newspaper.models import Letter
from tests.factories import make_user
from tests.newspaper.post import make_letter

pytestmark = pytest.mark.django_db
LIST = "/admin/newspaper/letter/"


@pytest.fixture
def letter(db):
    return make_letter(text="Look: <script>alert(1)</script>\nYours", email="o'neil+x@example.ph")


def test_a_letter_is_shown_as_it_came_in_and_only_the_tick_is_changed(client, editor, letter):
    client.force_login(editor)
    page = client.get(f"{LIST}{letter.pk}/change/").content.decode()
    assert "Look: &lt;script&gt;alert(1)&lt;/script&gt;<br>Yours" in page
    assert "mailto:o%27neil%2Bx@example.ph?subject=Your%20letter" in page
    response = client.post(f"{LIST}{letter.pk}/change/", {"is_answered": "on", "text": "Forged", "name": "F"})
    assert response.status_code == 302
    letter.refresh_from_db()
    assert letter.is_answered
    assert "Look" in letter.text
    assert letter.name == "Maria Salonga"


def test_the_list_says_how_long_a_letter_has_waited(client, editor, letter):
    Letter.objects.update(received_at=timezone.now() - dt.timedelta(days=3, hours=5))
    client.force_login(editor)
    page = client.get(LIST).content.decode()
    assert "3\xa0days" in page
    assert "A letter to the editor from Maria Salonga" in page
    Letter.objects.update(is_answered=True)
    assert "3\xa0days" not in client.get(LIST).content.decode()


def test_letters_are_marked_as_answered_together(client, editor, letter):
    others = [make_letter(), make_letter(is_answered=True)]
    client.force_login(editor)
    chosen = [letter.pk, *(other.pk for other in others)]
    response = client.post(LIST, {"action": "mark_as_answered", "_selected_action": chosen}, follow=True)
    assert "Marked as answered: 2." in response.content.decode()
    assert not Letter.objects.filter(is_answered=False).exists()


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("q=ferry", 1),
        ("q=Maria", 2),
        ("is_answered__exact=1", 1),
        ("about__exact=advertising", 0),
        ("q=%", 0),
    ],
)
def test_letters_are_found(client, editor, letter, query, found):
    make_letter(is_answered=True)
    client.force_login(editor)
    assert client.get(f"{LIST}?{query}").context["cl"].result_count == found


def test_nobody_writes_letters_in_the_newsroom(admin_client):
    assert admin_client.get(f"{LIST}add/").status_code == 403


@pytest.mark.parametrize(
    ("role", "may_read", "may_change"),
    [("Editor", True, True), ("Publisher", True, False), ("Reporter", False, False), ("", False, False)],
)
def test_who_reads_and_answers_letters(client, letter, role, may_read, may_change):
    client.force_login(make_user(role=role))
    assert client.get(LIST).status_code == (200 if may_read else 403)
    client.post(LIST, {"action": "mark_as_answered", "_selected_action": [letter.pk]})
    client.post(f"{LIST}{letter.pk}/change/", {"is_answered": "on"})
    letter.refresh_from_db()
    assert letter.is_answered is may_change
