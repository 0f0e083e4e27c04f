"""Laying a front out in a real Chromium: with a mouse, with the keyboard, and with JavaScript switched off."""

import datetime as dt

import pytest

from tests.factories import make_article, section
from tests.frontpage.fronts import layout_url, make_layout, page_of, pinned
from tests.newsroom.test_accessibility import complaints
from tests.newsroom.test_in_a_browser import choose, sign_in

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def stories(transactional_db, now):
    return [make_article(f"Story {n}", published_at=now - dt.timedelta(hours=n)) for n in range(1, 6)]


@pytest.fixture
def layout(stories, yesterday):
    return make_layout(stories[:3], starts_at=yesterday)


def save(page):
    page.click("[name=_continue]")
    page.wait_for_selector(".messagelist .success")


def handle(page, number):
    return page.locator(".slot:not(.empty-form) .slot-handle").nth(number - 1)


def drag(page, number, onto):
    """Drags a slot by its handle above another."""
    page.set_viewport_size({"width": 1280, "height": 1400})
    page.wait_for_load_state()  # boxes in which one searches are built last, and move what is below them
    start, end = handle(page, number).bounding_box(), handle(page, onto).bounding_box()
    page.mouse.move(start["x"] + 10, start["y"] + 10)
    page.mouse.down()
    page.mouse.move(end["x"] + 10, end["y"] - 4, steps=8)
    page.mouse.up()


def test_a_slot_is_dragged_and_readers_see_the_new_order(at_home, editor, layout, page, browser):
    sign_in(page, at_home, layout_url(layout))
    drag(page, 3, onto=1)
    assert page.inner_text("#slots-said") == "Slot 1 of 6"
    save(page)
    assert pinned(layout) == ["Story 3", "Story 1", "Story 2"]
    assert page.locator(".slot-report").all_inner_texts() == pinned(layout)
    reader = browser.new_context().new_page()
    reader.goto(at_home)
    assert reader.inner_text(".front-top h2 >> nth=0") == "Story 3"
    reader.context.close()


def test_a_finger_drags_a_slot_on_a_phone(at_home, editor, layout, browser):
    context = browser.new_context(viewport={"width": 360, "height": 2400}, has_touch=True, is_mobile=True)
    page = context.new_page()
    sign_in(page, at_home, layout_url(layout))
    page.wait_for_load_state()
    start, end = handle(page, 3).bounding_box(), handle(page, 1).bounding_box()
    finger, way = context.new_cdp_session(page), end["y"] - 4 - start["y"] - 10
    for step in range(9):
        point = {"x": start["x"] + 10, "y": start["y"] + 10 + way * step / 8}
        kind = "touchMove" if step else "touchStart"
        finger.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": [point]})
    finger.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    save(page)
    assert pinned(layout) == ["Story 3", "Story 1", "Story 2"]
    context.close()


def test_the_arrow_keys_move_a_slot(at_home, editor, layout, page):
    sign_in(page, at_home, layout_url(layout))
    page.wait_for_selector(".slot-handle:visible")  # shown by the script that moves them
    handle(page, 1).focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowUp")
    save(page)
    assert pinned(layout) == ["Story 2", "Story 1", "Story 3"]


def test_a_typed_number_moves_its_slot_at_once(at_home, editor, layout, page):
    sign_in(page, at_home, layout_url(layout))
    page.wait_for_selector(".slot-handle:visible")  # shown by the script that moves them
    page.fill("#id_slots-2-position", "1")
    page.keyboard.press("Tab")
    assert page.locator(".slot-report").all_inner_texts() == ["Story 3", "Story 1", "Story 2"]
    page.click("text=Add another Slot")
    save(page)
    assert pinned(layout) == ["Story 3", "Story 1", "Story 2"]


def test_a_story_is_found_by_its_words_and_pinned_in_a_new_slot(at_home, editor, layout, page):
    sign_in(page, at_home, layout_url(layout))
    choose(page, "id_slots-3-story", "story", "Story 5")
    page.click("text=Add another Slot")
    page.select_option("#id_slots-6-rule", label="Newest of a section")
    assert not page.is_visible("#id_slots-6-tag + .select2-container")
    page.select_option("#id_slots-6-section", label="Mindanao")
    page.locator("#slots-1 .inline-deletelink").click()
    save(page)
    assert pinned(layout) == ["Story 1", "Story 3", "Story 5"]
    assert layout.slots.last().section == section()


def test_a_slot_that_is_dropped_into_a_block_stands_there(at_home, editor, stories, yesterday, page):
    block = {"place": "block", "section": section()}
    layout = make_layout([stories[0], *(block | {"story": s} for s in stories[1:3])], starts_at=yesterday)
    sign_in(page, at_home, layout_url(layout))
    drag(page, 1, onto=3)
    save(page)
    assert [slot.place for slot in layout.slots.all()] == ["block"] * 3
    assert pinned(layout) == ["Story 2", "Story 1", "Story 3"]


def test_all_of_it_works_without_javascript(at_home, editor, layout, browser):
    context = browser.new_context(java_script_enabled=False, viewport={"width": 360, "height": 800})
    page = context.new_page()
    sign_in(page, at_home, layout_url(layout))
    page.fill("#id_slots-2-position", "1")
    page.fill("#id_slots-3-address", at_home + "/story-5/")
    page.check("#id_slots-0-DELETE")
    save(page)
    assert pinned(layout) == ["Story 3", "Story 2", "Story 5"]
    page.goto(at_home + page_of(layout, "history"))
    page.click("text=Return to this >> nth=1")
    page.wait_for_selector(".messagelist:has-text('is laid out as it was')")
    assert pinned(layout) == ["Story 1", "Story 2", "Story 3"]
    context.close()


def test_two_browsers_lay_out_the_same_front(at_home, editor, layout, page):
    sign_in(page, at_home, layout_url(layout))
    other = page.context.new_page()
    other.goto(at_home + layout_url(layout))
    drag(other, 2, onto=1)
    save(other)
    drag(page, 3, onto=1)
    page.click("[name=_continue]")
    page.wait_for_selector("text=has saved this front since you opened it")
    assert complaints(page) == []
    with page.context.expect_page() as newer:
        page.click("text=open the newer version in a new tab")
    newer.value.wait_for_load_state()
    assert pinned(layout) == ["Story 2", "Story 1", "Story 3"]
    page.click("text=Save mine in its place")
    page.wait_for_selector(".messagelist .success")
    assert pinned(layout) == ["Story 3", "Story 1", "Story 2"]
