"""A post arrives as a story: its address, time, state."""

import datetime as dt

import pytest

from addresses.models import Address
from articles.models import Article
from tests.wordpress.wxr import SITE, item, run, write

pytestmark = pytest.mark.django_db
UTC = dt.UTC


def imported(tmp_path, *items, **how):
    output = run(write(tmp_path, *items, **how))
    return Article.objects.order_by("pk").first(), output


@pytest.mark.parametrize(
    ("fields", "status", "is_dated", "note"),
    [
        ({}, "published", True, ""),
        ({"status": "future", "post_date_gmt": "2030-01-01 00:00:00"}, "published", True, ""),
        ({"status": "draft", "post_date_gmt": "0000-00-00 00:00:00"}, "draft", False, ""),
        ({"status": "pending"}, "review", False, ""),
        ({"status": "private"}, "draft", True, "it was private, so it is a draft now"),
        ({"post_password": "enter"}, "draft", True, "it had a password, so it is a draft now"),
        ({"status": "trash"}, "spiked", True, ""),
        ({"status": "odd"}, "draft", True, "its status “odd” is unknown here"),
    ],
)
def test_a_status_is_translated(tmp_path, fields, status, is_dated, note):
    story, output = imported(tmp_path, item(1, **fields))
    assert (story.status, bool(story.published_at)) == (status, is_dated)
    assert note in output


@pytest.mark.parametrize(
    ("gmt", "local", "moment"),
    [
        ("2015-09-21 01:00:00", "2015-09-21 09:00:00", dt.datetime(2015, 9, 21, 1, tzinfo=UTC)),
        ("0000-00-00 00:00:00", "2015-09-21 09:00:00", dt.datetime(2015, 9, 21, 1, tzinfo=UTC)),
        ("0000-00-00 00:00:00", "0000-00-00 00:00:00", dt.datetime(2025, 5, 16, tzinfo=UTC)),
        ("9999-99-99 00:00:00", "", dt.datetime(2025, 5, 16, tzinfo=UTC)),
    ],
)
def test_the_moment_is_wordpress_s_own_or_that_of_the_export(tmp_path, gmt, local, moment):
    story, output = imported(tmp_path, item(1, post_date_gmt=gmt, post_date=local))
    assert story.published_at == moment
    assert ("it has no date" in output) is (moment.year == 2025)


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("carmudi-reports-growth", "carmudi-reports-growth"),
        ("balita-%e2%82%b1-ni%c3%b1o", "balita-niño"),
        ("%D8%A3%D8%AE%D8%A8%D8%A7%D8%B1", "أخبار"),
        ("FERRIES", "ferries"),
        ("ferries__trashed", "ferries"),
        ("", "ferries-sail-again"),
        ("search", "story-search"),
    ],
)
def test_the_permalink_stays_the_address(tmp_path, client, name, slug):
    story, output = imported(tmp_path, item(1, post_name=name))
    assert story.slug == slug
    assert client.get(story.get_absolute_url()).status_code == 200
    assert ("is taken" in output) is (name == "search")


def test_two_posts_of_one_name_both_come(tmp_path):
    output = imported(tmp_path, item(1, post_name="ferries"), item(2, post_name="ferries"))[1]
    assert set(Article.objects.values_list("slug", flat=True)) == {"ferries", "ferries-2"}
    assert "/ferries/ is taken" in output


def test_an_unusual_permalink_leaves_a_redirect(tmp_path, client):
    imported(tmp_path, item(1, link=f"{SITE}/news/item/ferries.htm", post_name="ferries"))
    assert client.get("/news/item/ferries.htm")["Location"] == "/ferries/"


def test_an_old_address_that_leads_nowhere_is_told(tmp_path):
    long = "/news/" + "long-" * 130
    output = imported(tmp_path, item(1, link=f"{SITE}{long}", post_name="ferries"))[1]
    assert "is longer than 600 characters and leads nowhere" in output
    links = [item(number, link=f"{SITE}/news/item/", post_name=f"post-{number}") for number in (2, 3)]
    assert "its old address /news/item/ is that of /post-2/" in imported(tmp_path, *links)[1]


def test_the_slash_less_link_of_a_dated_permalink_needs_no_row(tmp_path):
    imported(tmp_path, item(1, link=f"{SITE}/2015/09/21/ferries/", post_name="ferries"))
    assert not Address.objects.filter(path__startswith="/2015/").exists()


def test_what_wordpress_made_by_itself_is_named(tmp_path):
    story, output = imported(tmp_path, item(1, "Auto Draft", status="auto-draft"))
    assert story is None
    assert (
        "Not imported, because WordPress made it by itself, and nobody has written in it:\n  Auto Draft"
        in output
    )


def test_what_texts_lost_is_told_of_each_story_and_added_up(tmp_path):
    _, output = imported(
        tmp_path,
        item(1, "Tides", content='<a href="gopher://x">Old</a> <video src="a.mp4"></video>'),
        item(2, "Winds", content='Calm. <video></video><img src="/wp-content/uploads/net.jpg">'),
    )
    assert "“Tides”: left out of its text: 1 link that cannot work (gopher://x), 1 video." in output
    assert "“Winds”: the picture “net.jpg” in its text was left out; left out of its text: 1 video." in output
    total = "1 picture from another site, 1 link that cannot work (gopher://x), 2 videos"
    assert f"Left out of all texts together: {total}." in output
