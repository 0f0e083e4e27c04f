"""The command that finds dead links: what it remembers, how much it asks."""

import datetime as dt
import io

import pytest
from django.core.management import call_command
from django.utils import timezone

from newsroom.links import dead_links
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
