"""Editors lay fronts out, the publisher looks on, and nobody else sees anything of it."""

import pytest

from frontpage.models import BreakingNews, Layout
from tests.factories import make_article, make_user, section
from tests.frontpage.fronts import layout_url, make_layout, page_of, slot_fields
from tests.newsroom.desk import filled

pytestmark = pytest.mark.django_db
HUGE = "9" * 30


@pytest.fixture
def layout(yesterday):
    return make_layout([make_article("Ferries sail")], starts_at=yesterday)


def pages(layout, line):
    changes = ["/admin/frontpage/layout/add/", "/admin/frontpage/breakingnews/add/"]
    return changes, [
        "/admin/frontpage/layout/",
        layout_url(layout),
        page_of(layout, "preview"),
        page_of(layout, "history"),
        "/admin/frontpage/breakingnews/",
        f"/admin/frontpage/breakingnews/{line.pk}/change/",
    ]


@pytest.mark.parametrize(
    ("role", "sees", "changes"),
    [("Editor", 200, 200), ("Publisher", 200, 403), ("Sub-editor", 403, 403), ("Reporter", 403, 403),
     ("Advertising", 403, 403), ("", 403, 403)],
)  # fmt: skip
def test_each_role_gets_what_it_needs(client, layout, now, tomorrow, role, sees, changes):
    line = BreakingNews.objects.create(text="Signal no. 3", ends_at=tomorrow)
    client.force_login(make_user(role=role))
    for_changing, for_reading = pages(layout, line)
    assert {address: client.get(address).status_code for address in for_reading} == dict.fromkeys(
        for_reading, sees
    )
    found = {address: client.get(address).status_code for address in for_changing}
    assert found == dict.fromkeys(for_changing, changes)


@pytest.mark.parametrize("role", ["Publisher", "Sub-editor", "Reporter", "Advertising", ""])
def test_a_forged_post_changes_nothing(client, editor, layout, role):
    client.force_login(editor)
    data = filled(client.get(layout_url(layout)), **slot_fields(0, rule="newest", story=""))
    client.force_login(make_user(role=role))
    for address in (layout_url(layout), layout_url(), page_of(layout, "return")):
        assert client.post(address, data).status_code == 403, address
    assert Layout.objects.get().slots.get().rule == "pin"


def test_strangers_sign_in_first(client, layout):
    for address in (layout_url(layout), page_of(layout, "preview"), page_of(layout, "return")):
        assert client.get(address).status_code == 302


def test_the_publisher_reads_what_stands_where(client, layout):
    client.force_login(make_user(role="Publisher"))
    page = client.get(layout_url(layout)).content.decode()
    assert "Ferries sail" in page
    assert "_continue" not in page


@pytest.mark.parametrize(
    "forged",
    [
        {"slots-0-story": "x"},
        {"slots-0-story": HUGE},
        {"slots-0-section": "-1", "slots-0-tag": HUGE},
        {"slots-0-rule": "everything", "slots-0-place": "roof"},
        {"slots-0-position": HUGE},
        {"slots-0-starts_at": "0001-01-01T00:00", "slots-0-ends_at": "9999-12-31T23:59"},
        {"slots-0-address": "http://[broken"},
        {"slots-0-address": "/" + "x" * 900},
        {"slots-TOTAL_FORMS": "100000"},
        {"slots-TOTAL_FORMS": "x"},
        {"slots-INITIAL_FORMS": "3", "slots-0-id": HUGE, "slots-0-layout": "7"},
        {"version": HUGE},
        {"version": "x", "_instead": "²"},
        {"_instead": HUGE},
        {"section": "x", "_saveasnew": "1"},
        {"section": HUGE, "_saveasnew": "1"},
        {"starts_at": "9999-12-31T23:59"},
        {"note": "x" * 500},
    ],
    ids=str,
)
def test_a_hostile_form_gets_an_answer(client, editor, layout, forged):
    client.force_login(editor)
    data = filled(client.get(layout_url(layout)), **forged)
    assert client.post(layout_url(layout), data).status_code in {200, 302}
    assert Layout.objects.current().count() == 1


@pytest.mark.parametrize("name", ["preview", "history"])
def test_pages_of_no_layout_are_not_there(client, editor, name):
    client.force_login(editor)
    for pk in ("0", HUGE, "x"):
        assert client.get(f"/admin/frontpage/layout/{pk}/{name}/").status_code in {302, 404}
    assert client.post("/admin/frontpage/layout/0/return/").status_code == 404


def test_a_hostile_line_of_breaking_news_gets_an_answer(client, editor):
    client.force_login(editor)
    address = "/admin/frontpage/breakingnews/add/"
    data = filled(client.get(address), text="Signal")
    for forged in (
        {"story": HUGE},
        {"story": "x"},
        {"starts_at": "x"},
        {"ends_at": "2026-01-01T00:00"},
        {"text": ""},
    ):
        assert client.post(address, data | forged).status_code == 200
    assert not BreakingNews.objects.exists()


def test_nothing_that_was_laid_out_is_deleted_but_with_its_section(client, editor, layout, yesterday):
    client.force_login(editor)
    address = f"/admin/frontpage/layout/{layout.pk}/delete/"
    assert client.post(address, {"post": "yes"}).status_code == 403
    make_layout([], section=section("sports"), starts_at=yesterday)
    client.post(f"/admin/sections/section/{section('sports').pk}/delete/", {"post": "yes"})
    assert Layout.objects.get() == layout
