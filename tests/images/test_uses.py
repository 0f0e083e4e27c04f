"""Where a picture is shown, when it last was, and showing another one in its place."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from articles.models import Illustration
from articles.publishing import save_story
from images import uses
from images.models import Image
from tests.factories import make_article, make_person, make_picture, make_user
from tests.images.samples import different_png

pytestmark = pytest.mark.django_db


def figure(picture, alt="", caption=""):
    image = f'<img src="{picture.body_url}" alt="{alt}">'
    return f'<figure class="image">{image}<figcaption>{caption}</figcaption></figure>'


def places(picture):
    return [(str(use.thing), use.place) for use in uses.uses_of(picture)]


def replace_url(picture):
    return reverse("admin:images_image_replace", args=[picture.pk])


def test_stories_people_and_texts_that_show_it_are_found():
    picture = make_picture(900)
    make_article("Ferries sail", lead_picture=picture, body=figure(picture))
    make_person(portrait=picture, biography=figure(picture))
    assert places(picture) == [
        ("Tala Mercadejas", "portrait"),
        ("Tala Mercadejas", "biography"),
        ("Ferries sail", "in the text"),
        ("Ferries sail", "lead picture"),
    ]
    assert not uses.unused(Image.objects.all())


def test_it_follows_the_story():
    first, second = make_picture(901), make_picture(902)
    story = make_article(body=figure(first) + figure(first))
    story.body = figure(second)
    save_story(story)
    assert (places(first), len(places(second))) == ([], 1)
    assert list(uses.unused(Image.objects.all())) == [first]
    story.delete()
    assert not Illustration.objects.exists()


def test_it_was_last_shown_when_its_newest_published_story_came_out(yesterday, now, tomorrow):
    picture, spare = make_picture(903), make_picture(904)
    make_article(lead_picture=picture, published_at=yesterday)
    make_article(lead_picture=picture, published_at=tomorrow)
    make_article(lead_picture=picture, status="draft")
    assert uses.last_shown([picture, spare]) == {picture.pk: yesterday}


def test_a_picture_in_a_text_cannot_be_discarded(client, editor):
    picture = make_picture(905)
    make_article(body=figure(picture))
    client.force_login(editor)
    client.post(reverse("admin:images_image_delete", args=[picture.pk]), {"post": "yes"})
    assert Image.objects.filter(pk=picture.pk).exists()


def test_who_may_not_see_a_story_does_not_read_of_it_on_its_picture(client, clerk, reporter):
    picture = make_picture(906)
    make_article("Secret plan", status="draft", lead_picture=picture)
    address = reverse("admin:images_image_change", args=[picture.pk])
    client.force_login(clerk)
    page = client.get(address).content.decode()
    assert "Secret plan" not in page
    assert "Nowhere that you may see." in page
    client.force_login(reporter)
    assert "Secret plan" in client.get(address).content.decode()


def test_an_editor_replaces_it_everywhere_with_a_new_file(client, editor):
    old = make_picture(907, alt_text='A "boat"', credit="Efren Lim")
    story = make_article(lead_picture=old, body=figure(old, alt="A &quot;boat&quot;", caption="At the quay"))
    version, person = story.version, make_person(portrait=old, biography=figure(old, alt="My own words"))
    client.force_login(editor)
    client.post(replace_url(old), {"file": SimpleUploadedFile("better.png", different_png(7))})
    new = Image.objects.exclude(pk=old.pk).get()
    assert (new.alt_text, new.credit) == ('A "boat"', "Efren Lim")
    story.refresh_from_db()
    assert (story.lead_picture, story.version) == (new, version + 1)
    assert new.body_url in story.body
    assert 'alt=""' in story.body, "the new picture's own words are printed"
    assert "At the quay" in story.body
    person.refresh_from_db()
    assert (person.portrait, "My own words" in person.biography) == (new, True)
    assert list(uses.unused(Image.objects.all())) == [old]
    history = client.get(reverse("admin:images_image_history", args=[old.pk])).content.decode()
    assert f"Replaced in 3 places by picture {new.pk}" in history


def test_more_stories_than_fit_in_one_go_are_told(client, editor, monkeypatch):
    monkeypatch.setattr("articles.picture_uses.AT_ONCE", 2)
    old, new = make_picture(912), make_picture(913)
    for _ in range(3):
        make_article(lead_picture=old)
    client.force_login(editor)
    page = client.post(replace_url(old), {"other": new.pk}, follow=True).content.decode()
    assert "More stories than 2 show it. Replace it once more." in page
    client.post(replace_url(old), {"other": new.pk})
    assert list(uses.unused(Image.objects.all())) == [old]


def test_or_with_one_that_the_library_has(client, editor):
    old, new = make_picture(908), make_picture(909)
    story = make_article(lead_picture=old)
    client.force_login(editor)
    address = reverse("admin:images_image_change", args=[new.pk])
    page = client.post(replace_url(old), {"other": f"https://examiner.example{address}"}, follow=True)
    assert "Replaced in 1 place." in page.content.decode()
    story.refresh_from_db()
    assert story.lead_picture == new


@pytest.mark.parametrize("other", ["", "x", "999999", "9" * 30, "²", "<b>"])
def test_what_is_no_picture_replaces_nothing(client, editor, other):
    old = make_picture(910)
    story = make_article(lead_picture=old)
    client.force_login(editor)
    for given in (other, str(old.pk)):
        assert client.post(replace_url(old), {"other": given}).status_code == 200
    story.refresh_from_db()
    assert story.lead_picture == old


def test_there_is_nothing_to_replace_where_no_picture_is(client, editor):
    client.force_login(editor)
    for number in ("999999", "9" * 30):
        assert client.get(f"/admin/images/image/{number}/replace/").status_code == 404


@pytest.mark.parametrize("role", ["Reporter", "Sub-editor", "Advertising", "Publisher", ""])
def test_nobody_but_an_editor_replaces(client, role):
    old = make_picture(911)
    client.force_login(make_user(role=role))
    assert client.get(replace_url(old)).status_code == 403
    assert client.post(replace_url(old), {"other": "1"}).status_code == 403
