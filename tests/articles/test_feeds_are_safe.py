"""Feeds hold nothing that breaks a reader's program, runs in it, or leads elsewhere than the paper."""

import datetime as dt
import json

import pytest
from defusedxml.ElementTree import fromstring
from django.utils import timezone

from articles.models import Article
from tests.articles.test_feeds import FORMATS, XML, read
from tests.factories import make_article, make_person, make_picture

pytestmark = pytest.mark.django_db
# What XML 1.0 has no way to write, as an import or a bad paste may bring it in; NUL no database of ours takes.
FORBIDDEN = "\x01\x08\x0b\x0c\x1f\ufffe\uffff"


def content_of(client, address):
    if address.endswith("/json/"):
        return json.loads(client.get(address).content)["items"][0].get("content_html", "")
    return read(client, address).entries[0].content[-1].value


@pytest.mark.parametrize("address", FORMATS)
def test_characters_that_xml_forbids_never_reach_a_feed(client, address):
    person = make_person(f"Ta{FORBIDDEN}la", slug="tala")
    picture = make_picture(alt_text=f"A {FORBIDDEN}boat", credit=f"E{FORBIDDEN}fren")
    story = make_article(by=[person], tags=[f"po{FORBIDDEN}rts"], lead_picture=picture)
    dirty = dict.fromkeys(("headline", "summary"), f"Be{FORBIDDEN}fore ]]> after")
    Article.objects.filter(pk=story.pk).update(**dirty, body=f"<p>Be{FORBIDDEN}fore ]]&gt; after</p>")
    content = client.get(address).content.decode()
    assert not set(content) & set(FORBIDDEN)
    assert "\\u000b" not in content
    if address in XML:
        texts = [element.text for element in fromstring(content).iter() if element.text]
        assert texts.count("Before ]]> after") == 1
        assert sum("Before ]]&gt; after" in text for text in texts) == 2
        assert "Tala" in texts
    else:
        item = json.loads(content)["items"][0]
        assert (item["title"], item["authors"][0]["name"]) == ("Before ]]> after", "Tala")


@pytest.mark.parametrize("address", FORMATS)
def test_a_headline_is_text_whatever_it_looks_like(client, address):
    make_article("5 < 7 & <b>bold</b>", standfirst="<script>alert(1)</script> & more")
    content = client.get(address).content.decode()
    if address.endswith("/json/"):
        item = json.loads(content)["items"][0]
        assert (item["title"], item["summary"]) == ("5 < 7 & <b>bold</b>", "<script>alert(1)</script> & more")
        return
    texts = [element.text for element in fromstring(content).iter() if element.text]
    assert "5 < 7 & <b>bold</b>" in texts
    # Readers take a description for HTML, so the text is escaped once more.
    assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp; more" in texts


@pytest.mark.parametrize("address", FORMATS)
def test_bodies_have_whole_addresses_plain_pictures_and_no_players(client, address):
    picture = make_picture(caption="At the quay")
    make_article(
        body='<p>See <a href="/about/profile/">us</a> and <a href="https://example.org/">them</a>.</p>'
        f'<figure class="image"><img src="{picture.rendition_url("whole", 800, "jpg")}" alt=""></figure>'
        "<p>https://www.youtube.com/watch?v=abcdefghijk</p>"
    )
    content = content_of(client, address)
    assert 'href="http://testserver/about/profile/"' in content
    assert 'href="https://example.org/"' in content
    assert f'src="http://testserver{picture.rendition_url("whole", 1200, "jpg")}"' in content
    assert "At the quay (Efren Lim)" in content
    assert 'href="https://www.youtube.com/watch?v=abcdefghijk"' in content
    assert not [word for word in ("<script", "<iframe", "<button", "data-", '="/') if word in content]


@pytest.mark.parametrize("address", FORMATS)
def test_a_picture_goes_when_its_licence_does(client, address):
    picture = make_picture()
    figure = f'<figure class="image"><img src="{picture.rendition_url("whole", 800, "jpg")}" alt=""></figure>'
    make_article(lead_picture=picture, body=f"<p>Words.</p>{figure}")
    picture.licence_ends_on = timezone.localdate()
    picture.save()
    assert client.get(address).content.count(picture.key.encode()) == 2
    picture.licence_ends_on -= dt.timedelta(days=1)
    picture.save()
    content = client.get(address).content.decode()
    assert picture.key not in content
    assert "Words." in content


@pytest.mark.parametrize("address", [*FORMATS, "/sitemap.xml", "/sitemap-news.xml", "/robots.txt"])
def test_the_papers_address_never_comes_from_the_request(client, settings, address):
    make_article()
    settings.SITE_URL = "https://paper.example"
    content = client.get(address, headers={"host": "localhost"}).content.decode()
    assert "https://paper.example/" in content
    assert "localhost" not in content
    assert "testserver" not in content


@pytest.mark.parametrize("address", FORMATS)
def test_an_empty_feed_is_valid_and_always_the_same(client, address):
    first, second = client.get(address), client.get(address)
    assert first.content == second.content
    assert first["Last-Modified"] == second["Last-Modified"] == "Sat, 31 Dec 2005 16:00:00 GMT"
    if address in XML:
        assert read(client, address).entries == []
    else:
        assert json.loads(first.content)["items"] == []
