"""Search finds the same stories for the same words on both databases."""

import datetime as dt

import pytest
from django.utils import timezone
from hypothesis import HealthCheck, given
from hypothesis import settings as bounds
from hypothesis import strategies as st

from articles.paging import PageStart
from articles.publishing import save_story, withdraw
from articles.search import query as finding
from articles.search.query import find, newest_with
from articles.search.words import excerpt, fold
from tests.factories import make_article, section

pytestmark = pytest.mark.django_db
AGES = dt.timedelta(days=20_000)


@pytest.fixture(params=["the nearest stories", "the index"], autouse=True)
def asked(request, monkeypatch):
    """Both ways of finding must find the same."""
    if request.param == "the index":
        monkeypatch.setattr(finding, "NEAR", 0)


def found(text):
    now = timezone.now()
    page = find(text, PageStart(), 100, opens=now - AGES, closes=now)
    return [story.headline for story in page.stories]


@pytest.fixture
def archive(now):
    stories = [
        ("Elections in the islands", "<p>Voters of Siñora came by boat.</p>"),
        ("Market rises", "<p>The price of <strong>seaweed</strong> rose; don't ask why.</p>"),
        ("Une école à Zürich", "<p>Ang Tausug nga istorya: háin ang bapor?</p>"),
        ("Election officers", "<p>Officers count the seaweed farms and C++ programs at AT&amp;T.</p>"),
    ]
    for hours, (headline, body) in enumerate(stories):
        make_article(headline, body=body, published_at=now - dt.timedelta(hours=hours + 1))


@pytest.mark.parametrize(
    ("query", "headlines"),
    [
        ("seaweed", ["Market rises", "Election officers"]),
        ("election", ["Elections in the islands", "Election officers"]),
        ("elections", ["Elections in the islands", "Election officers"]),
        ("ELECTION officer", ["Election officers"]),
        ("zurich ecole", ["Une école à Zürich"]),
        ("senora", []),
        ("sinora", ["Elections in the islands"]),
        ("siñora", ["Elections in the islands"]),
        ("hain", ["Une école à Zürich"]),
        ("dont ask", ["Market rises"]),
        ("don’t", ["Market rises"]),
        ("sea", ["Market rises", "Election officers"]),
        ("weed", []),
        ("c++", ["Election officers"]),
        ("at&t", ["Election officers"]),
        ("strong", []),
        ("", []),
        ("   ", []),
        ('"', []),
        ("NOT AND OR NEAR(", []),
        ("' ; DROP TABLE articles_article --", []),
        ("seaweed:* & !price", ["Market rises"]),
        ("* ( ) - : ^", []),
    ],
)
def test_words_find_stories_newest_first(archive, query, headlines):
    assert found(query) == headlines


@pytest.mark.parametrize(
    "query", ["x" * 100_000, "word " * 20_000, "é" * 5_000, "\ud7ff" * 300, "１２３ ｓｅａ"]
)
def test_no_query_is_too_strange(archive, query):
    found(query)


@pytest.mark.parametrize(
    ("text", "queries"),
    [
        (
            "The Kaʼbah and the Mawlud of Ba’i",
            ["Ka'bah", "Ka`bah", "kaʿbah", "kabah", "ba'i", "BAI", "Maw\u200blud"],
        ),
        ("Pays ₱500 a day", ["P500", "PHP 500", "Php500", "500 pesos", "₱500.00", "500", "pesos"]),
        ("Pays 500 pesos", ["P500", "₱500"]),
        ("Some 4,250 sacks", ["4250", "4,250", "4 250"]),
        ("Some 4250 sacks", ["4,250", "4 250"]),
        (
            "As R.A. No. 9003 asks",
            ["RA 9003", "R.A. 9003", "Republic Act 9003", "9003", "republic act", "ra9003"],
        ),
        ("As Republic Act No. 9003 asks", ["RA 9003", "R.A. No. 9003"]),
        ("The U.S. embassy", ["US", "U.S.", "u.s. embassy"]),
        ("An e-mail from Pag-asa, the Covid 19 ward", ["email", "e-mail", "pagasa", "pag asa", "COVID-19"]),
        ("A new email", ["e-mail"]),
        ("Ice\u200b pl\u00adant", ["ice plant", "i\u2060ce plant\u202e"]),
        ("Niño sails", ["nino", "NIÑO", "nin\u0303o"]),
    ],
)
def test_everybody_s_way_of_writing_finds_everybody_else_s(text, queries):
    make_article(text)
    assert {query: len(found(query)) for query in queries} == dict.fromkeys(queries, 1)


def test_an_amount_and_a_law_are_found_as_they_are():
    make_article("₱5,000 under RA 90031")
    assert found("₱500") == found("RA 9003") == []


def test_the_index_follows_every_change(now):
    story = make_article("Typhoon", body="<p>wind</p>")
    assert found("wind") == ["Typhoon"]
    story.body = "<p>rain</p>"
    save_story(story)
    assert found("wind") == []
    assert found("rain") == ["Typhoon"]
    story.published_at = now - dt.timedelta(days=400)
    save_story(story)
    assert found("rain") == ["Typhoon"]
    withdraw(story)
    assert found("rain") == []
    story.delete()
    assert found("typhoon") == []


def test_hidden_stories_are_not_found(tomorrow):
    make_article("Scheduled typhoon", published_at=tomorrow)
    make_article("Drafted typhoon", status="draft")
    assert found("typhoon") == []


def test_filters_narrow_and_pages_are_kept(client, archive):
    make_article("Seaweed in court", section=section("sports"))
    page = client.get("/search/", {"q": "seaweed", "section": "sports"}).content.decode()
    assert page.count("<li>\n          <article") == 1
    assert 'href="?q=seaweed&amp;section=business"' in page
    assert client.get("/search/", {"q": "seaweed", "section": "chess"}).content.decode().count("<mark>") == 0
    assert client.get("/search/", {"q": "seaweed", "year": "1999"}).content.decode().count("<mark>") == 0


def test_words_are_marked(client, archive):
    page = client.get("/search/?q=seaweed").content.decode()
    assert "<mark>seaweed</mark>" in page


def test_an_excerpt_keeps_the_text():
    text = "The price of seaweed rose. " * 30 + "At last a ferry came."
    pieces = excerpt(text, "ferries ferry")
    assert "".join(piece for piece, _ in pieces).strip("…") in text
    assert ("ferry", True) in pieces


@given(st.text(max_size=300))
@bounds(max_examples=100, suppress_health_check=list(HealthCheck))
def test_folded_words_are_plain(text):
    folded = fold(text)
    assert folded == fold(folded)
    assert all(word.isalnum() and len(word) <= 60 for word in folded.split())


def test_a_story_that_is_not_out_is_not_found_even_by_the_newsroom():
    """PostgreSQL indexes every row, SQLite only what has a date; both must give the same."""
    make_article("Hidden", status="draft", body="<p>zanzibar</p>")
    assert newest_with("zanzibar", 10) == []


def test_the_longest_body_can_be_saved_and_its_beginning_found():
    signs = [chr(0x4E00 + number) for number in range(64)]
    words = " ".join(f"{a}{b}{c}" for a in signs for b in signs for c in signs)
    story = make_article("Long", body=f"<p>{words[:990_000]}</p>")
    assert newest_with(f"{signs[0]}{signs[1]}{signs[2]}", 10) == [story.pk]


def test_an_excerpt_marks_whatever_was_found():
    text = "R.A. No. 9003 costs ₱4,250.00 at Jolo’s Kaʼbah, by e-mail to Niño"
    marked = [piece for piece, is_match in excerpt(text, "ra 9003 p4250 ka'bah email nin\u0303o") if is_match]
    assert marked == ["R.A. No. 9003", "₱4,250.00", "Kaʼbah", "e-mail", "Niño"]
    assert "".join(piece for piece, _ in excerpt(text, "p4250")) == text


def test_an_excerpt_ends_with_a_whole_word():
    text = "".join(text for text, _ in excerpt("The boats wait for the wind. " * 20, "boats", 100))
    assert text.removesuffix("…").split()[-1] in {"The", "boats", "wait", "for", "the", "wind."}
    assert len("".join(text for text, _ in excerpt("w" * 500, "boats", 100))) == 101
