"""Finding and discarding pictures in the newsroom."""

import datetime as dt

import pytest
from django.urls import reverse

from images.models import Image
from tests.factories import make_article, make_picture, make_user
from tests.images.negatives import row


@pytest.fixture
def editor(client, db):
    user = make_user("tala", "Editor")
    client.force_login(user)
    return user


def test_a_picture_in_use_cannot_be_discarded_and_another_goes_with_its_files(
    client, editor, django_capture_on_commit_callbacks
):
    used, spare = make_picture(740), make_picture(741)
    make_article(lead_picture=used)
    delete = "admin:images_image_delete"
    with django_capture_on_commit_callbacks(execute=True):
        client.post(reverse(delete, args=[used.pk]), {"post": "yes"})
        client.post(reverse(delete, args=[spare.pk]), {"post": "yes"})
    assert list(Image.objects.all()) == [used]
    assert client.get(used.social_url).status_code == 200
    assert client.get(spare.social_url).status_code == 404


def test_several_pictures_are_discarded_with_their_files(client, editor, django_capture_on_commit_callbacks):
    images = [make_picture(750), make_picture(751)]
    chosen = {"action": "delete_selected", "_selected_action": [image.pk for image in images], "post": "yes"}
    with django_capture_on_commit_callbacks(execute=True):
        client.post(reverse("admin:images_image_changelist"), chosen)
    assert not Image.objects.exists()
    assert client.get(images[0].social_url).status_code == 404


def test_the_list_finds_words_and_what_needs_looking_after(client, editor):
    today = dt.date.today()  # noqa: DTZ011 - the filter's edges lie days apart
    plain = row(760, alt_text="Mango harvest")
    silent = row(761, alt_text="")
    ending = row(762, licence_ends_on=today + dt.timedelta(days=20))
    row(763, licence_ends_on=today + dt.timedelta(days=60))
    row(764, alt_text="", is_decorative=True)
    address = reverse("admin:images_image_changelist")

    def listed(**query):
        return list(client.get(address, query).context["cl"].queryset)

    assert listed(q="harvest mango") == [plain]
    assert listed(look_after="words") == [silent]
    assert listed(look_after="licence") == [ending]
    assert len(listed()) == 5
