"""Until something is counted, the newest stories stand where Trending News will, under their own name."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from readership.models import DailyViews
from tests.factories import make_article, make_source, section

pytestmark = pytest.mark.django_db


@pytest.fixture
def stories(now):
    """Ninety of one tag, the newest first: more than any page shows beside the rail."""
    hour = timezone.timedelta(hours=1)
    return [make_article(f"Number {n:02}", published_at=now - n * hour, tags=["ports"]) for n in range(1, 91)]


def read(story, views=1):
    DailyViews.objects.create(article=story, day=timezone.localdate(), views=views)


def rail(client, path):
    """The rail's heading, its headlines, and the headlines in the rest of the page."""
    html = client.get(path).content.decode()
    found = re.search(r'<(section|aside) class="(?:rail )?trending"(.*?)</\1>', html, re.DOTALL)
    inside = found[0] if found else ""
    heading = re.search(r"<h2[^>]*>(.*?)</h2>", inside)
    label = re.search(r'aria-label="([^"]*)"', inside.partition(">")[0])
    assert (heading and heading[1]) == (label and label[1])
    headlines = [set(re.findall(r"Number \d\d", text)) for text in (inside, html.replace(inside, ""))]
    return heading and heading[1], *headlines


PAGES = ["/", "/section/mindanao/", "/tag/ports/", "/corrections/", "/number-09/"]


@pytest.mark.parametrize("path", PAGES)
def test_the_newest_stand_in_the_place_of_trending_news(client, stories, path):
    title, inside, outside = rail(client, path)
    assert (title, len(inside)) == ("Newest", 5)
    assert not inside & outside, "what stands on the page already"
    if path == "/number-09/":
        assert "Number 09" not in inside
        assert "Number 04" in inside, "1 to 3 are related stories"


@pytest.mark.parametrize("path", [*PAGES, "/newest/"])
def test_whatever_is_counted_stands_there_as_trending_news(client, stories, path):
    read(stories[70], 9)
    read(stories[60], 8)
    title, inside, _ = rail(client, path)
    assert (title, inside) == ("Trending News", {"Number 71", "Number 61"})


def test_the_page_of_the_newest_has_no_second_list_of_them(client, stories):
    assert rail(client, "/newest/")[:2] == (None, set())


def test_a_story_that_alone_was_read_does_not_trend_beside_itself(client, stories):
    read(stories[8])
    title, inside, outside = rail(client, "/number-09/")
    assert (title, len(inside)) == ("Newest", 5)
    assert not inside & outside


def test_what_may_not_trend_leaves_the_newest_in_its_place(client, stories, now):
    read(make_article("Of an agency", source=make_source(is_in_trending=False), published_at=now), 100)
    assert rail(client, "/section/mindanao/")[0] == "Newest"


@pytest.mark.parametrize("path", ["/", "/section/mindanao/", "/section/sports/", "/only/", "/tag/ports/"])
def test_a_paper_of_one_story_has_no_empty_heading(client, path):
    make_article("Only", tags=["ports"])
    html = client.get(path).content.decode()
    assert "Trending" not in html
    assert not re.search(r"<h[1-6][^>]*>\s*(<a[^>]*>\s*</a>\s*)?</h[1-6]>", html)
    if path == "/section/sports/":
        assert html.count("Only") >= 1, "the newest of the other sections"
    else:
        assert "Newest</h2>" not in html


def test_an_empty_paper_has_pages(client):
    for path in ("/", "/newest/", "/corrections/", section("mindanao").get_absolute_url()):
        assert client.get(path).status_code == 200


@pytest.mark.parametrize("path", PAGES)
def test_the_newest_cost_no_more_queries_than_trending_news(client, stories, path):
    def count():
        client.get(path)
        with CaptureQueriesContext(connection) as queries:
            client.get(path)
        return len(queries)

    newest = count()
    read(stories[50])
    assert newest <= count()
