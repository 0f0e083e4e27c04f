"""Addresses that moved, kept by hand."""

from html import unescape

import pytest
from django import forms
from django.contrib.flatpages.models import FlatPage

from addresses.models import Address
from articles.models import Article
from articles.publishing import save_story
from sections.models import Section
from tests.factories import make_article, make_user

pytestmark = pytest.mark.django_db
ADD = "/admin/addresses/address/add/"


def move(client, old, new):
    return client.post(ADD, {"path": old, "leads_to": new})


def leave(old, new):
    return Address.objects.create(path=old, leads_to=new)


def leading():
    return Address.objects.exclude(leads_to=None)


@pytest.fixture
def client(client, editor):
    client.force_login(editor)
    return client


@pytest.mark.parametrize(
    ("typed", "kept", "asked"),
    [
        ("/contact-us/", "/contact-us/", "/contact-us/"),
        ("/contact-us", "/contact-us/", "/contact-us/"),
        ("/our/old page/", "/our/old page/", "/our/old%20page/"),
        ("/señor-ñ/", "/señor-ñ/", "/se%C3%B1or-%C3%B1/"),
        ("/se%C3%B1or/", "/señor/", "/señor/"),
        ("/rates.html", "/rates.html", "/rates.html"),
        ("/old/?page_id=7", "/old/?page_id=7", "/old/?page_id=7"),
    ],
)
def test_an_old_address_leads_to_the_new_one(client, typed, kept, asked):
    assert move(client, typed, "/about/contact/").status_code == 302
    assert leading().get().path == kept
    response = client.get(asked)
    assert (response.status_code, response.headers["Location"]) == (301, "/about/contact/")


def test_a_page_that_is_gone_is_gone(client):
    assert move(client, "/contest/", "").status_code == 302
    assert client.get("/contest/").status_code == 410


@pytest.mark.parametrize(
    "elsewhere",
    [
        "https://evil.example/",
        "//evil.example/",
        "/\\evil.example/",
        "\\\\evil.example",
        "javascript:alert(1)",
        "contact/",
        "http:/evil",
        "///evil.example/",
    ],
)
def test_only_our_own_paths_are_taken(client, elsewhere):
    for old, new in [("/old/", elsewhere), (elsewhere, "/new/")]:
        response = move(client, old, new)
        assert response.status_code == 200
        assert "Write a path of this site" in response.content.decode()
    assert not leading().exists()


@pytest.mark.parametrize(
    ("there", "old", "new", "said"),
    [
        ([], "/a/", "/a", "cannot lead to itself"),
        ([("/b/", "/a/")], "/a/", "/b/", "round in circles"),
        ([("/b/", "/c/")], "/a/", "/b/", "write /c/ instead"),
        ([("/b/", "")], "/a/", "/b/", "write nothing instead"),
        ([("/a/", "/b/")], "/a/", "/c/", "leads somewhere already"),
        ([], "/a/", "/Section/MINDANAO", "write /section/mindanao/ instead"),
        ([], "/a/", "/category/mindanao/", "write /section/mindanao/ instead"),
    ],
)
def test_no_circles_and_no_chains(client, there, old, new, said):
    for row in there:
        leave(*row)
    response = move(client, old, new)
    assert response.status_code == 200
    assert said in response.content.decode()
    assert leading().count() == len(there)


def test_what_led_to_an_address_that_moves_moves_with_it(client):
    leave("/a/", "/b/")
    move(client, "/b/", "/c/")
    assert leading().get(path="/a/").leads_to == "/c/"


def test_an_entry_may_be_saved_again(client):
    row = leave("/a/", "/b/")
    response = client.post(f"/admin/addresses/address/{row.pk}/change/", {"path": "/a/", "leads_to": "/c/"})
    assert response.status_code == 302
    assert leading().get().leads_to == "/c/"


def test_an_address_too_long_to_keep_is_refused_with_a_sentence(client):
    assert move(client, "/" + "ñ" * 700 + "/", "/new/").status_code == 200
    assert not leading().exists()


@pytest.mark.parametrize("role", ["Reporter", "Advertising", "Publisher"])
def test_others_move_nothing(client, role):
    client.force_login(make_user(role=role))
    assert move(client, "/a/", "/b/").status_code == 403


@pytest.mark.parametrize(
    ("old", "said"),
    [
        ("/section/mindanao/", "the section “Mindanao”"),
        ("/section/mindanao", "the section “Mindanao”"),
        ("/ferries/", "the story “Ferries sail”"),
        ("/a-draft/", "the story “Not yet”"),
        ("/about/profile/", "the flat page “/about/profile/"),
        ("/about/contact/", "is a page of the site"),
        ("/", "is a page of the site"),
        ("/?utm_source=mail", "is a page of the site with these parameters, too"),
        ("/ferries/?page_id=7", "the story “Ferries sail”"),
        ("/newest/", "is a page of the site"),
        ("/search/?q=x", "is a page of the site"),
        ("/admin/", "is a page of the site"),
        ("/admin/x/", "is a page of the site"),
        ("/media/x.jpg", "is a page of the site"),
        ("/static/x.css", "is a page of the site"),
        ("/feed/", "is a page of the site"),
        ("/page/2/", "is a page of the site"),
        ("/wp-login.php", "is a page of the site"),
        ("/robots.txt", "is a page of the site"),
        ("/section/mindanao/feed/", "is a page of the site"),
    ],
)
def test_an_entry_that_could_never_lead_anywhere_is_refused(client, old, said):
    make_article("Ferries sail", slug="ferries")
    make_article("Not yet", slug="a-draft", status="draft")
    response = move(client, old, "/newest/")
    assert response.status_code == 200
    assert said in unescape(response.text)
    assert not leading().exists()


def test_an_entry_with_a_query_leads_whoever_has_these_parameters(client):
    for old, new in [("/?page_id=7", "/about/contact/"), ("/old/?p=1", "/newest/"), ("/old/", "/archive/")]:
        assert move(client, old, new).status_code == 302
    for asked, to in [
        ("/?page_id=7", "/about/contact/"),
        ("/?utm_source=x&page_id=7", "/about/contact/?utm_source=x"),
        ("/old/?p=1", "/newest/"),
        ("/old?a=b&p=1", "/newest/?a=b"),
        ("/old/?p=2", "/archive/?p=2"),
        ("/old/", "/archive/"),
    ]:
        assert client.get(asked).headers["Location"] == to
    assert client.get("/?page_id=8").status_code == 404
    assert client.get("/").status_code == 200


def test_an_address_is_pasted_from_a_browser(client, settings):
    assert move(client, f"{settings.SITE_URL}/old%20page/", f"{settings.SITE_URL}/newest/").status_code == 302
    assert leading().get().leads_to == "/newest/"
    found = client.get("/admin/addresses/address/", {"q": f"{settings.SITE_URL}/Old%20page"})
    assert "/old page/" in found.text


def test_an_entry_that_leads_to_nothing_is_told(client):
    response = client.post(ADD, {"path": "/old/", "leads_to": "/nowhere/"}, follow=True)
    assert "Nothing answers readers at /nowhere/ today." in response.text
    assert (
        "Nothing answers" not in client.post(ADD, {"path": "/x/", "leads_to": "/newest/"}, follow=True).text
    )


def test_the_list_has_what_was_left_and_what_was_written_and_no_address_of_today(client):
    story = make_article("Ferries sail", slug="ferries")
    story.slug = "boats"
    save_story(story)
    move(client, "/written/", "")
    page = client.get("/admin/addresses/address/").text
    assert all(
        words in page for words in ("/ferries/", "/boats/", "by itself", "/written/", "by hand", "it is gone")
    )
    assert "/section/mindanao/" not in page
    assert "/ferries/" in client.get("/admin/addresses/address/?q=boats").text


def test_renaming_and_deleting_a_section_says_what_becomes_of_its_address(client):
    row = Section.objects.create(name="Chess", slug="chess")
    data = {"name": "Chess", "slug": "board-games", "position": 1, "accent": "lagoon"}
    page = client.post(f"/admin/sections/section/{row.pk}/change/", data, follow=True).text
    assert "The old address /section/chess/ leads to /section/board-games/" in page
    taken = client.post("/admin/sections/section/add/", data | {"name": "Chess II", "slug": "chess"})
    assert "is the former address of “Chess”" in unescape(taken.text)
    page = client.post(f"/admin/sections/section/{row.pk}/delete/", {"post": "yes"}, follow=True).text
    assert "Readers are told at /section/board-games/ that the page is gone." in page


def test_an_about_page_moves_and_those_in_the_menu_stay(client):
    page = FlatPage.objects.create(url="/about/history/", title="History")
    form = {"title": "History", "url": "/about/our-history/", "content": ""}
    assert client.post(f"/admin/flatpages/flatpage/{page.pk}/change/", form).status_code == 302
    assert client.get("/about/history/").headers["Location"] == "/about/our-history/"
    taken = client.post("/admin/flatpages/flatpage/add/", form | {"url": "/about/history/"})
    assert "is the former address of" in unescape(taken.text)
    menu = FlatPage.objects.get(url="/about/profile/")
    client.post(f"/admin/flatpages/flatpage/{menu.pk}/change/", form | {"url": "/about/elsewhere/"})
    menu.refresh_from_db()
    assert menu.url == "/about/profile/"


def test_a_story_whose_address_is_somebodys_former_one_is_refused_at_the_form(client):
    story = make_article("Ferries sail", slug="ferries")
    story.slug = "boats"
    save_story(story)
    data = {"name": "Ferries", "slug": "ferries"}
    assert client.post("/admin/articles/tag/add/", data).status_code == 302, "a tag has other addresses"
    form = ArticleForm({"headline": "Other", "slug": "ferries"})
    assert "former address of “Ferries sail”" in form.errors["slug"][0]
    assert "slug" not in ArticleForm({"headline": "Other", "slug": "ferries-2"}).errors


class ArticleForm(forms.ModelForm):
    class Meta:
        model = Article
        fields = ["headline", "slug"]
