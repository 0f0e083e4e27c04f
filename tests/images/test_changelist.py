"""Finding and discarding pictures in the newsroom."""

import datetime as dt

import pytest
from django.urls import reverse

from images.models import Image
from tests.factories import make_article, make_picture, make_user
from tests.images.samples import row


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
    ending_later = row(763, licence_ends_on=today + dt.timedelta(days=60))
    decorative = row(764, alt_text="", is_decorative=True)
    credited = row(765, credit="PNA / Mark Salonga", uploaded_at=dt.datetime(2024, 5, 1, 3, tzinfo=dt.UTC))
    make_article(lead_picture=ending)
    address = reverse("admin:images_image_changelist")

    def listed(**query):
        return list(client.get(address, query).context["cl"].queryset)

    assert listed(q="harvest mango") == [plain]
    assert listed(look_after="words") == [silent]
    assert listed(look_after="licence") == [ending]
    assert listed(look_after="credit") == [ending_later, ending, silent, plain]
    assert listed(look_after="unused") == [decorative, ending_later, silent, plain, credited]
    assert listed(by="salonga pna") == [credited]
    assert listed(since="2024-05-01", until="2024-05-01") == [credited]
    assert listed(until="2024-04-30") == []
    assert credited not in listed(since="2024-05-02")
    assert len(listed()) == 6


@pytest.mark.parametrize("day", ["soon", "0001-01-01", "9999-12-31", "2026-02-30"])
def test_a_day_that_is_none_narrows_nothing(client, editor, day):
    row(766)
    address = reverse("admin:images_image_changelist")
    for name in ("since", "until"):
        assert client.get(address, {name: day}).context["cl"].result_count == 1


def test_the_form_beside_the_list_keeps_what_else_was_asked(client, editor):
    page = client.get(
        reverse("admin:images_image_changelist"), {"q": "net", "look_after": "unused", "by": '"lim'}
    )
    assert '<input type="hidden" name="q" value="net">' in page.content.decode()
    assert '<input type="hidden" name="look_after" value="unused">' in page.content.decode()
    assert 'value="&quot;lim"' in page.content.decode()


def test_a_list_of_any_length_costs_the_same_queries(client, editor, django_assert_max_num_queries):
    for number in range(800, 860):
        row(number, uploaded_by=editor)
    make_article(lead_picture=Image.objects.first())
    with django_assert_max_num_queries(8) as sent:
        client.get(reverse("admin:images_image_changelist"))
    counts = [query["sql"] for query in sent if "COUNT(" in query["sql"].upper()]
    assert len(counts) == 1
    assert "LIMIT 1000" in counts[0], "nothing counts the whole library"
