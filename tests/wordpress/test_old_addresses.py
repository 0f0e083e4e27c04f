"""Every address of the old site leads to its page here, for ever and in one step, and to no other site."""

import pytest
from django.test import Client
from django.urls import resolve

from articles.models import Article
from articles.publishing import withdraw
from people.models import Person
from tests.factories import make_article
from tests.wordpress.wxr import attachment, item, run, save_picture, write

OLD_AND_NEW = [
    ("/?p=12", "/ferries/"),
    ("/?p=0012&utm_source=x", "/ferries/?utm_source=x"),
    ("/?page_id=13", "/about/profile/"),
    ("/?p=13", "/about/profile/"),
    ("/?feed=rss2", "/feed/"),
    ("/?feed=atom", "/feed/atom/"),
    ("/?s=ni%C3%B1o+rice", "/search/?q=ni%C3%B1o+rice"),
    ("/category/crime-watch/", "/section/crime-watch/"),
    ("/category/crime-watch", "/section/crime-watch/"),
    ("/category/local/crime-watch/page/3/", "/section/crime-watch/"),
    ("/category/crime-watch/feed/", "/section/crime-watch/feed/"),
    ("/category/uncategorized/", "/section/other-news/"),
    ("/category/international/feed/rss2", "/section/international/feed/"),
    ("/author/editor/", "/people/editor/"),
    ("/author/editor/page/2/", "/people/editor/"),
    ("/author/editor/feed/", "/people/editor/feed/"),
    ("/tag/ports/page/2/", "/tag/ports/"),
    ("/tag/ports/feed/rss2/", "/tag/ports/feed/"),
    ("/feed/rss2/", "/feed/"),
    ("/feed/rss", "/feed/"),
    ("/feed/rdf/", "/feed/"),
    ("/comments/feed/", "/feed/"),
    ("/page/2/", "/newest/"),
    ("/2015/", "/archive/2015/"),
    ("/2015/09/", "/archive/2015/09/"),
    ("/2015/9", "/archive/2015/09/"),
    ("/2015/09/page/2/", "/archive/2015/09/"),
    ("/2015/09/21/", "/archive/2015/09/21/"),
    ("/2015_09_01_archive.html", "/archive/2015/09/"),
    ("/2015/09/ferries.html", "/ferries/"),
    ("/2015/09/ferries/", "/ferries/"),
    ("/2015/09/21/Ferries/feed/", "/ferries/"),
    ("/ferries/feed/", "/ferries/"),
    ("/ferries/boat-picture/", "/ferries/"),
    ("/ferries/2", "/ferries/"),
]
NOWHERE = [
    "/?p=99", "/?p=abc", "/?p=14", "/?page_id=-1", "/?p=9999999999999999999999", "/?p=%D9%A1", "/?p=0",
    "/category/none/", "/author/none/", "/author/editor%00/", "/tag/none/page/2/",
    "/2015/13/", "/2015/02/30/", "/0000/01/", "/2015/09/none.html", "/2015/09/21/none/", "/draft/feed/",
    "/none/feed/", "/about/none/feed/", "/wp-content/uploads/2015/09/none.jpg", "/wp-content/themes/style.css",
    "/wp-content/uploads/../../secret-key", "/wp-login.php", "/xmlrpc.php", "/wp-json/", "/wp-json/wp/v2/users",
    "/wp-admin/", "/wp-admin/admin-ajax.php", "/wp-includes/js/jquery.js", "/index.php",
]  # fmt: skip


@pytest.fixture
def moved_in(db, tmp_path):
    terms = [("category", "crime-watch", "Crime Watch"), ("post_tag", "ports", "Ports")]
    page = item(13, "Profile", post_type="page", post_name="profile")
    draft = item(14, status="draft", post_name="draft")
    run(write(tmp_path, item(12, post_name="ferries", terms=terms), page, draft, item(15)))


@pytest.mark.parametrize(("old", "new"), OLD_AND_NEW)
def test_an_old_address_leads_to_its_page_in_one_step(moved_in, client, old, new):
    response = client.get(old)
    assert (response.status_code, response["Location"]) == (301, new)
    assert client.get(new).status_code == 200


@pytest.mark.parametrize("path", NOWHERE)
def test_what_was_never_there_is_not_found(moved_in, client, path):
    assert client.get(path).status_code in (400, 404, 410)


@pytest.mark.parametrize(
    "query", ["", "?p=", "?utm_source=facebook", "?fbclid=12", "?q=x", "?P=12", "?order=p"]
)
def test_the_front_page_minds_no_other_query(moved_in, client, query):
    response = client.get(f"/{query}")
    assert response.status_code == 200
    assert "Ferries sail again" in response.text


def test_wordpress_s_own_works_answer_robots_without_a_query():
    client = Client(enforce_csrf_checks=True)
    for path in ("/wp-login.php", "/xmlrpc.php", "/wp-json/wp/v2/posts"):
        for response in (client.get(path), client.post(path, {"log": "admin"})):
            assert (response.status_code, response.content) == (410, b"Gone.\n")


@pytest.mark.parametrize(
    "path", ["//evil.example/category/x", "/category//evil.example/", "/author/https://evil.example/"]
)
def test_nothing_leads_to_another_site(moved_in, client, path):
    location = client.get(path, follow=False).get("Location", "/")
    assert location.startswith("/")
    assert not location.startswith("//")


def test_a_withdrawn_story_says_so_at_its_own_address(moved_in, client):
    withdraw(Article.objects.get(slug="ferries"))
    assert client.get("/?p=12")["Location"] == "/ferries/"
    assert client.get("/ferries/").status_code == 410


def test_a_story_whose_address_is_a_year_is_read_there(db, client):
    make_article("Sa 2015", slug="2015")
    assert "Sa 2015" in client.get("/2015/").text


def test_renamed_things_are_still_found(moved_in, client):
    Person.objects.filter(slug="editor").update(slug="the-editor")
    Article.objects.get(slug="ferries").section.__class__.objects.filter(slug="crime-watch").update(
        slug="courts"
    )
    assert client.get("/author/editor/")["Location"] == "/people/the-editor/"
    assert client.get("/category/crime-watch/")["Location"] == "/section/courts/"


def test_an_upload_leads_to_the_nearest_rendition(db, tmp_path, client):
    save_picture(tmp_path, "2015/09/boat.jpg", (1400, 900))
    run(write(tmp_path, attachment(7, "2015/09/boat.jpg")), tmp_path)
    wide = client.get("/wp-content/uploads/2015/09/boat.jpg")["Location"]
    small = client.get("/wp-content/uploads/2015/09/boat-300x193.jpg")["Location"]
    assert wide.startswith("/media/pictures/")
    assert small != wide
    assert client.get(wide)["Content-Type"] == client.get(small)["Content-Type"] == "image/jpeg"
    assert client.get("/?attachment_id=7")["Location"].startswith("/media/pictures/")


def test_no_page_of_ours_is_taken_for_an_old_address():
    ours = ["/section/mindanao/", "/people/", "/people/x/", "/tag/x/", "/tag/x/feed/", "/search/", "/archive/2015/09/",
            "/feed/", "/feed/atom/", "/about/contact/", "/admin/", "/newest/", "/beacon/3/", "/sitemaps/pages.xml",
            "/media/x/y", "/a-story/", "/sitemap.xml", "/robots.txt", "/healthz"]  # fmt: skip
    assert [path for path in ours if "wordpress" in resolve(path).app_names] == []
