"""What a feed says of a story, as a stranger's program reads it."""

import datetime as dt

import pytest

from articles.models import Correction
from articles.publishing import save_story
from tests.articles.test_feeds import FORMATS, XML, read, read_json, titles
from tests.factories import make_article, make_person, make_picture, make_source, section

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("address", XML)
def test_what_an_item_says(client, now, address):
    story = make_article(
        "Salt & water",
        by=[make_person(), "A correspondent in Jolo"],
        tags=["ports"],
        further=[section("business")],
        lead_picture=make_picture(),
        published_at=now - dt.timedelta(hours=5),
        updated_at=now - dt.timedelta(hours=1),
        language="ceb",
    )
    entry = read(client, address).entries[0]
    assert (entry.title, entry.link) == ("Salt & water", "http://testserver/salt-water/")
    assert entry.summary == "The strait is calm."
    assert dt.datetime(*entry.published_parsed[:6], tzinfo=dt.UTC) == story.live_from.replace(microsecond=0)
    assert {tag.term for tag in entry.tags} == {"Mindanao", "Business", "ports"}
    assert "The first boat left at six." in entry.content[-1].value
    picture = entry.media_content[0]
    assert (picture["width"], picture["height"], picture["type"]) == ("1200", "800", "image/jpeg")
    assert picture["url"].startswith("http://testserver/media/pictures/")
    assert "Tala Mercadejas" in str(entry.authors)
    assert "A correspondent in Jolo" in str(entry.authors)
    if "atom" in address:
        assert entry.updated_parsed > entry.published_parsed
        assert entry.content[-1].language == "ceb"


def test_what_an_item_of_a_json_feed_says(client):
    story = make_article(
        "Salt", by=[make_person()], tags=["ports"], lead_picture=make_picture(), language="fil"
    )
    item = read_json(client, "/feed/json/")["items"][0]
    assert item["url"] == "http://testserver/salt/"
    assert item["authors"] == [
        {"name": "Tala Mercadejas", "url": "http://testserver/people/tala-mercadejas/"}
    ]
    assert item["tags"] == ["Mindanao", "ports"]
    assert item["image"] == "http://testserver" + story.lead_picture.rendition_url("whole", 1200, "jpg")
    assert item["language"] == "fil"
    assert dt.datetime.fromisoformat(item["date_published"]) == story.live_from
    assert item["content_html"] == "<p>The first boat left at six.</p>"


@pytest.mark.parametrize(("told", "is_whole"), [("canonical", False), ("noindex", False), ("ours", True)])
def test_other_peoples_words_are_passed_on_only_where_their_policy_says_so(client, told, is_whole):
    source = make_source(told=told, credit_line="Courtesy of Harbor Wire")
    make_article(
        "Boats", source=source, original_author="Ann Lim", original_url="https://example.org/1?a=1&b=2"
    )
    for address in FORMATS:
        content = client.get(address).content.decode()
        assert ("The first boat" in content) is is_whole
        assert ("Courtesy of Harbor Wire" in content) is is_whole
        assert "The strait is calm." in content
        assert titles(client, address) == ["Boats – Harbor Wire"]
        assert "Ann Lim" in content


def test_an_item_stays_the_same_item_for_ever(client, settings):
    story = make_article("Ferries stop")
    before = [read(client, address).entries[0].id for address in XML]
    before.append(read_json(client, "/feed/json/")["items"][0]["id"])
    story.headline, story.slug = "Ferries stop, then sail", "ferries-sail"
    save_story(story, is_major=True)
    Correction.objects.create(article=story, text="It was Monday.")
    settings.SITE_URL = "https://another.example"
    after = [read(client, address).entries[0].id for address in XML]
    after.append(read_json(client, "/feed/json/")["items"][0]["id"])
    assert after == before
    assert len(set(before)) == 1
    make_article("Another")
    assert read(client, "/feed/").entries[0].id not in before
