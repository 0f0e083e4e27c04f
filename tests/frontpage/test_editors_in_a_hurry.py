"""Editors who save the same front at the same time: each save is either on the page or in the history, or refused."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection

from frontpage.layouts import LayoutConflict, save_layout
from frontpage.models import Layout, Slot
from tests.factories import make_article
from tests.frontpage.fronts import make_layout

pytestmark = pytest.mark.django_db(transaction=True)
EDITORS, ROUNDS = 4, 8


def save(number, rounds, start):
    """Saves what the editor of that number has laid out, several times; returns the notes that were taken."""
    taken = []
    try:
        for turn in range(rounds):
            start.wait(30)
            layout = Layout.objects.current().get()
            layout.note = f"Editor {number}, {turn}"
            start.wait(30)  # everybody has seen the same version
            try:
                save_layout(layout, [Slot(rule="newest") for _ in range(number + 1)], by=None)
            except LayoutConflict:
                continue
            taken.append(layout.note)
        return taken
    finally:
        connection.close()


def test_of_several_saves_against_one_version_one_is_taken_and_none_is_lost(migrated, yesterday):
    layout = make_layout([make_article()], starts_at=yesterday, note="Before")
    start = Barrier(EDITORS)
    with ThreadPoolExecutor(EDITORS) as editors:
        saves = [editors.submit(save, number, ROUNDS, start) for number in range(EDITORS)]
        taken = [note for saved in saves for note in saved.result()]
    layout.refresh_from_db()
    kept = [layout, *layout.past.order_by("-version")]
    assert len(taken) == ROUNDS
    assert sorted(version.note for version in kept) == sorted(["Before", *taken])
    assert [version.version for version in kept] == list(range(ROUNDS + 1, 0, -1))
    for version in kept[:-1]:
        assert version.slots.count() == int(version.note[7]) + 1
