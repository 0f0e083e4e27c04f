"""Lists of stories: newest first, page by page, the same cost at any depth."""

import datetime as dt

import pytest

from articles.models import Article
from articles.paging import read_cursor
from tests.factories import make_article, make_person, section

pytestmark = pytest.mark.django_db


@pytest.fixture
def seven(now):
    """Seven stories, two of them of the same moment."""
    hours = [1, 2, 3, 3, 4, 5, 6]
    return [
        make_article(
            f"Story {n}", published_at=now - dt.timedelta(hours=h), tags=["ports"], by=[make_person(f"P {n}")]
        )
        for n, h in enumerate(hours)
    ]


def walk(rows, size=2):
    """Every page forwards, then every page backwards, as lists of headlines."""
    page, pages = rows.page(size=size), []
    while True:
        pages.append([story.headline for story in page.stories])
        if not page.older:
            break
        page = rows.page(before=page.older, size=size)
    back = [pages[-1]]
    while page.newer:
        page = rows.page(after=page.newer, size=size)
        back.append([story.headline for story in page.stories])
    return pages, back


@pytest.mark.parametrize("listing", ["all", "section", "tag"])
def test_every_story_comes_once_forwards_and_backwards(seven, listing):
    rows = {
        "all": Article.objects.published(),
        "section": section().article_sections.published(),
        "tag": seven[0].tags.get().taggings.published(),
    }[listing]
    pages, back = walk(rows)
    forwards = [headline for page in pages for headline in page]
    assert len(forwards) == len(set(forwards)) == 7
    assert forwards[0] == "Story 0"
    assert forwards[-1] == "Story 6"
    assert back == pages[::-1]


def test_hidden_stories_are_in_no_list(seven, tomorrow):
    make_article("Hidden", published_at=tomorrow, tags=["ports"])
    for rows in (Article.objects.published(), section().article_sections.published()):
        assert "Hidden" not in [story.headline for story in rows.page(size=50).stories]


def test_cards_cause_no_query_of_their_own(seven, django_assert_num_queries):
    rows = section().article_sections.published()
    with django_assert_num_queries(3):
        for story in rows.page().stories:
            story.full_headline, story.get_absolute_url(), story.summary, story.section.name
            [(writer.printed_name, writer.address) for writer in story.writers]
            [label.accent for label in story.labels]


@pytest.mark.parametrize(
    "text",
    ["", None, "abc", "-", "20250101T000000000000-", "20251399T000000000000-1", "1-1", "²-1", "9" * 500],
)
def test_a_cursor_that_cannot_be_read_is_none(text):
    assert read_cursor(text) is None


def test_a_page_of_a_list_has_its_neighbours_in_the_head(client, now):
    for n in range(45):
        make_article(published_at=now - dt.timedelta(hours=n))
    first = client.get("/section/mindanao/").content.decode()
    assert 'rel="next" href="http://testserver/section/mindanao/?before=' in first
    older = first.split('href="http://testserver/section/mindanao/?before=')[1].split('"')[0]
    second = client.get(f"/section/mindanao/?before={older}").content.decode()
    assert 'rel="prev"' in second
    assert 'rel="next"' in second


def test_the_cursor_is_the_bound_that_sqlite_seeks_by(now):
    sql = str(Article.objects.published().next_to((now - dt.timedelta(days=9), 7), "lt").query)
    first, second = (sql.split("WHERE")[1].split('"live_from" <= ')[n][:19] for n in (1, 2))
    assert first < second


def test_a_text_without_blanks_is_cut_somewhere():
    story = make_article(standfirst="", body=f"<p>{'x' * 400}</p>")
    assert story.summary == "x" * 239 + "…"


@pytest.mark.parametrize("period", ["0", "00", "13", "1/0", "2/30", "0/0"])
def test_a_month_or_a_day_that_no_calendar_has_is_no_page(client, now, period):
    make_article(published_at=now - dt.timedelta(days=1))
    assert client.get(f"/archive/{now.year}/{period}/").status_code == 404
