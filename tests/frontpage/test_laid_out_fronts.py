"""What an editor lays out stands on the page; the rest fills itself, and no story stands there twice."""

import datetime as dt
import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from frontpage.filling import FEATURED, fill_front
from readership.models import DailyViews
from sections.models import Section
from tests.factories import make_article, make_source, section
from tests.frontpage.fronts import make_layout, top_of
from tests.frontpage.test_front_page import places

pytestmark = pytest.mark.django_db


@pytest.fixture
def hours(now):
    """Thirty stories of Mindanao, an hour apart, "Hour 0" the newest."""
    return [make_article(f"Hour {n}", published_at=now - dt.timedelta(hours=n)) for n in range(30)]


def front():
    return fill_front(list(Section.objects.all()))


def headlines(client, address="/section/mindanao/"):
    return re.findall(r'class="headline"><a [^>]+>([^<]+)', client.get(address).content.decode())


def test_a_pinned_story_stands_where_it_was_pinned_and_the_newest_fill_the_rest(hours, yesterday):
    make_layout([hours[20], hours[25]], starts_at=yesterday)
    assert top_of(front()) == ["Hour 20", "Hour 25", "Hour 0", "Hour 1", "Hour 2"]


def test_an_editors_lead_needs_no_picture(hours, yesterday):
    make_layout([hours[20]], starts_at=yesterday)
    assert front().lead.headline == "Hour 20"


def test_pins_win_over_rules_and_over_what_fills_itself(hours, yesterday):
    below = {"place": "block", "section": section(), "story": hours[0]}
    make_layout([{"rule": "newest"}, below], starts_at=yesterday)
    page = front()
    assert page.lead.headline == "Hour 1"
    assert page.blocks[0].stories[0].headline == "Hour 0"
    assert len(places(page)) == len(set(places(page)))


def test_a_story_pinned_twice_stands_once(hours, yesterday):
    make_layout([hours[9], {"place": "latest", "story": hours[9]}], starts_at=yesterday)
    assert places(front()).count("Hour 9") == 1


def test_every_rule_finds_its_story(hours, now, yesterday):
    ports = make_article("Tagged", tags=["ports"], published_at=yesterday)
    sports = make_article("Match", section=section("sports"), published_at=yesterday)
    wire = make_article("Not for trending", source=make_source(is_in_trending=False), published_at=yesterday)
    for story, views in ((hours[28], 3), (hours[29], 2), (wire, 90)):
        DailyViews.objects.add_views(story.pk, views)
    DailyViews.objects.add_views(hours[29].pk, 2, day=timezone.localdate(yesterday))
    rules = [{"rule": "tag", "tag": ports.tags.get()}, {"rule": "section", "section": sports.section}]
    make_layout(
        [*rules, {"rule": "most_read"}, {"rule": "most_read"}, {"rule": "newest"}], starts_at=yesterday
    )
    assert top_of(front()) == ["Tagged", "Match", "Hour 29", "Hour 28", "Hour 0"]


@pytest.mark.parametrize(
    "fields", [{"status": "draft"}, {"embargoed_until": 1}, {"published_at": 1}, {"status": "withdrawn"}]
)
def test_a_pin_that_readers_may_not_see_makes_room(client, hours, now, yesterday, fields):
    later = {name: now + dt.timedelta(hours=1) if value == 1 else value for name, value in fields.items()}
    make_layout([make_article("Secret", **later), hours[7]], starts_at=yesterday)
    assert top_of(front())[:2] == ["Hour 7", "Hour 0"]
    assert b"Secret" not in client.get("/").content


def test_a_slot_comes_and_goes_with_its_hours(hours, now, yesterday):
    hour = dt.timedelta(hours=1)
    slots = [{"story": hours[20], "ends_at": now + hour}, {"story": hours[21], "starts_at": now + 2 * hour}]
    make_layout(slots, starts_at=yesterday)
    leads = [
        fill_front(list(Section.objects.all()), at=now + hours * hour).lead.headline for hours in range(3)
    ]
    assert leads == ["Hour 20", "Hour 0", "Hour 21"]


def test_slots_beyond_their_places_wait_in_reserve(hours, tomorrow, yesterday):
    held = make_article("Held", embargoed_until=tomorrow)
    make_layout([held, *hours[10:16]], starts_at=yesterday)
    page = front()
    assert top_of(page) == [f"Hour {n}" for n in range(10, 15)]
    assert "Hour 15" not in [story.headline for story in page.latest]


def test_forty_pins_of_the_newest_leave_no_place_empty(hours, now, yesterday):
    more = [make_article(f"More {n}", published_at=now - dt.timedelta(minutes=n)) for n in range(40)]
    make_layout([{"story": story, "place": "latest"} for story in more], starts_at=yesterday)
    page = front()
    assert len(page.latest) == 8
    assert len(page.secondary) == 4


def test_featured_stories_stand_behind_what_is_laid_out(hours, yesterday):
    make_article("Featured", further=[Section.objects.get(slug=FEATURED)], published_at=yesterday)
    make_layout([hours[20]], starts_at=yesterday)
    assert top_of(front())[:3] == ["Hour 20", "Featured", "Hour 0"]


def test_a_sections_front_begins_with_what_is_laid_out(client, hours, yesterday):
    match = make_article("Match", section=section("sports"))
    make_layout([hours[5], match, {"rule": "newest"}], section=section(), starts_at=yesterday)
    assert headlines(client)[:5] == ["Hour 5", "Match", "Hour 0", "Hour 1", "Hour 2"]
    assert len(set(headlines(client))) == len(headlines(client)) == 21
    older = client.get("/section/mindanao/").context["page"].older
    assert client.get(f"/section/mindanao/?before={older}").status_code == 200
    assert "Hour 5" not in client.get("/section/visayas/").content.decode()


def test_what_is_laid_out_costs_few_queries_and_the_home_page_none(client, hours, yesterday):
    def count(address="/"):
        with CaptureQueriesContext(connection) as queries:
            assert client.get(address).status_code == 200
        return len(queries)

    before, of_section = count(), count("/section/mindanao/")
    rules = [{"rule": "most_read"}, {"rule": "section", "section": section()}]
    make_layout([hours[9], *rules], starts_at=yesterday)
    assert count() == before
    make_layout([hours[25], *rules[1:]], section=section(), starts_at=yesterday)
    assert count("/section/mindanao/") == of_section + 4
