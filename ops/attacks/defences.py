"""What the press does against each attack, taken away from it: the attacks' positive controls."""

from dataclasses import replace
from unittest import mock

from django.db.transaction import Atomic

from newsroom.meeting import Meeting
from pagecache.expiry import LONGEST
from pagecache.keys import CacheKey
from pagecache.pages import CachedPage
from pagecache.render_pool import RenderPool


def without_press(press):
    """Django alone."""
    return press.django


def without_coalescing(press):
    """Everybody who finds no page prints one."""
    press._print_current = lambda order, shelf, *_: press._print(order, shelf, patience=30)
    return press


def without_edition(press):
    """Nobody hears of changes."""
    mock.patch.object(type(press.watch), "is_well", True).start()
    mock.patch.object(type(press.watch), "current", return_value="1").start()
    return press


def without_terms(press):
    """Nobody hears of what was taken away."""
    nothing = property(lambda watch: {}, lambda watch, _: None)
    mock.patch.object(type(press.watch), "terms", nothing, create=True).start()
    return press


def without_almanac(press):
    """Nobody knows what is scheduled."""
    press.almanac.end_of = lambda edition, now: now + LONGEST
    return press


def without_tidying(press):
    """Whatever stands behind an address makes another page."""
    mock.patch.object(CacheKey, "of", lambda path, query: CacheKey(path, query)).start()
    return press


def without_places(press):
    """As many searches at a time as there are threads, each of them patient."""
    press.costly_shelf = replace(press.costly_shelf, printers=RenderPool(1000, 1000), patience=30)
    return press


def without_last_edition(press):
    """Only what is of today's edition is handed out."""
    mock.patch.object(CachedPage, "is_still_true", return_value=False).start()
    return press


def without_seal(press):
    """Whatever lies in Redis is believed."""
    for shelf in (press.shelf, press.costly_shelf):
        shelf.shared._seal = lambda address, data: data[:0]
    mock.patch("pagecache.stores.SEAL", 0).start()
    mock.patch.object(CachedPage, "is_fresh", return_value=True).start()
    return press


def without_merging(press):
    """A save against another version than the newest is refused, whoever has saved that one."""
    mock.patch.object(Meeting, "bring_together", lambda meeting: meeting.form.add_error(None, "No.")).start()
    return press


def without_transactions(press):
    """Each statement is a transaction of its own."""
    mock.patch.object(Atomic, "__enter__", return_value=None).start()
    mock.patch.object(Atomic, "__exit__", return_value=None).start()
    return press


def without_door(press):
    """A form that nobody may send is forgotten, as Django forgets it."""
    mock.patch("newsroom.kept_words.are_in", return_value=False).start()
    return press
