"""An editor lays a front out in the newsroom: orders, pins, prepares, puts aside."""

import datetime as dt

import pytest
from django.urls import reverse
from django.utils import timezone

from frontpage.layouts import layout_in_force
from frontpage.models import Layout
from tests.factories import make_article, section
from tests.frontpage.fronts import layout_url, make_layout, page_of, pinned, slot_fields
from tests.newsroom.desk import errors, filled

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(client, editor):
    client.force_login(editor)
    return client


@pytest.fixture
def stories(now):
    return [make_article(f"Story {n}", published_at=now - dt.timedelta(days=9, hours=n)) for n in range(6)]


def save(desk, layout, **changes):
    """Opens a layout's form and sends it back with changes."""
    return desk.post(layout_url(layout), filled(desk.get(layout_url(layout)), **changes))


def test_the_first_layout_is_on_the_page_as_soon_as_it_is_saved(desk, stories, client):
    response = save(desk, None, **slot_fields(0, story=stories[3].pk), note="  Election  night ")
    layout = Layout.objects.get()
    assert response.status_code == 302
    assert (layout.note, layout.saved_by.username, pinned(layout)) == (
        "Election night",
        "editor",
        ["Story 3"],
    )
    assert layout_in_force(None) == layout
    page = client.get("/").content.decode()
    assert page.index("Story 3") < page.index("Story 0")


def test_typed_numbers_move_slots(desk, stories, yesterday):
    layout = make_layout(stories[:4], starts_at=yesterday)
    save(desk, layout, **slot_fields(3, position=1))
    assert pinned(layout) == ["Story 3", "Story 0", "Story 1", "Story 2"]
    save(desk, layout, **slot_fields(0, position=3))
    assert pinned(layout) == ["Story 0", "Story 1", "Story 3", "Story 2"]
    save(desk, layout, **slot_fields(4, story=stories[5].pk), **slot_fields(1, DELETE="on"))
    assert pinned(layout) == ["Story 0", "Story 3", "Story 2", "Story 5"]
    assert [slot.position for slot in layout.slots.all()] == [1, 2, 3, 4]


@pytest.mark.parametrize("address", ["story-2", "/story-2/", "http://testserver/Story-2/?from=mail"])
def test_without_javascript_a_story_is_pinned_by_its_address(desk, stories, address):
    save(desk, None, **slot_fields(0, address=address))
    assert pinned(Layout.objects.get()) == ["Story 2"]


def test_slots_are_kept_place_by_place(desk, stories, yesterday):
    layout = make_layout(stories[:3], starts_at=yesterday)
    save(
        desk, layout, **slot_fields(0, place="block", section=section().pk), **slot_fields(1, place="latest")
    )
    assert [slot.place for slot in layout.slots.all()] == ["top", "latest", "block"]


def test_tomorrow_at_six_the_prepared_layout_takes_over(desk, stories, client, yesterday):
    today = make_layout([stories[1]], starts_at=yesterday)
    six = (timezone.localtime() + dt.timedelta(days=1)).replace(hour=6, minute=0, second=0, microsecond=0)
    data = filled(desk.get(layout_url(today)), starts_at=f"{six:%Y-%m-%dT%H:%M}", section="")
    del data["_continue"]
    desk.post(layout_url(today), data | {"_saveasnew": "1"} | slot_fields(0, story=stories[5].pk))
    prepared = Layout.objects.current().exclude(pk=today.pk).get()
    assert (prepared.starts_at, pinned(prepared), pinned(today)) == (six, ["Story 5"], ["Story 1"])
    assert layout_in_force(None) == today
    assert layout_in_force(None, six) == prepared
    preview = desk.get(page_of(prepared, "preview")).content.decode()
    assert preview.index("Story 5") < preview.index("Story 1")
    assert "6:00 a.m., when nothing else changes" in preview
    page = client.get("/").content.decode()
    assert page.index("Story 1") < page.index("Story 5")


def test_a_preview_shows_what_will_be_out_by_then(desk, stories, tomorrow):
    make_article("Budget passes", embargoed_until=tomorrow - dt.timedelta(hours=1))
    prepared = make_layout([stories[0]], starts_at=tomorrow)
    assert b"Budget passes" in desk.get(page_of(prepared, "preview")).content
    assert b"Budget passes" not in desk.get("/").content


def test_the_layout_on_the_page_cannot_be_moved_away_by_a_slip(desk, stories, yesterday, tomorrow):
    layout = make_layout([stories[1]], starts_at=yesterday)
    response = save(desk, layout, starts_at=f"{timezone.localtime(tomorrow):%Y-%m-%dT%H:%M}")
    assert "choose “Save as another layout”" in errors(response)
    assert "laid out already" in errors(save(desk, None))
    assert layout_in_force(None) == layout


def test_two_layouts_do_not_take_over_at_the_same_moment(desk, stories, tomorrow):
    moment = tomorrow.replace(second=0, microsecond=0)
    make_layout([stories[1]], starts_at=moment)
    response = save(desk, None, starts_at=f"{timezone.localtime(moment):%Y-%m-%dT%H:%M}")
    assert "takes over at that very moment" in errors(response)


def test_a_layout_that_is_put_aside_is_kept_and_the_page_fills_itself(desk, stories, yesterday, client):
    layout = make_layout([stories[5]], starts_at=yesterday)
    data = filled(desk.get(layout_url(layout)))
    desk.post(layout_url(layout), data | {"_aside": "1"})
    assert layout_in_force(None) is None
    assert pinned(layout) == ["Story 5"]
    page = client.get("/").content.decode()
    assert page.index("Story 0") < page.index("Story 5")


def test_a_sections_front_has_one_list(desk, stories):
    response = save(desk, None, section=section().pk, **slot_fields(0, story=stories[0].pk, place="latest"))
    assert "every slot of it stands at the top" in response.content.decode()
    save(desk, None, section=section().pk, **slot_fields(0, story=stories[4].pk))
    assert layout_in_force(section()).front_name == "Mindanao"


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"rule": "pin", "place": "latest"}, "Choose the story"),
        ({"rule": "section"}, "Choose the section"),
        ({"rule": "newest", "place": "block"}, "Choose the section"),
        ({"rule": "tag"}, "Choose the tag"),
        ({"address": "/nowhere/"}, "No story has this address"),
        (
            {"rule": "newest", "starts_at": "2026-11-25T09:00", "ends_at": "2026-11-25T08:00"},
            "ends after it starts",
        ),
    ],
)
def test_a_slot_that_makes_no_sense_is_explained(desk, fields, said):
    response = save(desk, None, **slot_fields(0, **fields))
    assert said in response.content.decode()
    assert not Layout.objects.exists()


def test_the_list_can_be_narrowed_to_the_home_page_by_its_name(desk):
    make_layout([])
    make_layout([], section=section("sports"))
    page = desk.get(reverse("admin:frontpage_layout_changelist"), {"section__isnull": "True"})
    assert [layout.section for layout in page.context["cl"].result_list] == [None]
    assert ">The home page</a></li>" in page.content.decode().replace("\n", "")


def told(desk, layout, **changes):
    """The sentences on the page after a save."""
    save(desk, layout, **changes)
    return [str(message) for message in desk.get(layout_url(layout)).context["messages"]]


def test_what_is_told_leads_to_the_page_and_says_when_nothing_was_changed(desk, stories, yesterday, tomorrow):
    live, later = make_layout(stories[:1], starts_at=yesterday), make_layout(stories, starts_at=tomorrow)
    said = told(desk, live, note="Sunday")
    assert said[0].startswith('<a href="/">The home page</a>: On the page since')
    assert "Nothing was changed." not in said
    preview = page_of(later, "preview")
    assert told(desk, later, note="Sunday")[0].startswith(
        f'<a href="{preview}">The home page</a>: Takes over'
    )
    version = Layout.objects.get(pk=live.pk).version
    assert "Nothing was changed." in told(desk, live)
    assert Layout.objects.get(pk=live.pk).version == version
