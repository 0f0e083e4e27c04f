"""Racks keep pages within their bounds, and nothing that stands on them can do harm."""

import socket
from contextlib import suppress

import pytest
from django.conf import settings

from pagecache.pages import CachedPage
from pagecache.stores import SEAL, DiskStore, MemoryStore, RedisStore, name_of

SECRET = "s" * 60


def sheet(text="Ferries sail.", **facts):
    facts = {"edition": "1", "printed_at": 1.0, "until": 2.0, "things": {"articles_article:1": None}} | facts
    return CachedPage.of("200 OK", [("Content-Type", "text/html")], text.encode() * 100, **facts)


@pytest.fixture
def disk(tmp_path):
    return DiskStore(SECRET, tmp_path / "pages", 1_000_000)


def test_memory_forgets_what_was_not_asked_for_longest():
    rack = MemoryStore(most=4 * sheet().size)
    for address in "abcd":
        rack.put(address, sheet())
    rack.get("a")
    rack.put("e", sheet())
    assert [address for address in "abcde" if rack.get(address)] == ["a", "c", "d", "e"]
    assert rack.size <= rack.most


def test_memory_counts_a_page_printed_again_once():
    rack = MemoryStore(most=10_000_000)
    for _ in range(50):
        rack.put("a", sheet())
    assert rack.size == sheet().size


def test_a_sheet_comes_back_from_disk_as_it_was(disk):
    disk.put("/ferries/?before=é", sheet())
    assert disk.get("/ferries/?before=é") == sheet()
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
    disk.put("/ferries/", CachedPage.of("200 OK", [], b"Ferries", edition="1", printed_at=1.0, until=2.0))
    path = disk._path("/ferries/")
    path.write_bytes(damage(path.read_bytes()))
    assert disk.get("/ferries/") is None


def test_a_page_of_another_address_is_none(disk):
    disk.put("/ferries/", sheet())
    disk._path("/boats/").parent.mkdir(exist_ok=True)
    disk._path("/ferries/").rename(disk._path("/boats/"))
    assert disk.get("/boats/") is None


def test_the_disk_stays_within_its_bound(disk):
    disk.most = 3 * len(sheet().to_bytes()) + 3 * SEAL
    for number in range(disk.SWEEP):
        disk.put(f"/{number}/", sheet())
    left = [number for number in range(disk.SWEEP) if disk.get(f"/{number}/")]
    assert len(left) == 3
    assert disk.SWEEP - 1 in left


def test_a_disk_that_cannot_be_written_breaks_nothing(disk, caplog):
    disk.folder.parent.joinpath("pages").write_text("a file where the folder should be")
    for _ in range(3):
        disk.put("/ferries/", sheet())
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
    def rack(self):
        if "LOCATION" not in settings.CACHES["default"]:
            pytest.skip("NOT TESTED HERE: CACHE_URL names no Redis (CI's second run does)")
        rack = RedisStore(SECRET, settings.CACHES["default"]["LOCATION"], 60, "printed-test:")
        yield rack
        rack.server.delete(*rack.server.scan_iter("printed-test:*"), "none")

    def test_a_sheet_comes_back_as_it_was(self, rack):
        rack.put("/ferries/", sheet())
        assert rack.get("/ferries/") == sheet()

    def test_rubbish_is_no_page(self, rack):
        rack.server.set("printed-test:" + name_of("/ferries/"), b"\x00rubbish" * 9)
        assert rack.get("/ferries/") is None

    def test_another_page_is_no_page(self, rack):
        rack.put("/boats/", sheet())
        rack.server.copy("printed-test:" + name_of("/boats/"), "printed-test:" + name_of("/ferries/"))
        assert rack.get("/ferries/") is None

    def test_a_single_failure_is_forgiven(self, rack, monkeypatch):
        rack.put("/ferries/", sheet())
        with monkeypatch.context() as patch:
            patch.setattr(rack.server, "get", lambda key: rack.server.execute_command("NONSENSE"))
            assert rack.get("/ferries/") is None
        assert rack.get("/ferries/") == sheet()

    def test_one_claim_at_a_time(self, rack):
        with rack.claim("/ferries/", 1) as first, rack.claim("/ferries/", 0.05) as second:
            assert (first, second) == (True, False)
        with rack.claim("/ferries/", 0.05) as after:
            assert after


def test_a_server_asleep_costs_a_moment_and_then_nothing():
    with socket.create_server(("127.0.0.1", 0)) as asleep:  # takes connections and says nothing
        rack = RedisStore(SECRET, f"redis://127.0.0.1:{asleep.getsockname()[1]}/0", 60, "x:")
        rack.REST = 60  # longer than this takes on any machine
        for _ in range(50):
            assert rack.get("/ferries/") is None
        asleep.setblocking(False)
        called = 0
        with suppress(BlockingIOError):
            while called < 50:
                asleep.accept()[0].close()
                called += 1
    # In seconds of patience, not of a clock: how long they last is for who else uses the machine.
    assert called == 2
    assert called * rack.server.connection_pool.connection_kwargs["socket_timeout"] < 0.5


def test_a_dead_server_breaks_nothing():
    rack = RedisStore(SECRET, "redis://127.0.0.1:1/0", 60, "x:")
    rack.put("/ferries/", sheet())
    assert rack.get("/ferries/") is None
    with rack.claim("/ferries/", 1) as is_ours:
        assert is_ours, "every process prints for itself"
