"""A page knows every story that its page leads to or tells of, so that no old one brings back what was taken away."""

import re

import pytest

from articles.models import Article
from pagecache.keys import CacheKey
from readership.models import DailyViews
from tests.factories import make_article, make_person, make_picture, make_source

PAGES = [
    "/", "/newest/", "/section/mindanao/", "/tag/ports/", "/people/tala-mercadejas/", "/archive/", "/ferry-2-sails/",
    "/feed/", "/feed/atom/", "/feed/json/", "/section/mindanao/feed/", "/sitemap-news.xml", "/search/?q=ferry",
]  # fmt: skip


@pytest.fixture
def stories(db, tomorrow):
    person, picture, source = make_person(), make_picture(), make_source(is_in_news_sitemap=True)
    stories = [
        make_article(f"Ferry {n} sails", by=[person], tags=["ports"], lead_picture=picture, source=source)
        for n in range(6)
    ]
    stories[2].picks.add(stories[5])
    for story in stories:
        DailyViews.objects.add_views(story.pk, story.pk % 7 + 1)
    Article.objects.filter(slug="ferry-3-sails").update(live_until=tomorrow)
    for listing in (stories[3].article_sections, stories[3].bylines, stories[3].taggings):
        listing.update(live_until=tomorrow)
    return stories


@pytest.mark.parametrize("turn", ["first", "again, from cached fragments"])
@pytest.mark.parametrize("address", PAGES)
def test_a_page_knows_what_it_shows(page_cache, reader, stories, address, turn, tomorrow):
    if turn != "first":
        reader.get(address)
        Article.objects.filter(pk=stories[0].pk).update(kicker="Sea")
    path, _, query = address.partition("?")
    page = page_cache.page(CacheKey.of(path, query))
    told = {int(n) for n in re.findall(rb"(?:ferry-|Ferry )(\d)[- ]sails", page.body)}
    known = {f"articles_article:{stories[n].pk}" for n in told}
    assert known <= set(page.dependencies)
    if 3 in told:
        assert page.dependencies[f"articles_article:{stories[3].pk}"] == tomorrow.timestamp()
    assert told or address == "/archive/"
