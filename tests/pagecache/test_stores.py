"""Stores keep pages within their bounds, and nothing that is kept in them can do harm."""

import socket
from contextlib import suppress

import pytest
from django.conf import settings

from pagecache.pages import CachedPage
from pagecache.stores import SEAL, DiskStore, MemoryStore, RedisStore, hashed

SECRET = "s" * 60


def page(text="Ferries sail.", **facts):
    facts = {
        "version": "1",
        "rendered_at": 1.0,
        "expires_at": 2.0,
        "dependencies": {"articles_article:1": None},
    } | facts
    return CachedPage.of("200 OK", [("Content-Type", "text/html")], text.encode() * 100, **facts)


@pytest.fixture
def disk(tmp_path):
    return DiskStore(SECRET, tmp_path / "pages", 1_000_000)


def test_memory_forgets_what_was_not_asked_for_longest():
    store = MemoryStore(most=4 * page().size)
    for address in "abcd":
        store.put(address, page())
    store.get("a")
    store.put("e", page())
    assert [address for address in "abcde" if store.get(address)] == ["a", "c", "d", "e"]
    assert store.size <= store.most


def test_memory_counts_a_page_rendered_again_once():
    store = MemoryStore(most=10_000_000)
    for _ in range(50):
        store.put("a", page())
    assert store.size == page().size


def test_a_page_comes_back_from_disk_as_it_was(disk):
    disk.put("/ferries/?before=é", page())
    assert disk.get("/ferries/?before=é") == page()
    assert disk.get("/other/") is None


@pytest.mark.parametrize(
    "damage",
    [
        lambda data: data[: len(data) // 2],
        lambda data: b"",
        lambda data: bytes(SEAL) + data[SEAL:],
        lambda data: data.replace(b"Ferries", b"Casinos"),
        lambda data: data + b"x",
    ],
)
def test_a_damaged_or_forged_page_is_none(disk, damage):
    disk.put(
        "/ferries/", CachedPage.of("200 OK", [], b"Ferries", version="1", rendered_at=1.0, expires_at=2.0)
    )
    path = disk._path("/ferries/")
    path.write_bytes(damage(path.read_bytes()))
    assert disk.get("/ferries/") is None


def test_a_page_of_another_address_is_none(disk):
    disk.put("/ferries/", page())
    disk._path("/boats/").parent.mkdir(exist_ok=True)
    disk._path("/ferries/").rename(disk._path("/boats/"))
    assert disk.get("/boats/") is None


def test_the_disk_stays_within_its_bound(disk):
    disk.most = 3 * len(page().to_bytes()) + 3 * SEAL
    for number in range(disk.SWEEP):
        disk.put(f"/{number}/", page())
    left = [number for number in range(disk.SWEEP) if disk.get(f"/{number}/")]
    assert len(left) == 3
    assert disk.SWEEP - 1 in left


def test_a_disk_that_cannot_be_written_breaks_nothing(disk, caplog):
    disk.folder.parent.joinpath("pages").write_text("a file where the folder should be")
    for _ in range(3):
        disk.put("/ferries/", page())
    assert disk.get("/ferries/") is None
    with disk.claim("/ferries/", 1) as is_ours:
        assert is_ours
    assert len(caplog.records) == 1, "said once"


def test_one_claim_at_a_time(disk):
    with disk.claim("/ferries/", 1) as first, disk.claim("/ferries/", 0.05) as second:
        assert (first, second) == (True, False)
    with disk.claim("/ferries/", 0.05) as after:
        assert after


class TestRedis:
    """With a real server where CACHE_URL names one."""

    @pytest.fixture
    def store(self):
        if "LOCATION" not in settings.CACHES["default"]:
            pytest.skip("NOT TESTED HERE: CACHE_URL names no Redis (CI's second run does)")
        store = RedisStore(SECRET, settings.CACHES["default"]["LOCATION"], 60, "pages-test:")
        yield store
        store.server.delete(*store.server.scan_iter("pages-test:*"), "none")

    def test_a_page_comes_back_as_it_was(self, store):
        store.put("/ferries/", page())
        assert store.get("/ferries/") == page()

    def test_rubbish_is_no_page(self, store):
        store.server.set("pages-test:" + hashed("/ferries/"), b"\x00rubbish" * 9)
        assert store.get("/ferries/") is None

    def test_another_page_is_no_page(self, store):
        store.put("/boats/", page())
        store.server.copy("pages-test:" + hashed("/boats/"), "pages-test:" + hashed("/ferries/"))
        assert store.get("/ferries/") is None

    def test_a_single_failure_is_forgiven(self, store, monkeypatch):
        store.put("/ferries/", page())
        with monkeypatch.context() as patch:
            patch.setattr(store.server, "get", lambda key: store.server.execute_command("NONSENSE"))
            assert store.get("/ferries/") is None
        assert store.get("/ferries/") == page()

    def test_one_claim_at_a_time(self, store):
        with store.claim("/ferries/", 1) as first, store.claim("/ferries/", 0.05) as second:
            assert (first, second) == (True, False)
        with store.claim("/ferries/", 0.05) as after:
            assert after


def test_a_server_asleep_costs_a_moment_and_then_nothing():
    with socket.create_server(("127.0.0.1", 0)) as asleep:  # takes connections and says nothing
        store = RedisStore(SECRET, f"redis://127.0.0.1:{asleep.getsockname()[1]}/0", 60, "x:")
        store.REST = 60  # longer than this takes on any machine
        for _ in range(50):
            assert store.get("/ferries/") is None
        asleep.setblocking(False)
        called = 0
        with suppress(BlockingIOError):
            while called < 50:
                asleep.accept()[0].close()
                called += 1
    # In seconds of patience, not of a clock: how long they last is for who else uses the machine.
    assert called == 2
    assert called * store.server.connection_pool.connection_kwargs["socket_timeout"] < 0.5


def test_a_dead_server_breaks_nothing():
    store = RedisStore(SECRET, "redis://127.0.0.1:1/0", 60, "x:")
    store.put("/ferries/", page())
    assert store.get("/ferries/") is None
    with store.claim("/ferries/", 1) as is_ours:
        assert is_ours, "every process renders for itself"
