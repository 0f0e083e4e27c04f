"""A reporter describes their own pictures; an editor any."""

import pytest

from tests.factories import make_picture

pytestmark = pytest.mark.django_db


def caption(client, picture):
    """Tries to change a picture's caption, and returns the answer's status."""
    address = f"/admin/images/image/{picture.pk}/change/"
    typed = {"alt_text": "A boat", "caption": "New words", "credit": "Me", "focal_x": "50", "focal_y": "50"}
    return client.post(address, typed).status_code


def test_a_reporter_changes_only_pictures_of_their_own(client, reporter, editor):
    own, others = make_picture(1, by=reporter), make_picture(2, by=editor)
    client.force_login(reporter)
    assert caption(client, own) == 302
    assert caption(client, others) == 403
    others.refresh_from_db()
    assert others.caption != "New words"
    client.force_login(editor)
    assert caption(client, own) == 302
