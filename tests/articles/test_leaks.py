"""No page tells of a story that is not out: every hidden state against every public address, headers and all."""

import re
from contextlib import suppress

import pytest
from django.urls import Resolver404, get_resolver, resolve

from tests.articles.canary import (
    HIDDEN,
    NOBODYS,
    OWN,
    SLUG,
    SURFACES,
    TOLD_AS_GONE,
    addresses,
    hide,
    make_canary,
    words_in,
)

pytestmark = pytest.mark.django_db

# Addresses that name no story, or lead on to a page that does.
SILENT = re.compile(
    "/(sitemap.xml|sitemaps/pages|robots|no-such|draft|category|author|feed/rss2|tag/mangroves/page|beacon|admin|about"
    "|wp-|page|search/.q=mangrvoes|[0-9]{4}[/_]|(people|archive|archive/[0-9]{4})/$)"
)
ONCE_ONLY = ("date", "expires", "content-security-policy", "etag")


def answer(client, address):
    response = client.get(address)
    assert response.status_code < 500, address
    return response.status_code, response.headers, response.content


def compared(client, address, slug):
    """All of an answer but its address and what differs between any two."""
    status, headers, body = answer(client, address)
    said = {name: value for name, value in headers.items() if name.lower() not in ONCE_ONLY}
    return status, str(said).replace(slug, NOBODYS), body.replace(slug.encode(), NOBODYS.encode())


@pytest.mark.parametrize("name", HIDDEN)
def test_no_page_has_a_word_of_a_story_that_is_not_out(client, now, name):
    story = make_canary(now)
    listed = addresses(story)
    hide(story, name, now)
    found = {address: words_in(*answer(client, address)[1:]) for address in listed}
    allowed = {SLUG} if name in TOLD_AS_GONE else set()  # where an old address leads: to what says "gone"
    assert {address: words for address, words in found.items() if words - allowed} == {}


@pytest.mark.parametrize("name", [name for name in HIDDEN if name not in TOLD_AS_GONE])
def test_its_own_address_answers_as_if_nobody_had_written_it(client, now, name):
    story = make_canary(now)
    theirs, nobodys = addresses(story, OWN), addresses(story, OWN, NOBODYS)
    hide(story, name, now)
    for address, other in zip(theirs, nobodys, strict=True):
        assert compared(client, address, SLUG) == compared(client, other, NOBODYS), address


@pytest.mark.parametrize("name", TOLD_AS_GONE)
def test_an_address_that_was_says_that_it_is_gone_and_no_more(client, now, name):
    story = make_canary(now)
    hide(story, name, now)
    for address in addresses(story, OWN):
        assert words_in(*answer(client, address)[1:]) <= {SLUG}, address
    assert client.get(f"/{SLUG}/").status_code == 410


def test_the_same_story_is_found_while_it_is_out(client, now):
    """The test's own test: what would go unnoticed above is not what nobody could find."""
    story = make_canary(now)
    found = {address: words_in(*answer(client, address)[1:]) for address in addresses(story)}
    assert [address for address, words in found.items() if not words and not SILENT.match(address)] == []
    own = words_in(*answer(client, f"/{SLUG}/")[1:])
    wanted = [
        "head",
        "kick",
        "stand",
        "body",
        "alt",
        "credit",
        "leadcaption",
        "author",
        "name",
        "correction",
        "update",
    ]
    assert {f"quokka{word}" for word in wanted} - own == set()
    assert "quokkabreaking" in found["/"]


# Rooms whose pages show no stories; the names of pictures' files cannot be guessed, the admin has a test of its own.
ELSEWHERE = {"advertising", "legalnotices", "images", "admin", "newspaper", ""}


def public_pages(patterns, room=""):
    """Every address of the site, as (room, name)."""
    for pattern in patterns:
        if hasattr(pattern, "url_patterns"):
            yield from public_pages(pattern.url_patterns, pattern.namespace or "")
        else:
            yield room, pattern.name


def test_no_public_page_is_missing_from_the_surfaces(client, now):
    asked = set()
    for address in addresses(make_canary(now), [*SURFACES, *OWN]):
        with suppress(Resolver404):
            match = resolve(address.partition("?")[0])
            asked.add((match.namespace, match.url_name))
    there = {
        (room, name) for room, name in public_pages(get_resolver().url_patterns) if room not in ELSEWHERE
    }
    assert there - asked == {("frontpage", "front")}  # asked as wordpress:front, which answers for it
