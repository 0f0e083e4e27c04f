"""Beacons are counted before Django and flushed into the database: every one, and each once."""

import io
import os
import subprocess
import sys
import threading

import pytest
from django.db import OperationalError, connection

from pagecache import beacons
from pagecache.beacon_counter import BeaconCounter, BeaconMiddleware
from pagecache.models import FlushedFile
from readership.counting import add_views, counter_key
from readership.models import DailyViews
from tests.factories import make_article

WRITES_AND_DIES = """
import fcntl, os, sys
file = os.open(sys.argv[1], os.O_WRONLY | os.O_CREAT | os.O_APPEND)
fcntl.flock(file, fcntl.LOCK_EX)
os.write(file, sys.argv[2].encode())
os.kill(os.getpid(), 9)
"""


def passed_on(environ, start_response):
    start_response("200 OK", [])
    return [b"passed on"]


@pytest.fixture
def middleware(tmp_path, monkeypatch):
    monkeypatch.setattr(BeaconCounter, "_keep_flushing", lambda self: None)  # the test flushes when it likes
    return BeaconMiddleware(passed_on, tmp_path, beacons.registered())


def post(middleware, path, method="POST", agent="Mozilla/5.0"):
    said = []
    environ = {
        "REQUEST_METHOD": method,
        "PATH_INFO": path,
        "wsgi.input": io.BytesIO(),
        "HTTP_USER_AGENT": agent,
    }
    middleware(environ, lambda status, headers: said.append(status))
    return int(said[0][:3])


def flush(middleware):
    for _, counter in middleware.counters:
        counter.flush()


@pytest.mark.django_db
def test_a_crowd_is_counted_to_the_last(middleware):
    story, other = make_article(), make_article()

    def read():
        for _ in range(250):
            assert post(middleware, f"/beacon/{story.pk}/") == 204

    readers = [threading.Thread(target=read) for _ in range(8)]
    for reader in readers:
        reader.start()
    post(middleware, f"/beacon/{other.pk}/")
    flush(middleware)
    for reader in readers:
        reader.join()
    flush(middleware)
    assert dict(DailyViews.objects.values_list("article_id", "views")) == {story.pk: 2_000, other.pk: 1}


@pytest.mark.django_db
def test_what_is_no_story_of_ours_is_not_counted(middleware, tomorrow):
    hidden = make_article(published_at=tomorrow)
    for pk in (hidden.pk, 10**17, 0):
        assert post(middleware, f"/beacon/{pk}/") == 204
    flush(middleware)
    assert not DailyViews.objects.exists()


@pytest.mark.parametrize(
    "path", ["/beacon/x/", "/beacon/1", "/beacon/1234567890123456789/", "/", "/about/contact/"]
)
def test_everything_else_passes(middleware, path):
    assert post(middleware, path) == 200
    assert post(middleware, "/beacon/1/", method="GET") == 200


@pytest.mark.django_db
def test_counts_wait_for_the_database(middleware):
    story = make_article()
    post(middleware, f"/beacon/{story.pk}/")

    def fails(*_):
        raise OperationalError

    with connection.execute_wrapper(fails), pytest.raises(OperationalError):
        flush(middleware)
    flush(middleware)
    assert DailyViews.objects.get().views == 1


@pytest.mark.django_db
def test_a_process_that_dies_loses_nothing(middleware, tmp_path):
    story = make_article()
    (tmp_path / "views").mkdir()
    word = f"{counter_key(story.pk)}\n"
    subprocess.run(
        [sys.executable, "-c", WRITES_AND_DIES, tmp_path / "views" / "dead.counts", word * 3 + "2026-1"],
        check=False,
    )
    flush(middleware)
    flush(middleware)
    assert DailyViews.objects.get().views == 3
    assert not os.listdir(tmp_path / "views")


@pytest.mark.django_db
def test_what_is_in_the_database_already_is_not_counted_again(middleware, tmp_path):
    """As when the power fails after the counts were committed and before their file was deleted."""
    story = make_article()
    post(middleware, f"/beacon/{story.pk}/")
    (file,) = (tmp_path / "views").glob("*.counts")
    FlushedFile.objects.create(name=file.stem)
    flush(middleware)
    assert not DailyViews.objects.exists()
    assert not file.exists()
    assert not FlushedFile.objects.exists()


@pytest.mark.django_db
def test_a_file_that_another_process_writes_is_left_alone(middleware, tmp_path):
    story = make_article()
    other = BeaconCounter(tmp_path / "views", add_views)
    other.count(f"2026-11-25 {story.pk}")
    flush(middleware)
    assert not DailyViews.objects.exists()
    other.flush()
    assert DailyViews.objects.get().views == 1


@pytest.mark.django_db
@pytest.mark.parametrize("agent", ["", "Googlebot/2.1", "python-requests/2"])
def test_what_says_that_it_is_a_machine_is_thanked_and_not_counted(middleware, agent):
    story = make_article()
    assert post(middleware, f"/beacon/{story.pk}/", agent=agent) == 204
    flush(middleware)
    assert not DailyViews.objects.exists()
