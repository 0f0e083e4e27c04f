"""What a text brings along, pictures of other sites and `data:` pictures, is in the library when it is saved."""

import pytest
from django.urls import reverse

from articles.models import Article
from images.models import Image
from newspaper.pages import FlatPage
from people import permissions
from richtext import pictures
from tests.factories import make_article, make_person, make_picture, make_user
from tests.images.samples import different_png, jpeg
from tests.images.test_elsewhere import ADDRESS, data
from tests.newsroom.desk import filled, story_url

pytestmark = pytest.mark.django_db


def save(client, address, **fields):
    return client.post(address, filled(client.get(address), **fields), follow=True)


def told(response):
    return " ".join(str(message) for message in response.context["messages"])


def test_pictures_of_a_text_are_taken_in_at_the_save_and_saving_again_makes_no_others(
    client, editor, other_sites
):
    other_sites[ADDRESS] = jpeg()
    client.force_login(editor)
    story = make_article(status="draft")
    body = (
        f'<p>Rain</p><p><img alt="A &amp; B" src="{ADDRESS}&amp;x=1"></p><img src=\'{data(different_png(61))}\'>'
        '<figure><img src="https://dead.example/x.png"><figcaption>Gone</figcaption></figure>'
    )
    other_sites[f"{ADDRESS}&x=1"] = jpeg()
    said = told(save(client, story_url(story), body=body))
    boat, drawn = Image.objects.order_by("-width")
    stored = Article.objects.get(pk=story.pk).body
    assert stored.count("<img") == 2
    assert f'src="{boat.body_url}" alt="A &amp; B"' in stored
    assert drawn.body_url in stored
    assert "2 pictures of the text are in the library now: from another site, credit?" in said
    assert "(https://dead.example/x.png) did not come into the library. It cannot be fetched" in said
    assert "Left out: 1 picture" in said
    assert boat.uploaded_by == editor
    save(client, story_url(story), body=body)
    assert Image.objects.count() == 2
    asked = len(other_sites["asked"])
    said = told(save(client, story_url(story), body=stored, kicker="Rain"))
    assert "picture" not in said
    assert len(other_sites["asked"]) == asked


def test_a_picture_larger_than_a_body_may_be_is_taken_in(client, editor, other_sites, settings):
    client.force_login(editor)
    story = make_article(status="draft")
    long = data(different_png(62) + b"\0" * 1_200_000)
    said = told(save(client, story_url(story), body=f'<p>Rain</p><img src="{long}">'))
    assert "A picture of the text is in the library now" in said
    assert Image.objects.get().body_url in Article.objects.get(pk=story.pk).body


def test_a_refused_save_keeps_the_pictures_that_have_come(client, editor, other_sites):
    other_sites[ADDRESS] = jpeg()
    client.force_login(editor)
    story = make_article(status="draft")
    page = save(client, story_url(story), body=f'<img src="{ADDRESS}">', headline="")
    assert page.context["adminform"].form.errors
    assert Image.objects.get().body_url in page.text


def test_a_save_has_no_more_time_than_its_budget(client, editor, other_sites, monkeypatch):
    monkeypatch.setattr(pictures, "MOST", 1)
    client.force_login(editor)
    story = make_article(status="draft")
    body = "".join(f'<img src="{data(different_png(number))}">' for number in (63, 64))
    said = told(save(client, story_url(story), body=body))
    assert "There was no time left for it: save once more." in said
    assert Image.objects.count() == 1


def test_who_may_not_add_pictures_is_told(client, other_sites, monkeypatch):
    user = make_user("ed", role="Editor")
    client.force_login(user)
    rights = [right for right in permissions.ROLES["Editor"] if not right.startswith("images.")]
    monkeypatch.setitem(permissions.ROLES, "Editor", rights)
    story = make_article(status="draft")
    said = told(save(client, story_url(story), body=f'<p>Rain</p><img src="{ADDRESS}">'))
    assert "You may not add pictures: those of the text were left out. Ask an editor." in said
    assert "Left out: 1 picture from another site" in said
    assert other_sites["asked"] == []
    assert "You may not" not in told(save(client, story_url(story), body="<p>Rain</p>"))


def test_the_texts_of_people_and_about_pages_take_in_theirs(client, editor, other_sites):
    client.force_login(editor)
    person = make_person()
    address = reverse("admin:people_person_change", args=[person.pk])
    assert "in the library now" in told(
        save(client, address, biography=f'<img src="{data(different_png(65))}">')
    )
    page = FlatPage.objects.first()
    address = reverse("admin:flatpages_flatpage_change", args=[page.pk])
    assert "in the library now" in told(
        save(client, address, content=f'<img src="{data(different_png(66))}">')
    )
    assert Image.objects.count() == 2


def test_a_text_with_our_own_pictures_alone_is_not_cleaned_once_more(monkeypatch, other_sites):
    image = make_picture(5)
    monkeypatch.setattr(pictures, "clean", lambda html: pytest.fail("cleaned for nothing"))
    body = f'<p>Rain</p><figure class="image"><img src="{image.body_url}" alt="a &gt; b"></figure>'
    assert pictures.take_in(body, by=None).html == body
