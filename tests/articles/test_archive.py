"""The archive has the periods in which readers may see stories, and no others."""

import datetime as dt
import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles.models import Article
from articles.publishing import withdraw
from tests.factories import make_article

pytestmark = pytest.mark.django_db


def out_on(*days, **fields):
    """A story for each date, published at noon of Manila."""
    return [
        make_article(
            f"Of {day}", published_at=timezone.make_aware(dt.datetime.fromisoformat(f"{day}T12:00")), **fields
        )
        for day in days
    ]


def links(client, path):
    """Where the main part of a page leads in the archive."""
    main = client.get(path).content.decode().partition("<main")[2].partition("</main>")[0]
    return re.findall(r'href="(/archive/[^"]*)"', main)


def test_one_story_of_1969_makes_two_links(client):
    out_on("1969-07-20", "2026-10-01")
    found = links(client, "/archive/")
    assert found == ["/archive/2026/", "/archive/2026/10/", "/archive/1969/", "/archive/1969/07/"]
    assert all(client.get(path).status_code == 200 for path in found)


def test_old_decades_are_folded_and_the_newest_five_years_are_open(client):
    out_on("1969-07-20", "1998-01-01", "2014-01-01", "2015-01-01", "2016-01-01", "2020-01-01", "2021-01-01")
    page = client.get("/archive/").content.decode()
    assert re.findall(r"<summary>.*?(\d{4}s)", page) == ["1990s", "1960s"]
    assert page.index("2020s") < page.index("2010s") < page.index('<details class="decade"')


def test_a_paper_without_stories_says_so(client):
    page = client.get("/archive/")
    assert page.status_code == 200
    assert b"No stories yet" in page.content


def test_a_year_and_a_month_link_to_those_parts_that_have_stories(client):
    out_on("2019-01-31", "2019-03-01", "2019-03-15")
    assert links(client, "/archive/2019/") == ["/archive/2019/01/", "/archive/2019/03/"]
    assert links(client, "/archive/2019/03/") == [
        "/archive/2019/03/01/",
        "/archive/2019/03/15/",
        "/archive/2019/01/",
    ]


def test_before_and_after_lead_to_the_next_period_that_has_stories(client):
    out_on("1969-07-20", "2019-03-01", "2019-03-15", "2021-12-31")
    assert links(client, "/archive/2019/")[-2:] == ["/archive/1969/", "/archive/2021/"]
    assert links(client, "/archive/2019/03/")[-2:] == ["/archive/1969/07/", "/archive/2021/12/"]
    assert links(client, "/archive/2019/03/15/") == ["/archive/2019/03/01/", "/archive/2021/12/31/"]
    assert links(client, "/archive/1969/07/20/") == ["/archive/2019/03/01/"]


@pytest.mark.parametrize(
    "path", ["2018/", "2019/02/", "2019/03/02/", "2019/12/31/", "1899/", "2100/", "1900/01/"]
)
def test_an_empty_period_is_no_page(client, path):
    out_on("2019-03-01")
    assert client.get(f"/archive/{path}").status_code == 404
    assert client.get(f"/archive/{path}?before=20190301T000000000000-1").status_code == 404
    assert client.get(f"/{path}").status_code == 404, "the old site's address of it"


def test_a_further_page_of_a_period_may_be_empty(client):
    out_on("2019-03-01")
    assert client.get("/archive/2019/03/?before=20190301T000000000000-1").status_code == 200
    assert client.get("/archive/2019/03/?before=nonsense").status_code == 200


def test_days_are_those_of_manila(client):
    make_article(published_at=dt.datetime(2018, 12, 31, 16, 30, tzinfo=dt.UTC))
    assert links(client, "/archive/") == ["/archive/2019/", "/archive/2019/01/"]
    assert client.get("/archive/2019/01/01/").status_code == 200
    assert client.get("/archive/2018/12/31/").status_code == 404


def test_what_readers_may_not_see_makes_no_period(client, now):
    story = out_on("2019-03-01")[0]
    out_on("2019-05-01", status=Article.Status.DRAFT)
    out_on("2019-06-01", status=Article.Status.SPIKED)
    make_article(published_at=now + dt.timedelta(days=40))
    assert links(client, "/archive/") == ["/archive/2019/", "/archive/2019/03/"]
    withdraw(story)
    assert links(client, "/archive/") == []
    assert client.get("/archive/2019/03/").status_code == 404


def test_a_search_is_narrowed_to_years_that_have_stories(client):
    out_on("1969-07-20", "2019-03-01")
    page = client.get("/search/?q=stories").content.decode()
    assert re.findall(r"year=(\d+)", page) == ["2019", "1969"]
    asked = client.get("/search/?q=stories&year=1970").content.decode()
    assert re.search(r'aria-current="true">1970<', asked), "the year that is asked for can be seen and left"


def test_the_archive_costs_the_same_however_many_periods_there_are(client):
    out_on("2019-03-01")

    def count():
        found = []
        for path in ("/archive/", "/archive/2019/", "/archive/2019/03/", "/archive/2019/03/01/"):
            with CaptureQueriesContext(connection) as queries:
                assert client.get(path).status_code == 200
            assert "COUNT(" not in str(queries.captured_queries)
            found.append(len(queries))
        return found

    count()
    few = count()
    out_on(
        "1925-01-01",
        "1969-07-20",
        *(f"20{year:02}-{month:02}-03" for year in range(5, 20) for month in (1, 5, 9)),
    )
    assert count() == few
    assert few[0] <= 5
