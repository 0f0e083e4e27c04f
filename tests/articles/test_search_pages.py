"""Results come newest first, page by page, the same on both databases, however the stories were found."""

import datetime as dt

import pytest
from django.utils import timezone

from articles.models import Article, ArticleSection
from articles.paging import PageStart
from articles.search import query as finding
from articles.search.index import MOST_ID, Span, slices
from articles.search.query import find
from tests.factories import make_article, section

pytestmark = pytest.mark.django_db
FIRST = dt.datetime(1900, 1, 1, tzinfo=dt.UTC)


@pytest.fixture(params=["the nearest stories", "the index"], autouse=True)
def asked(request, monkeypatch):
    if request.param == "the index":
        monkeypatch.setattr(finding, "NEAR", 0)


def search(text="skiffs", before="", after="", size=4, opens=FIRST, **more):
    return find(text, PageStart.of(before, after), size, opens=opens, **{"closes": timezone.now()} | more)


def keys(stories):
    return [(story.live_from, story.pk) for story in stories]


@pytest.fixture
def archive(now):
    """Twenty-six stories over seventy years: some share a moment, some a second, some hold other words."""
    moments = [now - dt.timedelta(days=days) for days in (1, 9, 40, 200, 500, 900, 4_000, 25_000)]
    moments += [moments[2]] * 6 + [moments[3].replace(microsecond=n * 7_919 % 1_000_000) for n in range(12)]
    return [
        make_article(
            f"{'Skiffs' if number % 5 else 'Carts'} {number}",
            published_at=moment,
            further=[section("sports")] if number % 3 else [],
        )
        for number, moment in enumerate(moments)
    ]


def test_every_page_follows_the_one_before_and_leads_back(archive):
    wanted = sorted(keys(story for story in archive if "Skiffs" in story.headline), reverse=True)
    page, pages = search(), []
    while True:
        pages.append(keys(page.stories))
        if not page.older:
            break
        page = search(before=page.older)
    assert [key for page in pages for key in page] == wanted
    back = [pages[-1]]
    while page.newer:
        page = search(after=page.newer)
        back.append(keys(page.stories))
    assert back[::-1] == pages


def test_a_story_of_1958_is_found(archive):
    assert keys(search(closes=FIRST.replace(year=1970)).stories) == keys([archive[7]])


def test_a_section_and_a_year_narrow(archive, now):
    filed = [story for story in archive if story.article_sections.filter(section=section("sports")).exists()]
    wanted = {story.pk for story in filed if "Skiffs" in story.headline}
    assert {story.pk for story in search(size=50, section=section("sports")).stories} == wanted
    opens, closes = now - dt.timedelta(days=500), now - dt.timedelta(days=40)
    wanted = {story.pk for story in filed if "Skiffs" in story.headline and opens <= story.live_from < closes}
    assert {
        s.pk for s in search(size=50, section=section("sports"), opens=opens, closes=closes).stories
    } == wanted


def test_stories_whose_licence_has_ended_leave_no_gap(archive, now):
    ended = [story.pk for story in archive[:6]]
    Article.objects.filter(pk__in=ended).update(live_until=now - dt.timedelta(minutes=1))
    ArticleSection.objects.filter(article__in=ended).update(live_until=now - dt.timedelta(minutes=1))
    assert len(search(size=4).stories) == 4
    assert not {story.pk for story in search(size=50).stories} & set(ended)


def test_a_story_with_an_enormous_number_is_never_another():
    story = make_article("Skiffs", slug="skiffs")
    Article.objects.bulk_create([Article(pk=MOST_ID + 1 + story.pk, section=story.section, slug="carts")])
    Article.objects.filter(slug="carts").update(words="carts", status="published", live_from=story.live_from)
    assert keys(search("skiffs").stories) == keys([story])
    assert story.pk not in {found.pk for found in search("carts").stories}


def test_a_common_word_beside_a_rare_one_finds_what_holds_both(now, monkeypatch):
    monkeypatch.setattr(finding, "NEAR", 5)
    for hours in range(12):
        where = "of Zanzibar" if hours in (9, 11) else "at home"
        make_article(f"Skiffs {where} {hours}", published_at=now - dt.timedelta(hours=hours + 1))
    make_article("Carts of Zanzibar", published_at=now - dt.timedelta(hours=11))
    headlines = [story.headline for story in search("skiffs zanzibar").stories]
    assert headlines == ["Skiffs of Zanzibar 9", "Skiffs of Zanzibar 11"]
    assert search("skiffs zanzibar carts").stories == []


def test_the_newest_months_are_asked_one_by_one_and_the_years_before_in_longer_slices():
    span = Span(dt.datetime(2023, 11, 5, tzinfo=dt.UTC), dt.datetime(2026, 2, 9, tzinfo=dt.UTC))
    asked = slices(span)
    assert asked[:2] == ["'/2026-2'", "'/2026-1' | '/2025-12'"]
    assert [part for cut in asked for part in cut.split(" | ")][-2:] == ["'/2024'", "'/2023'"]


@pytest.mark.parametrize(
    ("text", "said"), [("zanzibar", "No story holds this word."), ("zanzibar skiffs", "all of these words")]
)
def test_who_finds_nothing_is_told_so_of_one_word_or_of_several(client, db, text, said):
    page = client.get("/search/", {"q": text}).content.decode()
    assert said in page
    assert ("Fewer words find more" in page) is (" " in text)
