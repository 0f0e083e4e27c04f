"""Views are counted by beacon; trending reads the last week."""

import datetime as dt
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection, connections
from django.utils import timezone

from readership.models import DailyViews
from readership.trending import trending
from tests.factories import make_article, make_source

pytestmark = pytest.mark.django_db


def read(story, views, days_ago=0):
    day = timezone.localdate() - dt.timedelta(days=days_ago)
    DailyViews.objects.create(article=story, day=day, views=views)


READER = {"User-Agent": "Mozilla/5.0 (Linux; Android 13) Chrome/130"}


def ids(stories):
    return [story.pk for story in stories]


def test_a_beacon_counts_one_view_of_today(client):
    story = make_article()
    for _ in range(3):
        assert client.post(f"/beacon/{story.pk}/", headers=READER).status_code == 204
    assert DailyViews.objects.get().views == 3


@pytest.mark.parametrize("agent", ["", "Googlebot/2.1", "curl/8", "HeadlessChrome/130"])
def test_robots_read_nothing(client, agent):
    assert client.post(f"/beacon/{make_article().pk}/", headers={"User-Agent": agent}).status_code == 204
    assert not DailyViews.objects.exists()


def test_a_beacon_needs_no_token_and_sets_no_cookie(client):
    client.handler.enforce_csrf_checks = True
    response = client.post(f"/beacon/{make_article().pk}/")
    assert response.status_code == 204
    assert not response.cookies


def test_hidden_stories_are_not_counted_and_not_betrayed(client, tomorrow):
    story = make_article(published_at=tomorrow)
    for number in (story.pk, 999999):
        assert client.post(f"/beacon/{number}/", headers=READER).status_code == 204
    assert not DailyViews.objects.exists()


def test_the_most_read_come_first():
    stories = [make_article(f"Story {n}") for n in range(7)]
    for n, story in enumerate(stories):
        read(story, views=n)
    assert ids(trending(5)) == ids(stories[:1:-1])


def test_older_views_count_for_less():
    old, new = make_article("old"), make_article("new")
    read(old, 100, days_ago=6)
    read(new, 50)
    assert ids(trending()) == ids([new, old])


def test_views_of_two_weeks_ago_are_forgotten():
    read(make_article(), 1_000, days_ago=14)
    assert trending() == []


def test_a_source_may_keep_its_stories_out():
    barred = make_article(source=make_source(is_in_trending=False))
    allowed = make_article(source=make_source("Strait Press", is_in_trending=True))
    own = make_article()
    for story in (barred, allowed, own):
        read(story, 10)
    assert set(ids(trending())) == {allowed.pk, own.pk}


def test_those_kept_out_do_not_take_the_places_of_others():
    barred = make_source(is_in_trending=False)
    for _ in range(25):
        read(make_article(source=barred), 1_000)
    own = make_article()
    read(own, 1)
    assert ids(trending()) == [own.pk]


def test_hidden_stories_do_not_trend():
    story = make_article(status="withdrawn")
    read(story, 10)
    assert trending() == []


@pytest.mark.django_db(transaction=True)
def test_views_counted_at_once_are_all_counted(migrated):
    story = make_article()

    def count(_):
        DailyViews.objects.add_views(story.pk)
        connections.close_all()

    with ThreadPoolExecutor(4) as readers:
        list(readers.map(count, range(100)))
    connection.close()
    assert DailyViews.objects.get().views == 100
