"""Pictures of a pasted text come into the library, marked “from another site, credit?”, and once."""

import base64

import pytest
from django.urls import reverse

from images import elsewhere
from images.library import Refused, add_picture
from images.models import PASTED, Image
from tests.factories import make_article, make_picture, make_user
from tests.images.samples import different_png, encoded, jpeg, quarters
from tests.images.test_chooser import UPLOAD, signed_in
from tests.images.test_library import upload
from tests.images.test_perceptual_hash import picture
from webclient.client import NotAsked

pytestmark = pytest.mark.django_db

ADDRESS = "https://lh7.example.com/docsz/boat?key=ñ"


def data(content, kind="image/png"):
    return f"data:{kind};base64,{base64.b64encode(content).decode()}"


def test_a_picture_of_another_site_comes_into_the_library_once_and_waits_for_its_credit(other_sites):
    boat = picture("market-33", (400, 300))
    other_sites[ADDRESS] = encoded(boat)
    client = signed_in("Reporter")
    answer = client.post(UPLOAD, {"address": ADDRESS, "pasted": "1"}).json()
    image = Image.objects.get()
    assert (answer["uploaded"], answer["url"], answer["width"], answer["height"]) == (
        1,
        image.body_url,
        400,
        300,
    )
    assert "from another site, credit?" in answer["sentence"]
    assert (image.came_from, image.credit) == (ADDRESS, "")
    # Saved anew by the other site: other bytes, the same look.
    other_sites[ADDRESS] = encoded(boat, "PNG")
    assert client.post(UPLOAD, {"address": ADDRESS}).json()["url"] == image.body_url
    assert Image.objects.get() == image
    make_picture(5)
    assert list(Image.objects.from_elsewhere()) == [image]
    desk = signed_in("Editor")
    listed = desk.get(reverse("admin:images_image_changelist"), {"look_after": "elsewhere"})
    assert list(listed.context["cl"].result_list) == [image]
    assert "From another site, credit?" in listed.text
    page = desk.get(reverse("admin:images_image_change", args=[image.pk])).text
    assert "From another site, credit? <a" in page
    image.credit = "Tala Mercadejas"
    image.save()
    assert not Image.objects.from_elsewhere()


@pytest.mark.parametrize(
    ("address", "came_from"),
    [
        (data(different_png(901)), PASTED),
        (data(different_png(901)).replace("+", "%2B").replace("/9", "/9\n"), PASTED),
        ("DATA:image/png;charset=x;BASE64," + base64.b64encode(different_png(901)).decode(), PASTED),
        ("//lh7.example.com/a.png", "https://lh7.example.com/a.png"),
    ],
)
def test_each_way_of_writing_an_address_is_understood(other_sites, address, came_from):
    other_sites["https://lh7.example.com/a.png"] = different_png(901)
    image = elsewhere.picture_at(address, by=None)
    assert (image.width, image.came_from) == (64, came_from)


def test_a_picture_of_our_own_is_the_one_that_is_there(other_sites, settings):
    image = make_picture(902)
    assert elsewhere.picture_at(settings.SITE_URL + image.social_url, by=None) == image
    assert other_sites["asked"] == []


@pytest.mark.parametrize(
    ("address", "sentence"),
    [
        ("file:///C:/Users/a/image001.png", "upload its file"),
        ("cid:part1", "upload its file"),
        ("javascript:alert(1)", "upload its file"),
        ("data:image/png;base64,%%%", "file"),
        ("data:image/svg+xml,%3Csvg/%3E", "not a picture"),
        ("data:,", "empty"),
        ("https://other.example/x.png\0\ud800", "answers 404"),
        ("https://inside.example/", "not on the open Internet"),
        ("https://dead.example/", "no answer from dead.example (refused)"),
        ("https://page.example/", "not a picture"),
    ],
)
def test_what_cannot_come_is_a_sentence(other_sites, address, sentence):
    other_sites["https://inside.example/"] = NotAsked("not on the open Internet")
    other_sites["https://dead.example/"] = OSError(111, "refused")
    other_sites["https://page.example/"] = b"<!doctype html><p>Sign in"
    with pytest.raises(Refused) as refusal:
        elsewhere.picture_at(address, by=None)
    assert sentence in refusal.value.messages[0]
    assert not Image.objects.exists()


def test_who_may_not_add_pictures_is_told_and_nobody_is_asked(other_sites):
    answer = signed_in("Publisher").post(UPLOAD, {"address": ADDRESS})
    assert answer.json()["error"]["message"] == "You may not add pictures. Ask an editor."
    assert other_sites["asked"] == []


def test_before_it_is_published_somebody_has_to_say_whose_it_is(other_sites, client):
    other_sites[ADDRESS] = jpeg()
    image = elsewhere.picture_at(ADDRESS, by=make_user(role="Reporter"))
    story = make_article(
        status="approved", body=f'<figure><img src="{image.body_url}" alt="A boat"></figure>'
    )
    client.force_login(make_user("ed", role="Editor"))
    page = client.get(reverse("admin:articles_article_change", args=[story.pk])).text
    assert "It has no credit. From another site: “" in page


def test_a_moving_picture_says_that_it_stands_still():
    frames = [quarters(), quarters().rotate(90)]
    gif = encoded(frames[0], "GIF", save_all=True, append_images=frames[1:], duration=90)
    answer = signed_in("Reporter").post(UPLOAD, {"upload": upload(gif, "boat.gif")}).json()
    assert answer["sentence"] == "This picture moves; readers see its first image, still."
    image = Image.objects.get()
    assert image.is_animated
    assert (
        "readers see its first image"
        in signed_in("Editor").get(reverse("admin:images_image_change", args=[image.pk])).text
    )
    still = add_picture(upload(encoded(quarters((90, 90)), "GIF")))
    assert not still.is_animated


@pytest.mark.parametrize(
    ("size", "sentence"),
    [
        ((300, 200), "only 300 pixels wide"),
        ((700, 2100), "3 times as tall"),
        ((300, 2100), "7 times as tall"),
        ((2500, 500), "5 times as wide"),
        ((1200, 800), ""),
    ],
)
def test_a_picture_that_makes_a_bad_lead_says_so_before_it_leads(client, size, sentence):
    client.force_login(make_user("ed", role="Editor"))
    many = client.post(reverse("admin:images_image_many"), {"files": upload(jpeg(size)), "credit": "x"})
    image = Image.objects.get()
    image.alt_text = "A boat"
    image.save()
    story = make_article(lead_picture=image, status="draft")
    form = client.get(reverse("admin:articles_article_change", args=[story.pk]))
    found = [
        finding for finding in form.context["checks"]["findings"] if finding.check == "lead_picture_unfit"
    ]
    browsed = client.get(reverse("admin:images_image_browse"))
    chosen = client.get(
        reverse("admin:autocomplete"),
        {"term": "boat", "app_label": "articles", "model_name": "article", "field_name": "lead_picture"},
    ).json()["results"][0]["text"]
    told = [many.text, browsed.text, chosen, *(finding.sentence for finding in found)]
    assert [sentence in each for each in told] == [True] * len(told)
    assert len(found) == bool(sentence)
    assert ("a lead" in chosen) == bool(sentence)
