"""Two editors lay out the same front: nobody's work is overwritten unseen, and nothing is lost."""

import pytest
from django.test import Client

from frontpage import layouts as laying
from frontpage.layouts import LayoutConflict, save_layout
from frontpage.models import Layout, Slot
from tests.factories import make_article, make_user
from tests.frontpage.fronts import layout_url, make_layout, page_of, pinned, slot_fields
from tests.newsroom.desk import errors, filled

pytestmark = pytest.mark.django_db


@pytest.fixture
def ana(editor):
    client = Client()
    client.force_login(editor)
    return client


@pytest.fixture
def ben(db):
    client = Client()
    client.force_login(make_user("ben", role="Editor"))
    return client


@pytest.fixture
def stories(now):
    return [make_article(f"Story {n}") for n in range(4)]


@pytest.fixture
def layout(stories, yesterday):
    return make_layout([stories[0]], starts_at=yesterday)


def save(desk, layout, opened, **changes):
    return desk.post(layout_url(layout), filled(opened, **changes))


def test_a_save_against_a_newer_version_changes_nothing_and_keeps_the_work(ana, ben, layout, stories):
    with_ana, with_ben = ana.get(layout_url(layout)), ben.get(layout_url(layout))
    assert save(ana, layout, with_ana, **slot_fields(0, story=stories[1].pk)).status_code == 302
    response = save(ben, layout, with_ben, **slot_fields(1, story=stories[2].pk), note="Ben's evening")
    assert pinned(layout) == ["Story 1"]
    assert response.status_code == 200
    assert "editor has saved this front since you opened it" in errors(response)
    page = response.content.decode()
    assert "Ben&#x27;s evening" in page
    assert f'<option value="{stories[2].pk}" selected>Story 2</option>' in page


def test_whoever_was_refused_may_save_in_the_place_of_the_newer_one(ana, ben, layout, stories):
    with_ben = ben.get(layout_url(layout))
    save(ana, layout, ana.get(layout_url(layout)), **slot_fields(0, story=stories[1].pk))
    refused = save(ben, layout, with_ben, **slot_fields(1, story=stories[2].pk))
    assert b'name="_instead" value="2"' in refused.content
    assert save(ben, layout, refused, _instead="2").status_code == 302
    assert pinned(layout) == ["Story 0", "Story 2"]
    assert [pinned(past) for past in layout.past.order_by("version")] == [["Story 0"], ["Story 1"]]


def test_and_not_in_the_place_of_one_that_they_have_not_seen(ana, ben, layout, stories):
    with_ben = ben.get(layout_url(layout))
    for number in (1, 2):
        save(ana, layout, ana.get(layout_url(layout)), **slot_fields(0, story=stories[number].pk))
    response = save(ben, layout, with_ben, **slot_fields(0, story=stories[3].pk), _instead="2")
    assert "since you opened it" in errors(response)
    assert pinned(layout) == ["Story 2"]


def test_a_second_click_is_no_conflict_and_no_version(ana, layout, stories):
    opened = ana.get(layout_url(layout))
    for _ in range(3):
        assert save(ana, layout, opened, **slot_fields(0, story=stories[1].pk)).status_code == 302
    assert layout.past.count() == 1


def test_a_save_that_slips_in_is_not_overwritten(ana, layout, stories, monkeypatch, editor):
    """What only PostgreSQL allows, played by hand: nobody had saved when it was looked up, the UPDATE finds one."""
    opened, is_stored = ana.get(layout_url(layout)), laying._is_stored

    def then_theirs(ours, slots):
        monkeypatch.undo()
        theirs = Layout.objects.get(pk=layout.pk)
        save_layout(theirs, [Slot(story=stories[3])], by=editor)
        return is_stored(ours, slots)

    monkeypatch.setattr(laying, "_is_stored", then_theirs)
    response = save(ana, layout, opened, **slot_fields(0, story=stories[1].pk))
    assert response.status_code == 200
    # In the test both are one transaction, and theirs is rolled back with it.
    assert "Story 1" in response.content.decode()
    assert pinned(layout) == ["Story 0"]


def test_a_bare_front_is_laid_out_by_one_of_two(ana, ben, stories, editor, now):
    with_ben = ben.get(layout_url())
    ana.post(layout_url(), filled(ana.get(layout_url()), **slot_fields(0, story=stories[1].pk)))
    response = ben.post(layout_url(), filled(with_ben, **slot_fields(0, story=stories[2].pk)))
    assert "This front is laid out already" in errors(response)
    assert Layout.objects.count() == 1
    with pytest.raises(LayoutConflict):
        save_layout(Layout(starts_at=Layout.objects.get().starts_at), [], by=editor)


def test_every_version_comes_back_with_one_click(ana, layout, stories, client):
    for number in (1, 2):
        save(ana, layout, ana.get(layout_url(layout)), **slot_fields(0, story=stories[number].pk))
    first = layout.past.get(version=1)
    history = ana.get(page_of(layout, "history")).content.decode()
    assert history.count("Return to this") == 3
    assert b"Story 0" in ana.get(page_of(first, "preview")).content
    response = ana.post(page_of(first, "return"), follow=True)
    assert "is laid out as it was" in response.content.decode()
    assert pinned(layout) == ["Story 0"]
    assert layout.past.count() == 3
    assert ana.get(page_of(first, "return")).status_code == 405
    assert "Save mine" not in ana.get(layout_url(first)).content.decode()
