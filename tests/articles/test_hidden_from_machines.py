"""No machine is shown a story that readers may not see: every hidden state against every machine's page."""

import datetime as dt

import pytest
from django.utils import timezone

from articles.publishing import withdraw
from tests.factories import make_article, make_person, make_source

pytestmark = pytest.mark.django_db
HOUR = dt.timedelta(hours=1)

# (fields of the story, fields of its source or None); times are relative to now
HIDDEN = {
    "draft": ({"status": "draft"}, None),
    "in review": ({"status": "review"}, None),
    "approved": ({"status": "approved"}, None),
    "spiked": ({"status": "spiked"}, None),
    "scheduled": ({"published_at": HOUR}, None),
    "embargoed": ({"published_at": -HOUR, "embargoed_until": HOUR}, None),
    "withdrawn": ({"published_at": -HOUR}, None),
    "licence over": ({"published_at": -25 * HOUR}, {"licence_days": 1}),
    "before its delay": ({"published_at": -HOUR, "original_published_at": -HOUR}, {"delay_hours": 2}),
}
LISTS = ["", "/section/mindanao", "/tag/ports", "/people/tala-mercadejas"]
SURFACES = [
    *(f"{place}/feed/{form}" for place in LISTS for form in ("", "atom/", "json/")),
    "/sitemap.xml",
    "/sitemap-news.xml",
    "/sitemaps/pages.xml",
    "month",
    "other page's head",
]
WITHOUT_STORIES = ["/sitemap.xml", "/sitemaps/pages.xml"]


def print_run(client, address, now):
    """The bytes of a surface; its address may be none of its own."""
    if address == "month":
        return client.get(f"/sitemaps/{timezone.localtime(now - HOUR):%Y-%m}.xml").content
    if address == "other page's head":
        return client.get("/another/").content.partition(b"</head>")[0]
    return client.get(address).content


def make(name, now, *, is_hidden):
    """The canary, hidden in the way of that name, or as it would be if it were not."""
    fields, terms = HIDDEN[name] if is_hidden else ({}, {} if HIDDEN[name][1] is not None else None)
    moments = {k: now + v if isinstance(v, dt.timedelta) else v for k, v in fields.items()}
    source = None
    if terms is not None:
        source = make_source(told="ours", is_in_news_sitemap=True, **terms)
    another = make_article("Another", published_at=now - 2 * HOUR, tags=["harbors"])
    canary = {"headline": "Canary", "standfirst": "Canary", "body": "<p>Canary</p>"}
    story = make_article(
        **canary, source=source, by=[make_person()], tags=["ports"], translation_of=another, **moments
    )
    if is_hidden and name == "withdrawn":
        withdraw(story)


@pytest.mark.parametrize("surface", SURFACES)
@pytest.mark.parametrize("name", HIDDEN)
def test_a_hidden_story_is_nowhere(client, now, name, surface):
    make(name, now, is_hidden=True)
    assert b"canary" not in print_run(client, surface, now).lower()


@pytest.mark.parametrize("surface", [place for place in SURFACES if place not in WITHOUT_STORIES])
def test_the_same_story_is_there_when_nothing_hides_it(client, now, surface):
    make("licence over", now, is_hidden=False)
    assert b"canary" in print_run(client, surface, now).lower()
