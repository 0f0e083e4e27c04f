"""How a story looks when it is shared, and how it is found: cards, canonical and alternate addresses."""

import datetime as dt
import io
from urllib.parse import parse_qs, urlsplit

import html5lib
import pytest
from django.conf import settings
from django.contrib.staticfiles import finders
from django.utils import timezone
from PIL import Image

from newspaper.models import Newspaper
from tests.factories import make_article, make_person, make_picture, make_source

pytestmark = pytest.mark.django_db


def page(client, address):
    content = client.get(address).content
    return html5lib.parse(content, treebuilder="etree", namespaceHTMLElements=False)


def metas(client, address):
    """Content by property or name; a list where there are several."""
    found = {}
    for meta in page(client, address).iter("meta"):
        name = meta.get("property") or meta.get("name")
        if name:
            found.setdefault(name, []).append(meta.get("content"))
    return {name: values[0] if len(values) == 1 else values for name, values in found.items()}


def links(client, address, rel):
    return [link for link in page(client, address).iter("link") if link.get("rel") == rel]


def test_the_card_of_a_story_with_a_picture(client):
    picture = make_picture(size=(1600, 1200))
    story = make_article("Salt & water", by=[make_person()], tags=["ports", "salt"], lead_picture=picture)
    card = metas(client, "/salt-water/")
    assert card["og:type"] == "article"
    assert card["og:title"] == card["twitter:title"] == "Salt & water"
    assert card["og:description"] == card["twitter:description"] == "The strait is calm."
    assert card["og:url"] == "http://testserver/salt-water/"
    assert card["og:site_name"] == "The Mindanao Examiner Regional Newspaper"
    assert card["og:locale"] == "en_US"
    assert (card["og:image:width"], card["og:image:height"], card["og:image:alt"]) == (
        "1200",
        "630",
        "A boat",
    )
    assert card["twitter:card"] == "summary_large_image"
    assert card["twitter:image"] == card["og:image"] == f"http://testserver{picture.social_url}"
    published = dt.datetime.fromisoformat(card["article:published_time"])
    assert published == story.live_from.replace(microsecond=0)
    assert card["article:modified_time"] == card["article:published_time"]
    assert card["article:section"] == "Mindanao"
    assert set(card["article:tag"]) == {"ports", "salt"}
    assert card["article:author"] == "http://testserver/people/tala-mercadejas/"


@pytest.mark.parametrize("size", [(1600, 1200), (500, 900)])
def test_the_picture_of_a_card_is_there_in_the_size_it_says(client, size):
    make_article("Boats", lead_picture=make_picture(size=size))
    card = metas(client, "/boats/")
    path = settings.MEDIA_ROOT / urlsplit(card["og:image"]).path.removeprefix(settings.MEDIA_URL)
    with Image.open(path) as picture:
        assert (picture.format, picture.size) == (
            "JPEG",
            (int(card["og:image:width"]), int(card["og:image:height"])),
        )


def test_a_story_without_a_picture_shows_the_papers(client):
    yesterday = timezone.localdate() - dt.timedelta(days=1)
    make_article("Boats")
    make_article("Ships", lead_picture=make_picture(licence_ends_on=yesterday))
    for address in ("/", "/boats/", "/ships/"):
        card = metas(client, address)
        assert card["og:image"] == card["twitter:image"] == "http://testserver/static/icons/social.png"
        assert card["twitter:card"] == "summary"


@pytest.mark.parametrize(("name", "size"), [("social", (1200, 630)), ("touch", (180, 180))])
def test_the_papers_own_pictures_are_there_and_small(name, size):
    with open(finders.find(f"icons/{name}.png"), "rb") as file:
        data = file.read()
    with Image.open(io.BytesIO(data)) as picture:
        assert picture.size == size
    assert len(data) < 10_000


def test_the_card_of_the_front_page(client):
    paper = Newspaper.objects.get()
    paper.x = "https://x.com/examinerexample"
    paper.save()
    card = metas(client, "/")
    assert (card["og:type"], card["og:url"]) == ("website", "http://testserver/")
    assert card["og:title"] == "The Mindanao Examiner Regional Newspaper"
    assert card["twitter:site"] == "@examinerexample"


@pytest.mark.parametrize(
    ("told", "original", "canonical"),
    [
        ("canonical", "https://example.org/boats", "https://example.org/boats"),
        ("canonical", "", "http://testserver/boats/"),
        ("ours", "https://example.org/boats", "http://testserver/boats/"),
        ("noindex", "https://example.org/boats", "http://testserver/boats/"),
    ],
)
def test_search_engines_are_told_what_the_sources_policy_says(client, told, original, canonical):
    make_article("Boats", source=make_source(told=told), original_url=original)
    assert [link.get("href") for link in links(client, "/boats/", "canonical")] == [canonical]
    card = metas(client, "/boats/")
    assert ("noindex" in card["robots"]) is (told == "noindex")
    # Who shares our page shows our page.
    assert card["og:url"] == "http://testserver/boats/"


def test_a_story_and_its_translations_name_each_other(client, tomorrow):
    english = make_article("Boats")
    make_article("Mga bangka", language="fil", translation_of=english)
    make_article("Mga sakayan", language="ceb", translation_of=english, published_at=tomorrow)
    expected = {("en", "http://testserver/boats/"), ("fil", "http://testserver/mga-bangka/")}
    for address in ("/boats/", "/mga-bangka/"):
        alternates = [link for link in links(client, address, "alternate") if link.get("hreflang")]
        assert {(link.get("hreflang"), link.get("href")) for link in alternates} == expected
    make_article("Alone")
    assert not [link for link in links(client, "/alone/", "alternate") if link.get("hreflang")]


def test_share_links_are_plain_links_that_keep_every_character(client):
    make_article("Salt & water: 100 %?", slug="agosto-ñ")
    address = "http://testserver/agosto-%C3%B1/"
    found = {
        a.text: a.get("href") for a in page(client, "/agosto-ñ/").iter("a") if "nofollow" in a.get("rel", "")
    }
    assert list(found) == ["Facebook", "X", "E-mail"]
    assert parse_qs(urlsplit(found["Facebook"]).query) == {"u": [address]}
    assert parse_qs(urlsplit(found["X"]).query) == {"text": ["Salt & water: 100 %?"], "url": [address]}
    mail = urlsplit(found["E-mail"])
    assert (mail.scheme, mail.path, "+" in mail.query) == ("mailto", "", False)
    assert parse_qs(mail.query) == {
        "subject": ["Salt & water: 100 %?"],
        "body": [f"Salt & water: 100 %?\r\n\r\n{address}"],
    }
