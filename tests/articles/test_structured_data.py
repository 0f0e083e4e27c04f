"""What pages tell machines in schema.org's words."""

import datetime as dt
import json
import re

import pytest
from django.utils import timezone

from articles.models import Byline, Correction
from tests.factories import make_article, make_person, make_picture, make_source, section

pytestmark = pytest.mark.django_db
SCRIPT = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)


def described(client, address):
    """What a page's JSON-LD scripts describe, by type."""
    things = [json.loads(script) for script in SCRIPT.findall(client.get(address).content.decode())]
    assert {thing["@context"] for thing in things} == {"https://schema.org"}
    return {thing["@type"]: thing for thing in things}


def test_a_story_of_ours(client, now):
    picture = make_picture(size=(1600, 1200))
    story = make_article(
        "Salt returns",
        by=[make_person(), "A correspondent in Jolo"],
        tags=["ports", "salt"],
        further=[section("business")],
        lead_picture=picture,
        language="ceb",
        published_at=now - dt.timedelta(days=2),
        updated_at=now - dt.timedelta(days=1),
    )
    Byline.objects.create(article=story, name="Ann Lim", role=Byline.Role.TRANSLATION)
    article = described(client, "/salt-returns/")["NewsArticle"]
    assert article["headline"] == "Salt returns"
    assert article["description"] == "The strait is calm."
    assert article["url"] == article["mainEntityOfPage"]["@id"] == "http://testserver/salt-returns/"
    dates = [dt.datetime.fromisoformat(article[name]) for name in ("datePublished", "dateModified")]
    assert dates == [story.live_from.replace(microsecond=0), story.updated_at.replace(microsecond=0)]
    assert article["datePublished"].endswith("+08:00")
    assert article["author"] == [
        {
            "@type": "Person",
            "name": "Tala Mercadejas",
            "url": "http://testserver/people/tala-mercadejas/",
        },
        {"@type": "Person", "name": "A correspondent in Jolo"},
    ]
    assert [person["name"] for person in article["translator"]] == ["Ann Lim"]
    assert article["publisher"]["name"] == "The Mindanao Examiner Regional Newspaper"
    assert article["publisher"]["logo"]["url"] == "http://testserver/static/icons/touch.png"
    assert set(article["articleSection"]) == {"Mindanao", "Business"}
    assert set(article["keywords"]) == {"ports", "salt"}
    assert (article["inLanguage"], article["isAccessibleForFree"], article["wordCount"]) == ("ceb", True, 6)
    sizes = [(image["width"], image["height"]) for image in article["image"]]
    assert sizes == [(1280, 720), (640, 427), (1200, 900)]
    assert article["image"][0]["url"] == "http://testserver" + picture.rendition_url("lead", 1280, "jpg")
    assert not {"correction", "isBasedOn", "sourceOrganization"} & article.keys()


def test_the_way_to_a_story(client):
    make_article("Salt returns")
    steps = described(client, "/salt-returns/")["BreadcrumbList"]["itemListElement"]
    assert [(step["position"], step["name"], step["item"]) for step in steps] == [
        (1, "Home", "http://testserver/"),
        (2, "Mindanao", "http://testserver/section/mindanao/"),
        (3, "Salt returns", "http://testserver/salt-returns/"),
    ]


@pytest.mark.parametrize(
    ("original_author", "author"),
    [
        ("Ann Lim", {"@type": "Person", "name": "Ann Lim"}),
        ("", {"@type": "Organization", "name": "Harbor Wire", "url": "https://example.org/"}),
    ],
)
def test_a_story_of_others_says_whose_it_is(client, original_author, author):
    address = "https://example.org/boats?a=1&b=2"
    make_article("Boats", source=make_source(), original_url=address, original_author=original_author)
    article = described(client, "/boats/")["NewsArticle"]
    assert article["author"] == [author]
    assert article["headline"] == "Boats – Harbor Wire"
    assert article["isBasedOn"] == address
    assert article["sourceOrganization"]["name"] == "Harbor Wire"


def test_a_story_that_nobody_signed_is_the_papers(client):
    make_article("Boats")
    author = described(client, "/boats/")["NewsArticle"]["author"]
    assert [(who["@type"], who["name"]) for who in author] == [
        ("Organization", "The Mindanao Examiner Regional Newspaper")
    ]


def test_corrections_are_told_and_updates_are_not_corrections(client):
    story = make_article("Boats")
    for kind in Correction.Kind.values:
        Correction.objects.create(article=story, kind=kind, text=f"A {kind}.")
    notes = described(client, "/boats/")["NewsArticle"]["correction"]
    assert {note["@type"] for note in notes} == {"CorrectionComment"}
    assert {note["text"] for note in notes} == {f"A {kind}." for kind in Correction.Kind.values} - {
        "A update."
    }


def test_a_picture_whose_licence_is_over_is_not_named(client):
    yesterday = timezone.localdate() - dt.timedelta(days=1)
    make_article("Boats", lead_picture=make_picture(licence_ends_on=yesterday))
    assert "image" not in described(client, "/boats/")["NewsArticle"]


def test_a_long_headline_is_cut_to_what_is_shown(client):
    make_article("Boats " * 33, slug="boats")
    headline = described(client, "/boats/")["NewsArticle"]["headline"]
    assert len(headline) <= 110
    assert headline.endswith("…")


def test_nothing_in_a_story_ends_the_script(client):
    evil = "</script><script>alert(1)</script><!--"
    story = make_article(evil, slug="evil", standfirst=evil, by=[evil], tags=[evil])
    Correction.objects.create(article=story, text=evil)
    article = described(client, "/evil/")["NewsArticle"]
    assert article["headline"] == article["description"] == article["author"][0]["name"] == evil
    assert "<script>alert" not in client.get("/evil/").content.decode()
