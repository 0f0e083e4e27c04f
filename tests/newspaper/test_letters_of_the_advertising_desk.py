"""The advertising desk answers letters about advertising, and sees no others."""

import pytest

from newspaper.models import Letter
from people.permissions import may

pytestmark = pytest.mark.django_db


@pytest.fixture
def letters():
    fields = {"name": "Nida", "email": "nida@example.org", "text": "Words", "network": "x"}
    return {about: Letter.objects.create(about=about, **fields) for about in ("advertising", "news")}


def test_the_desk_sees_its_own_letters_only(client, clerk, letters):
    client.force_login(clerk)
    assert client.get(f"/admin/newspaper/letter/{letters['advertising'].pk}/change/").status_code == 200
    assert client.get(f"/admin/newspaper/letter/{letters['news'].pk}/change/").status_code == 302
    listed = client.get("/admin/newspaper/letter/").content.decode()
    assert "Advertising from Nida" in listed
    assert "A story or a tip" not in listed.split("<tbody>")[1].split("</tbody>")[0]
    assert not may(clerk, "newspaper.view_letter", letters["news"])


def test_an_editor_sees_every_letter(client, editor, letters):
    client.force_login(editor)
    for letter in letters.values():
        assert client.get(f"/admin/newspaper/letter/{letter.pk}/change/").status_code == 200
