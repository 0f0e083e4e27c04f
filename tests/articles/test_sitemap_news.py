"""The sitemap for Google News: two days of the paper's own stories."""

import datetime as dt
import re

import pytest
from defusedxml.ElementTree import fromstring

from articles import sitemaps
from articles.models import Article
from tests.articles.test_sitemaps import assert_valid, locations
from tests.factories import make_article, make_source

pytestmark = pytest.mark.django_db
ADDRESS = "/sitemap-news.xml"
SCHEMA = "news-sitemap-wrapper.xsd"
NEWS = "{http://www.google.com/schemas/sitemap-news/0.9}"


def fields(client, name):
    return [element.text for element in fromstring(client.get(ADDRESS).content).iter(NEWS + name)]


def test_it_holds_two_days_newest_first(client, now):
    for hours in (47, 1, 49, 24 * 30):
        make_article(f"Hour {hours}", published_at=now - dt.timedelta(hours=hours))
    assert fields(client, "title") == ["Hour 1", "Hour 47"]


def test_it_says_what_google_asks_for(client, now):
    story = make_article("Salt & water", language="ceb", published_at=now.replace(microsecond=0))
    assert locations(client, ADDRESS) == ["http://testserver/salt-water/"]
    assert fields(client, "name") == ["The Mindanao Examiner Regional Newspaper"]
    assert fields(client, "language") == ["ceb"]
    assert fields(client, "title") == ["Salt & water"]
    assert dt.datetime.fromisoformat(fields(client, "publication_date")[0]) == story.live_from


def test_agencies_stories_are_in_it_only_where_their_policy_says_so(client):
    for name, told, is_in in [("A", "ours", False), ("B", "ours", True), ("C", "noindex", True)]:
        source = make_source(name, told=told, is_in_news_sitemap=is_in, headline_suffix="CNN")
        make_article(f"From {name}", source=source)
    # Without "– CNN": Google wants the headline alone.
    assert fields(client, "title") == ["From B"]


def test_every_language_of_the_paper_has_the_form_that_google_takes():
    # https://developers.google.com/search/docs/crawling-indexing/sitemaps/news-sitemap
    assert [tag for tag in Article.Language.values if not re.fullmatch("[a-z]{2,3}", tag)] == []


def test_it_holds_no_more_than_google_reads(client, monkeypatch):
    monkeypatch.setattr(sitemaps, "NEWS_LIMIT", 3)
    for number in range(5):
        make_article(f"Story {number}")
    assert len(fields(client, "title")) == 3


def test_it_is_valid_with_stories(client):
    make_article("A & B <c> – “d” \x0b\uffff")
    make_article(language="fil")
    assert_valid(client.get(ADDRESS).content, SCHEMA)


def test_it_is_valid_when_nothing_is_new(client, now):
    make_article(published_at=now - dt.timedelta(days=3))
    assert fields(client, "title") == []
    assert locations(client, ADDRESS) == ["http://testserver/"]
    assert_valid(client.get(ADDRESS).content, SCHEMA)
