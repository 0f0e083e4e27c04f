"""The layout screen says of every slot what stands there, or why nothing does."""

import datetime as dt

import pytest

from frontpage.layouts import layout_in_force
from frontpage.models import Layout
from frontpage.reports import reports_of
from tests.factories import make_article, make_source, section
from tests.frontpage.fronts import layout_url, make_layout

pytestmark = pytest.mark.django_db
HOUR = dt.timedelta(hours=1)


def told(layout):
    slots = list(layout.slots.all())
    reports = reports_of(layout, slots)
    return [reports[slot.pk].words for slot in slots]


def test_a_slot_says_which_story_stands_there(yesterday):
    pin, newest = make_article("Pinned", published_at=yesterday), make_article("Newest")
    layout = make_layout([pin, {"rule": "newest"}], starts_at=yesterday)
    assert told(layout) == [pin.headline, newest.headline]


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"status": "draft"}, "Empty: it is a draft"),
        ({"status": "returned"}, "Empty: it was sent back to its reporter"),
        ({"status": "spiked"}, "Empty: it was spiked"),
        ({"embargoed_until": HOUR}, "Empty: it is embargoed until"),
        ({"published_at": HOUR}, "Empty: it is scheduled for"),
        ({"published_at": -25 * HOUR, "licence_days": 1}, "Empty: its licence ended on"),
    ],
)
def test_a_pin_that_readers_do_not_see_says_why(client, editor, now, yesterday, fields, words):
    moments = {
        name: now + value if isinstance(value, dt.timedelta) else value for name, value in fields.items()
    }
    source = make_source(licence_days=moments.pop("licence_days")) if "licence_days" in moments else None
    layout = make_layout([make_article(source=source, **moments)], starts_at=yesterday)
    assert told(layout)[0].startswith(words)
    client.force_login(editor)
    assert words in client.get(layout_url(layout)).content.decode()


def test_slots_that_cannot_show_anything_say_so(now, yesterday):
    story = make_article()
    hidden = section("sports")
    hidden.is_in_menu = False
    hidden.save()
    layout = make_layout(
        [
            story,
            story,
            {"rule": "newest", "starts_at": now + HOUR},
            {"rule": "newest", "ends_at": now - HOUR},
            {"rule": "newest", "place": "block", "section": hidden},
            *[{"rule": "newest"}] * 5,
        ],
        starts_at=yesterday,
    )
    words = told(layout)
    assert words[0] == story.headline
    assert words[1] == "Empty: the story stands in another slot"
    assert words[2].startswith("Empty: begins on")
    assert words[3].startswith("Empty: ended on")
    assert words[4] == "Empty: the section is not in the menu and has no block"
    assert words[9] == "Empty: its places are taken; it steps in when one falls free"


def test_a_layout_for_later_is_told_of_as_of_its_moment(now, tomorrow):
    story = make_article("Budget passes", embargoed_until=now + HOUR)
    assert told(make_layout([story], starts_at=tomorrow)) == ["Budget passes"]


def test_the_list_says_what_each_layout_is_doing(
    client, editor, yesterday, tomorrow, django_assert_max_num_queries
):
    for fields in ({"starts_at": yesterday - HOUR}, {"starts_at": yesterday}, {"starts_at": tomorrow}, {}):
        make_layout([], **fields)
    make_layout([], section=section(), starts_at=yesterday)
    make_layout([], starts_at=yesterday, past_of=Layout.objects.first(), note="An old version")
    client.force_login(editor)
    client.get("/admin/")
    with django_assert_max_num_queries(8):
        page = client.get("/admin/frontpage/layout/").content.decode()
    said = ["another layout has taken over", "On the page since", "Takes over on", "Put aside"]
    assert [page.count(words) for words in said] == [1, 2, 1, 1]
    assert "An old version" not in page
    assert layout_in_force(section()) != layout_in_force(None)
