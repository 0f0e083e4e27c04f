"""The client's own page, moved in: the story carries every element that its page had."""

from types import SimpleNamespace

import html5lib
import pytest
from django.db import transaction
from django.test import Client

from articles.models import Article
from newspaper.models import Newspaper
from readership.models import DailyViews
from sources.models import Source
from tests.shared import shared_data
from tests.wordpress.wxr import run

# So that they stand before those that empty the database.
pytestmark = pytest.mark.django_db
STORY = "/defectors-isis-is-killing-muslims-not-protecting-them-cnn/"
ORIGINAL = "http://edition.cnn.com/2015/09/21/opinions/isis-defectors-neumann-amanpour/index.html"
MENU = [
    "Home", "Mindanao", "Visayas", "National", "Features", "Opinion", "Business", "International", "SciTech",
    "Health & Wellness", "Sports",
]  # fmt: skip
OLD_AND_NEW = {
    "/?p=101": STORY,
    "/?page_id=5": "/about/profile/",
    "/about-us/": "/about/about-us/",
    "/about-us/profile/": "/about/profile/",
    "/regional-advertising-rates/": "/about/advertising-rates/",
    "/profile/": "/about/profile/",
}
SOCIAL = {"facebook": "Facebook", "x": "X", "youtube": "YouTube", "blog": "Blog"}


@pytest.fixture(scope="module")
def seed(django_db_setup, django_db_blocker):
    """The seed, moved in once for all the tests here: what they look at is fetched, and all is undone."""
    folder, client = shared_data("seed"), Client()
    with django_db_blocker.unblock(), transaction.atomic():
        summary = run(folder / "mindanao-examiner.wxr.xml", folder / "uploads")
        Newspaper.objects.update(**{field: f"https://example.org/{field}" for field in SOCIAL})
        for number, story in enumerate(Article.objects.order_by("-published_at")[:6]):
            for _ in range(10 - number):
                DailyViews.objects.add_views(story.pk)
        paths = [f"/{slug}/" for slug in Article.objects.values_list("slug", flat=True)]
        paths += [*OLD_AND_NEW, *OLD_AND_NEW.values(), "/wp-content/uploads/2025/05/P20rice-PIA.jpg"]
        answers = {path: client.get(path) for path in paths}
        suffixes = set(Source.objects.values_list("headline_suffix", flat=True))
        transaction.set_rollback(True)
    return SimpleNamespace(summary=summary, answers=answers, suffixes=suffixes)


@pytest.fixture
def story_page(seed):
    response = seed.answers[STORY]
    assert not response.cookies
    return html5lib.parse(response.content, transport_encoding="utf-8", namespaceHTMLElements=False)


def words(element):
    return " ".join("".join(element.itertext()).split())


def one(page, tag, name):
    """The first element of a tag that carries the class or aria-label `name`."""
    found = (
        element
        for element in page.iter(tag)
        if name in element.get("class", "").split() or element.get("aria-label") == name
    )
    return next(found)


def test_the_summary_is_plain(seed):
    assert "Imported: 11 stories, 8 pictures, 4 pages and 1 person." in seed.summary
    assert "Not imported" not in seed.summary
    assert "look at" not in seed.summary


def test_masthead_menu_and_breadcrumb(story_page):
    assert "The Mindanao Examiner Regional Newspaper" in words(one(story_page, "header", "nameplate"))
    assert words(one(story_page, "a", "skip")) == "Skip to content"
    menu = [words(item) for item in one(story_page, "nav", "Primary Menu").iter("a")]
    assert menu == [*MENU, "Regional Advertising Rates", "Contact Us", "Profile"]
    crumbs = [words(item) for item in one(story_page, "nav", "Breadcrumb").iter("li")]
    assert crumbs == [
        "Home",
        "International",
        "Defectors: ISIS is killing Muslims, not protecting them – CNN",
    ]


def test_labels_headline_byline_and_date(story_page):
    head = one(story_page, "header", "story-head")
    assert [words(label) for label in one(head, "p", "labels").iter("a")] == ["Featured", "International"]
    assert words(next(head.iter("h1"))) == "Defectors: ISIS is killing Muslims, not protecting them – CNN"
    byline = one(head, "p", "byline")
    assert words(byline) == "Editor September 21, 2015"
    assert next(byline.iter("a")).get("href") == "/people/editor/"
    shares = [words(link) for link in one(head, "ul", "Share this story").iter("a")]
    assert {"Facebook", "X"} <= set(shares)


def test_body_author_and_link_line(story_page):
    paragraphs = [words(paragraph) for paragraph in one(story_page, "div", "body").iter("p")]
    assert len(paragraphs) == 18
    assert paragraphs[0].startswith("MUCH has been written about the young men and women")
    assert paragraphs[-1].endswith("They need to be heard.")
    lines = [words(line) for line in one(story_page, "div", "source-line").iter("p")]
    assert (lines[0], lines[-1]) == ("(Peter R. Neumann)", f"Link: {ORIGINAL}")
    assert any(
        link.get("rel") == "canonical" and link.get("href") == ORIGINAL for link in story_page.iter("link")
    )


def test_what_stands_around_the_story(story_page):
    before, after = (words(line) for line in one(story_page, "nav", "continue").iter("p"))
    assert before == (
        "Previous: Body found as fresh Northern California wildfire destroys at least 10 homes – Fox News"
    )
    assert after == "Next: Australia PM Turnbull defends his new cabinet – BBC News"
    related = list(one(story_page, "section", "related").iter("article"))
    assert len(related) == 3
    for card in related:
        assert words(one(card, "p", "labels"))
        assert words(next(card.iter("h3")))
        assert words(one(card, "p", "byline")).startswith("Editor ")
    assert "EU to ban all Russian fossil fuel imports" in words(related[0])
    assert related[0].find(".//img") is not None
    trending = list(one(story_page, "aside", "Trending News").iter("li"))
    assert [words(one(item, "span", "numeral")) for item in trending] == ["1", "2", "3", "4", "5"]
    assert words(trending[0]).endswith("of the Province of Sulu May 15, 2025")
    assert all(item.find(".//img") is not None for item in trending)


def test_footer(story_page):
    footer = one(story_page, "footer", "footer")
    assert set(SOCIAL.values()) <= {words(link) for link in footer.iter("a")}
    assert "The Mindanao Examiner Regional Newspaper. All Rights Reserved." in words(footer)


def test_every_address_of_the_export_answers(seed):
    assert seed.suffixes == {"CNN", "Fox News", "BBC News"}
    for path, response in seed.answers.items():
        if path in OLD_AND_NEW:
            assert (response.status_code, response["Location"]) == (301, OLD_AND_NEW[path])
        else:
            assert response.status_code == (301 if path.startswith("/wp-content/") else 200)
    assert "not in the document" in seed.answers["/about/profile/"].text
