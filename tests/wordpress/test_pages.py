"""Pages become About pages, and their old addresses lead there."""

import pytest
from django.contrib.flatpages.models import FlatPage

from tests.wordpress.wxr import SITE, item, run, write

pytestmark = pytest.mark.django_db


def page(number, name, title="A page", **fields):
    return item(number, title, post_type="page", post_name=name, **{"content": f"This is {name}."} | fields)


@pytest.mark.parametrize(
    ("name", "url"),
    [
        ("profile", "/about/profile/"),
        ("contact-us", "/about/contact/"),
        ("regional-advertising-rates", "/about/advertising-rates/"),
        ("privacy-policy", "/about/privacy-policy/"),
        ("mga-balita-ni%c3%b1o", "/about/mga-balita-niño/"),
    ],
)
def test_a_page_has_its_place_under_about(tmp_path, client, name, url):
    run(write(tmp_path, page(1, "about-us"), page(2, name, post_parent=1)))
    assert "This is" in client.get(url).text
    for old in (f"/{name}/", f"/about-us/{name}/"):
        response = client.get(old)
        assert response.status_code == 301
        assert client.get(response["Location"]).status_code == 200
    assert client.get("/about-us/")["Location"] == "/about/about-us/"


def test_a_text_of_ours_is_not_overwritten(tmp_path):
    FlatPage.objects.filter(url="/about/profile/").update(content="<p>Since 2006.</p>")
    output = run(write(tmp_path, page(1, "profile")))
    assert FlatPage.objects.get(url="/about/profile/").content == "<p>Since 2006.</p>"
    assert "/about/profile/ has a text already" in output


def test_two_pages_of_one_name_both_come(tmp_path, client):
    posts = [page(1, "news-desk"), page(2, "team"), page(3, "team", post_parent=1, content="Another team.")]
    run(write(tmp_path, *posts))
    assert "This is team." in client.get("/about/team/").text
    assert "Another team." in client.get(client.get("/news-desk/team/")["Location"]).text


@pytest.mark.parametrize("fields", [{"status": "draft"}, {"status": "private"}, {"post_password": "x"}])
def test_a_page_that_was_not_public_is_named(tmp_path, fields):
    output = run(write(tmp_path, page(1, "secret", "Our plans", **fields)))
    assert "Our plans" in output.partition("Not imported, because it was a page")[2]
    assert not FlatPage.objects.filter(url="/about/secret/").exists()


def test_a_page_is_its_own_ancestor_and_ends_nothing(tmp_path):
    posts = [page(1, "one", post_parent=2), page(2, "two", post_parent=1), page(3, "", "", content="")]
    assert "3 pages" in run(write(tmp_path, *posts))


def test_a_long_name_and_an_odd_link_fit(tmp_path):
    posts = [
        page(1, "p" * 300, "T" * 300),
        page(2, "odd", link="http://[broken"),
        page(3, "q", link=f"{SITE}/?page_id=3"),
    ]
    assert "3 pages" in run(write(tmp_path, *posts))


def test_what_a_page_held_is_cleaned(tmp_path):
    run(write(tmp_path, page(1, "profile", content="<script>alert(1)</script>One.\n\n<b>Two.</b>")))
    assert FlatPage.objects.get(url="/about/profile/").content.replace("\n", "") == (
        "<p>One.</p><p><strong>Two.</strong></p>"
    )


@pytest.mark.parametrize("address", ["/tungkol/ni%c3%b1o/", "/tungkol/ni%C3%B1o/"])
def test_an_old_link_in_any_script_arrives(tmp_path, client, address):
    run(write(tmp_path, page(1, "ni%c3%b1o", link=f"{SITE}/tungkol/ni%c3%b1o/")))
    assert client.get(address).headers["Location"] == "/about/ni%C3%B1o/"
