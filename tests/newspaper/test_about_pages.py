"""The pages below About Us."""

import pytest
from django.contrib.flatpages.models import FlatPage
from django.urls import reverse

from newspaper.models import Newspaper, Office
from tests.newspaper.post import mail_goes_to

pytestmark = pytest.mark.django_db
PAGES = ["/about/profile/", "/about/contact/", "/about/advertising-rates/"]


def page_of(client, address):
    return client.get(address).content.decode()


def write_page(path, content):
    FlatPage.objects.update_or_create(url=path, defaults={"title": "Our story", "content": content})


@pytest.mark.parametrize("address", PAGES)
def test_a_new_paper_has_its_about_pages(client, address):
    page = page_of(client, address)
    assert f'<link rel="canonical" href="http://testserver{address}">' in page
    assert page.count("<h1") == 1
    assert '<meta name="description" content="' in page
    assert '<li><a href="/">Home</a></li>' in page
    assert '<li><a href="/about/profile/">About Us</a></li>' in page
    assert 'aria-current="page"' in page


@pytest.mark.parametrize("address", [*PAGES, "/about/nothing/"])
def test_about_pages_set_no_cookie_and_vary_by_none(client, address):
    client.cookies["newsroom"] = "x" * 32
    response = client.get(address)
    assert not response.cookies
    assert "Cookie" not in response.headers.get("Vary", "")
    assert "csrf" not in response.content.decode().lower()


@pytest.mark.parametrize("address", PAGES)
def test_about_pages_are_printed_once_for_everybody(client, editor, address):
    for_readers = client.get(f"{address}?about=advertising")
    client.force_login(editor)
    assert client.get(address).content == for_readers.content
    assert "public" in for_readers.headers["Cache-Control"]
    assert client.head(address).status_code == 200


@pytest.mark.parametrize("address", PAGES)
def test_about_pages_cost_few_queries(client, address, django_assert_max_num_queries):
    Office.objects.create(newspaper=Newspaper.objects.get(), name="Davao City")
    with django_assert_max_num_queries(5):
        client.get(address)


@pytest.mark.parametrize("address", PAGES)
def test_the_editors_words_stand_on_the_page_and_nothing_else_does(client, address):
    write_page(address, '<h2>Since 2006</h2><p onclick="x()">By the sea.</p><script>alert(1)</script>')
    page = page_of(client, address)
    assert "<h2>Since 2006</h2>\n<p>By the sea.</p>" in page
    assert "alert(1)" not in page
    assert "<title>Our story | Mindanao Examiner</title>" in page


def test_a_profile_describes_itself_with_its_first_words(client):
    write_page("/about/profile/", "<p>Founded by the sea.</p>")
    assert '<meta name="description" content="Founded by the sea.">' in page_of(client, "/about/profile/")


def test_a_page_that_is_not_there_is_not_found(client):
    assert client.get("/about/nothing/").status_code == 404
    FlatPage.objects.create(url="/about/staff/", title="For staff", registration_required=True)
    assert client.get("/about/staff/").status_code == 404


def test_a_page_added_by_an_editor_is_there(client):
    FlatPage.objects.create(url="/about/history/", title="History", content="<p>Long.</p>")
    assert "<p>Long.</p>" in page_of(client, reverse("newspaper:page", args=["history"]))


def test_about_leads_to_the_profile(client):
    response = client.get("/about/")
    assert (response.status_code, response.headers["Location"]) == (302, "/about/profile/")


def test_contact_and_rates_do_without_their_introduction(client):
    FlatPage.objects.all().delete()
    assert "<h1" in page_of(client, "/about/contact/")
    assert "<h1" in page_of(client, "/about/advertising-rates/")


def test_offices_can_be_found_and_called(client):
    Office.objects.create(
        newspaper=Newspaper.objects.get(),
        name="Zamboanga City",
        address="2/F Pilar Building\nMayor Jaldon Street <b>",
        telephones="(062) 955 0000 advertising\n0917 555 0101",
        hours="Monday to Saturday, 8 to 5",
    )
    page = page_of(client, "/about/contact/")
    assert "2/F Pilar Building<br>Mayor Jaldon Street &lt;b&gt;" in page
    assert '<a href="tel:+63629550000">(062) 955 0000</a> advertising' in page
    assert '<a href="tel:+639175550101">0917 555 0101</a>' in page
    assert "Monday to Saturday, 8 to 5" in page


def test_the_address_that_letters_go_to_is_shown_nowhere(client):
    mail_goes_to("desk@example.ph")
    assert "desk@example.ph" not in page_of(client, "/about/contact/")
