"""The command that finds dead links: what it remembers, how much it asks, and where it never knocks."""

import datetime as dt
import io
import socket

import pytest
from django.core.management import call_command
from django.utils import timezone

from newsroom.links import dead_links, http_status
from newsroom.links.models import CheckedLink
from tests.factories import make_article

pytestmark = pytest.mark.django_db


@pytest.fixture
def world(monkeypatch):
    """What other servers answer: {address: status or exception}; and who was asked."""
    answers, asked = {}, []

    def status_of(address):
        asked.append(address)
        answer = answers.get(address, 200)
        if isinstance(answer, Exception):
            raise answer
        return answer

    monkeypatch.setattr(dead_links, "status_of", status_of)
    answers["asked"] = asked
    return answers


def link(number):
    return f"https://example.org/{number}"


def write(*numbers, **fields):
    return make_article(body="".join(f'<p><a href="{link(n)}">x</a></p>' for n in numbers), **fields)


def test_a_page_that_is_gone_is_dead_at_once_and_a_silent_server_the_second_time(world, monkeypatch):
    world |= {link(1): 404, link(2): OSError(111, "Connection refused"), link(3): 503, link(4): 403}
    write(1, 2, 3, 4, 5, original_url=link(6), status="draft")
    assert dead_links.check_links() == (6, 1)
    assert set(CheckedLink.objects.filter(is_dead=True).values_list("address", flat=True)) == {link(1)}
    later = timezone.now() + dt.timedelta(days=8)
    monkeypatch.setattr(timezone, "now", lambda: later)
    world[link(1)] = 200
    assert dead_links.check_links() == (6, 2)
    assert set(CheckedLink.objects.filter(is_dead=True).values_list("address", flat=True)) == {
        link(2),
        link(3),
    }


@pytest.mark.parametrize("status", ["draft", "review", "returned", "approved"])
def test_links_are_looked_at_in_every_state_before_publication(world, status):
    write(1, status=status)
    dead_links.check_links()
    assert world["asked"] == [link(1)]


@pytest.mark.parametrize("status", ["withdrawn", "spiked"])
def test_links_of_what_was_taken_away_are_not_looked_at(world, status):
    write(1, status=status)
    assert dead_links.check_links() == (0, 0)


def test_an_address_is_asked_once_a_week(world):
    write(1)
    write(1)
    dead_links.check_links()
    dead_links.check_links()
    assert world["asked"] == [link(1)]


def test_the_command_asks_no_more_and_no_longer_than_it_may(world):
    write(*range(20))
    said = io.StringIO()
    call_command("check_links", most=5, stdout=said)
    assert said.getvalue() == "Asked: 5. Dead: 0.\n"
    call_command("check_links", minutes=0, stdout=said)
    assert len(world["asked"]) == 5
    assert not set(world["asked"][:5]) & set(dead_links._due(dead_links._links_of_stories(), 100))


INSIDE = [
    "http://127.0.0.1/",
    "http://127.1/",
    "http://2130706433/",
    "http://0x7f000001/",
    "http://017700000001/",
    "http://0/",
    "http://localhost/",
    "http://[::1]/",
    "http://[::ffff:127.0.0.1]/",
    "http://[::ffff:10.0.0.1]/",
    "http://[64:ff9b::7f00:1]/",
    "http://[2002:7f00:1::]/",
    "http://[fe80::1%25eth0]/",
    "http://[fd00::1]/",
    "http://10.0.0.1/",
    "http://172.16.0.1/",
    "http://192.168.1.1/",
    "http://169.254.169.254/latest/meta-data/",
    "http://100.64.0.1/",
    "http://224.0.0.1/",
    "http://255.255.255.255/",
    "http://user:secret@8.8.8.8/",
    "http://8.8.8.8:22/",
    "http://8.8.8.8:6379/",
    "https://8.8.8.8:80/",
    "ftp://8.8.8.8/",
    "file:///etc/passwd",
    "gopher://8.8.8.8/",
    "http://",
    "http:///x",
    "http://[::1",
    "http://8.8.8.8:99999999/",
    "http://a..b/",
    "http://" + "x" * 300 + "/",
]


@pytest.fixture
def no_connection(monkeypatch):
    def connect(*_):
        raise AssertionError("somebody was knocked at")

    monkeypatch.setattr(socket, "create_connection", connect)


@pytest.mark.parametrize("address", INSIDE, ids=lambda address: address[:40])
def test_nothing_inside_our_walls_is_ever_asked(no_connection, address):
    with pytest.raises((http_status.NotAsked, OSError)) as refusal:
        http_status.status_of(address)
    assert not isinstance(refusal.value, AssertionError)


def test_a_redirect_into_our_walls_is_not_followed(monkeypatch):
    monkeypatch.setattr(socket, "getaddrinfo", lambda host, port, **_: [(0, 0, 0, "", (host, port))])
    real = http_status._ask
    answers = {"http://8.8.8.8/": (302, "http://169.254.169.254/"), "http://8.8.4.4/": (302, "/again")}
    monkeypatch.setattr(http_status, "_ask", lambda a, m: answers[a] if a in answers else real(a, m))
    with pytest.raises(http_status.NotAsked, match="not on the open Internet"):
        http_status.status_of("http://8.8.8.8/")
    answers["http://8.8.4.4/again"] = (302, "http://8.8.4.4/")
    with pytest.raises(http_status.NotAsked, match="too many redirects"):
        http_status.status_of("http://8.8.4.4/")


def test_one_closed_number_among_several_closes_a_name(monkeypatch, no_connection):
    places = [(0, 0, 0, "", ("8.8.8.8", 80)), (0, 0, 0, "", ("127.0.0.1", 80))]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: places)
    with pytest.raises(http_status.NotAsked):
        http_status.status_of("http://two-faced.example/")
