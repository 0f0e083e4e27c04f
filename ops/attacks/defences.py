"""The defences against each attack, each of which can be taken away: the attacks' positive controls.

Each function takes the page cache of a server and returns the WSGI application that goes on without the defence. They
use `mock.patch`, which raises where what it replaces has another name by now.
"""

from collections.abc import Callable
from dataclasses import replace
from unittest import mock

from django.db.transaction import Atomic

from newsroom.conflicts.edit_conflict import EditConflict
from pagecache.cache import PageCache
from pagecache.expiry import MAX_AGE
from pagecache.keys import CacheKey
from pagecache.pages import CachedPage
from pagecache.render_pool import RenderPool


def without_page_cache(cache: PageCache) -> Callable:
    """Django alone."""
    return cache.django


def without_coalescing(cache: PageCache) -> Callable:
    """Everybody who finds no page renders one."""
    alone = lambda key, tier, *_: cache._render(key, tier, patience=30)  # noqa: E731
    mock.patch.object(cache, "_render_current", alone).start()
    return cache


def without_version(cache: PageCache) -> Callable:
    """Nobody hears of changes."""
    mock.patch.object(type(cache.watcher), "is_well", True).start()
    mock.patch.object(type(cache.watcher), "current", return_value="1").start()
    return cache


def without_visibility(cache: PageCache) -> Callable:
    """Nobody hears of what was taken away."""
    mock.patch.object(cache.watcher, "windows", {}).start()  # raises where it has another name
    nothing = property(lambda watcher: {}, lambda watcher, _: None)
    mock.patch.object(type(cache.watcher), "windows", nothing, create=True).start()
    return cache


def without_expiry(cache: PageCache) -> Callable:
    """Nobody knows what is scheduled."""
    mock.patch.object(cache.expiry, "end_of", lambda version, now: now + MAX_AGE).start()
    return cache


def without_normalising(cache: PageCache) -> Callable:
    """Whatever stands behind an address makes another page."""
    mock.patch.object(CacheKey, "of", lambda path, query: CacheKey(path, query)).start()
    return cache


def without_limits(cache: PageCache) -> Callable:
    """As many searches at a time as there are threads, each of them patient."""
    cache.costly_tier = replace(cache.costly_tier, pool=RenderPool(1000, 1000), patience=30)
    return cache


def without_last_version(cache: PageCache) -> Callable:
    """Only what is of the current version is served."""
    mock.patch.object(CachedPage, "may_be_shown", return_value=False).start()
    return cache


def without_signature(cache: PageCache) -> Callable:
    """Whatever lies in Redis is believed."""
    for tier in (cache.tier, cache.costly_tier):
        mock.patch.object(tier.shared, "_seal", lambda address, data: data[:0]).start()
    mock.patch("pagecache.stores.SEAL", 0).start()
    mock.patch.object(CachedPage, "is_fresh", return_value=True).start()
    return cache


def without_merging(cache: PageCache) -> Callable:
    """A save against another version than the newest is refused, whoever has saved that one."""
    mock.patch.object(
        EditConflict, "bring_together", lambda conflict: conflict.form.add_error(None, "No.")
    ).start()
    return cache


def without_transactions(cache: PageCache) -> Callable:
    """Each statement is a transaction of its own."""
    mock.patch.object(Atomic, "__enter__", return_value=None).start()
    mock.patch.object(Atomic, "__exit__", return_value=None).start()
    return cache


def without_resubmission(cache: PageCache) -> Callable:
    """A form that nobody may send is forgotten, as Django forgets it."""
    mock.patch("newsroom.autosave.resubmission.are_in", return_value=False).start()
    return cache
