"""What is looked at before a story goes out: what each check finds, and what it passes."""

import datetime as dt

import pytest
from django.utils import timezone

from images import storage
from newsroom.checks.checks import IN_SECTIONS, STEPS, TABLE, checks_of
from newsroom.links.models import CheckedLink
from tests.factories import make_article, make_picture, make_source, section

pytestmark = pytest.mark.django_db


def found(step="published", **fields):
    """{check: whether it stops} on a story of ours that has everything, with some fields otherwise."""
    story = make_article(**{"status": "draft", "by": ["Tala Mercadejas"]} | fields)
    return {finding.check: finding.stops for finding in checks_of(story, step)}


def figure(picture, alt=""):
    return f'<figure class="image"><img src="{picture.body_url}" alt="{alt}"></figure>'


def test_a_story_that_has_everything_passes():
    assert found(lead_picture=make_picture()) == {}
    assert found() == {}


@pytest.mark.parametrize(
    "body", ["", "<p> </p>", "<p>\u200b…</p><hr>", "<h2>—</h2>", "<p>https://example.org/a</p>"]
)
def test_a_story_without_a_word_is_stopped(body):
    assert found(body=body) == {"nothing_to_read": True}
    assert found("review", body=body) == {"nothing_to_read": False}
    # The library's caption comes out of the file; one for this story was written for it.
    pictured = {"body": body, "lead_picture": make_picture(5, caption="Out of the camera")}
    assert found(**pictured) == {"nothing_to_read": True}
    assert found(**pictured, lead_caption="The strait at six") == {}


def test_a_story_may_be_a_picture_or_a_player():
    assert found(body=figure(make_picture(6))) == {}
    assert found(body='<p><a href="https://youtu.be/dQw4w9WgXcQ">https://youtu.be/dQw4w9WgXcQ</a></p>') == {}
    assert found(body="<p>۱۲</p>") == {}
    hidden = make_picture(7, licence_ends_on=timezone.localdate() - dt.timedelta(days=1))
    assert found(body=figure(hidden)) == {"nothing_to_read": True, "picture_out_of_licence": False}


def test_no_picture_goes_out_without_words_or_decorative():
    silent = make_picture(1, alt_text="")
    for fields in ({"lead_picture": silent}, {"body": figure(silent)}):
        assert found(**fields) == {"picture_without_words": True}
        assert found("review", **fields) == {"picture_without_words": False}
    assert found(body=figure(silent, alt="A boat at dawn")) == {}
    ornament = make_picture(2, alt_text="", is_decorative=True, credit="")
    assert found(lead_picture=ornament) == {}


def test_no_picture_goes_out_without_a_credit():
    nobodys = make_picture(3, credit="")
    assert found(lead_picture=nobodys) == {"picture_without_credit": True}
    assert found(body=figure(nobodys)) == {"picture_without_credit": True}


@pytest.mark.parametrize(("days", "is_told"), [(-1, True), (0, True), (30, True), (31, False), (None, False)])
def test_a_licence_that_ends_is_told_a_month_before(days, is_told):
    ends = None if days is None else timezone.localdate() + dt.timedelta(days=days)
    assert ("picture_out_of_licence" in found(lead_picture=make_picture(4, licence_ends_on=ends))) == is_told


@pytest.mark.parametrize(
    ("headline", "name"),
    [
        ("Ferries sail", None),
        ("x" * 60, None),
        ("Ferries sail from every port of the long southern coast once more", "headline_is_long"),
        ("FERRIES SAIL TO JOLO AGAIN", "headline_in_capitals"),
        ("PNP, AFP guard the port of Jolo", None),
        ("COVID-19", None),
        ("The the ferry sails", "words_doubled"),
        ("PNP PNP guards the port", "words_doubled"),
        ("He had had enough of Bora Bora", None),
    ],
)
def test_a_headline_is_read_as_search_engines_and_readers_do(headline, name):
    assert list(found(headline=headline)) == ([name] if name else [])


def test_the_sources_suffix_counts_as_readers_see_it():
    fields = {
        "headline": "Ferries sail from every port of the southern coast again",
        "original_url": "https://example.org/a",
    }
    assert found(**fields, source=make_source(headline_suffix="The Wire")) == {"headline_is_long": False}


@pytest.mark.parametrize(
    ("body", "language", "is_told"),
    [
        ("<p>It is in in the text.</p>", "en", True),
        ("<p>It ends so</p><p>so it begins</p>", "en", False),
        ("<p>Dali dali, araw araw.</p>", "ceb", False),
    ],
)
def test_doubled_words_are_found_within_a_line(body, language, is_told):
    assert ("words_doubled" in found(body=body, language=language)) == is_told


def test_other_peoples_words_name_their_source():
    assert found(original_author="Rosa Lim") == {"source_not_credited": True}
    assert found(body="<p>Rice is up.</p><p>(PNA)</p>") == {"credit_is_typed": False}
    assert found(source=make_source(), by=[]) == {"source_without_link": False}


def test_a_name_stands_over_our_own_stories_and_always_over_an_opinion():
    assert found(by=[]) == {"nobody_over_it": False}
    assert found("review", by=[]) == {}
    assert found(by=[], section=section("opinion")) == {"nobody_over_it": True}
    assert found(section=section("opinion")) == {}


def test_featured_alone_is_no_place_in_the_menu():
    assert found(section=section("featured")) == {"no_section_of_the_menu": False}
    assert found(section=section("featured"), further=[section("sports")]) == {}


def test_heavy_pictures_and_pages_are_told_with_their_weight(monkeypatch):
    picture = make_picture(5)
    monkeypatch.setattr(storage, "original_size", lambda name: 4_200_000)
    assert found(lead_picture=picture) == {"picture_is_heavy": False}
    monkeypatch.setattr(storage, "original_size", lambda name: 3_900_000)
    monkeypatch.setattr(storage, "size", lambda key, name: 480_000)
    assert found(lead_picture=picture) == {"page_is_heavy": False}


def test_no_address_of_the_newsroom_is_shown_to_readers():
    secret = "http://testserver/draft/AbC-123_x/"
    for body in (f'<p>Read <a href="{secret}">{secret}</a>.</p>', f"<p>Draft:</p><p>{secret}</p>"):
        assert found(body=body) == {"shows_newsroom": True}
        assert found("review", body=body) == {"shows_newsroom": False}
    assert found(headline="See /admin/ for more") == {"shows_newsroom": True}
    assert found(body="<p>Open 24/7 at http://testserver/a-story/</p>") == {}


def test_dead_links_are_those_that_the_command_found():
    body = '<p><a href="https://example.org/gone?a=1&amp;b=2">Here</a></p>'
    assert found(body=body) == {}
    CheckedLink.objects.create(
        address="https://example.org/gone?a=1&b=2",
        said="answered 404",
        is_dead=True,
        checked_at=timezone.now(),
    )
    assert found(body=body) == {"links_are_dead": False}


def test_every_check_knows_every_step_and_every_section():
    for table in (TABLE, *IN_SECTIONS.values()):
        assert all(len(levels) == len(STEPS) for levels in table.values())
    assert {section(slug).slug for slug in IN_SECTIONS} == IN_SECTIONS.keys()


def test_checking_costs_few_queries(django_assert_max_num_queries):
    body = "".join(
        figure(make_picture(n)) + f'<p><a href="https://example.org/{n}">x</a></p>' for n in range(6, 9)
    )
    story = make_article(
        status="draft", body=body, lead_picture=make_picture(10), section=section("featured")
    )
    with django_assert_max_num_queries(4):
        checks_of(story, "published")
