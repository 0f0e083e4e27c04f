"""Layouts, slots and breaking news come and go to the second, in pages that were cached long before."""

import datetime as dt

import pytest
from django.utils import timezone

from articles.publishing import withdraw
from frontpage.models import BreakingNews
from tests.factories import make_article, section
from tests.frontpage.fronts import make_layout
from tests.pagecache.clock import at

HOUR = dt.timedelta(hours=1)
SECOND = dt.timedelta(seconds=1)
FRONTS = ["/", "/section/mindanao/", "/section/visayas/"]


@pytest.fixture
def noon():
    return timezone.localtime().replace(hour=12, minute=0, second=0, microsecond=0)


def test_breaking_news_comes_and_times_out(reader, noon):
    make_article(published_at=noon - HOUR)
    BreakingNews.objects.create(text="Signal no. 3", starts_at=noon, ends_at=noon + HOUR)
    for moment, is_shown in (
        (noon - 90 * SECOND, False),
        (noon - SECOND, False),
        (noon, True),
        (noon + HOUR - SECOND, True),
        (noon + HOUR, False),
    ):
        with at(moment):
            assert [b"Signal" in reader.get(address)[2] for address in FRONTS] == [is_shown] * 3


def test_layouts_and_slots_change_cached_pages_to_the_second(reader, noon):
    stories = [make_article(f"Story {n}", published_at=noon - n * HOUR) for n in range(1, 4)]
    slot = {"story": stories[2], "ends_at": noon + HOUR}
    make_layout([slot, stories[1]], starts_at=noon)
    make_layout([stories[1]], section=section(), starts_at=noon)
    leads = []
    for moment in (noon - SECOND, noon, noon + HOUR - SECOND, noon + HOUR):
        with at(moment):
            leads.append([first_of(reader.get(address)[2]) for address in ("/", "/section/mindanao/")])
    assert leads == [[b"1", b"1"], [b"3", b"2"], [b"3", b"2"], [b"2", b"2"]]


def first_of(body):
    return body.partition(b"</a></h2>")[0][-1:]


def test_a_withdrawn_story_takes_its_line_and_its_slot_with_it(reader, noon):
    story = make_article("Story 1", published_at=noon - HOUR)
    make_layout([story], starts_at=noon - HOUR)
    BreakingNews.objects.create(text="Signal", story=story, starts_at=noon - HOUR, ends_at=noon + HOUR)
    with at(noon):
        assert b"Signal" in reader.get("/")[2]
        withdraw(story)
        page = reader.get("/")[2]
    assert b"Signal" not in page
    assert b"Story 1" not in page
