"""Sets the press up as the settings say."""

from django.conf import settings
from django.urls import reverse

from pagecache.cache import PATIENCE, PATIENCE_WITH_COSTLY, PageCache, Tier
from pagecache.code_version import version_of
from pagecache.expiry import Expiry
from pagecache.keys import CacheKey
from pagecache.render_pool import InlinePool, RenderPool
from pagecache.stores import DiskStore, MemoryStore, RedisStore, SharedStore
from pagecache.watcher import VersionWatcher

MEGABYTE = 1_000_000
# Pages in one process's memory, and on disk; those that may be turned away have a small place of their own, so that
# a flood of searches pushes no story out.
IN_MEMORY, ON_DISK = 24 * MEGABYTE, 400 * MEGABYTE
COSTLY_IN_MEMORY, COSTLY_ON_DISK = 3 * MEGABYTE, 10 * MEGABYTE
# In Redis, in seconds: stories for as long as a database may be away; searches just long enough to be shared.
IN_REDIS, COSTLY_IN_REDIS = 30 * 24 * 3600, 15
# Pages that one process prints at a time, and that wait for it: as many as can be made in PATIENCE. Each has a reader
# in one of the server's threads (ops/server/gunicorn.conf.py); some must be left for finished pages.
PRINTERS, IN_QUEUE = 2, 22
COSTLY_PRINTERS, COSTLY_IN_QUEUE = 1, 1


def make_page_cache(django, static_site, look_every=0.25):
    """A PageCache around Django's WSGI application; `look_every` is how often it looks for a new edition, in seconds.

    With 0 it looks with every request, and prints in the thread of the request: a test's way.
    """
    shared, costly = _shared_racks()
    notebooks = [shared, _disk()] if isinstance(shared, RedisStore) else [shared]
    printers = RenderPool(PRINTERS, IN_QUEUE) if look_every else InlinePool()
    costly_printers = RenderPool(COSTLY_PRINTERS, COSTLY_IN_QUEUE) if look_every else InlinePool()
    return PageCache(
        django,
        VersionWatcher(version_of(settings.BASE_DIR), look_every, *notebooks),
        Expiry(),
        Tier(MemoryStore(IN_MEMORY), shared, printers, PATIENCE),
        Tier(MemoryStore(COSTLY_IN_MEMORY), costly, costly_printers, PATIENCE_WITH_COSTLY),
        mirror=static_site,
        excuse=_excuse,
    )


def _shared_racks():
    """For pages and for costly pages: in Redis where the settings name one, else on this machine's disk."""
    secret, cache = settings.SECRET_KEY, settings.CACHES["default"]
    if "LOCATION" in cache:
        return (
            RedisStore(secret, cache["LOCATION"], IN_REDIS, "printed:"),
            RedisStore(secret, cache["LOCATION"], COSTLY_IN_REDIS, "costly:"),
        )
    return _disk(), DiskStore(secret, settings.VAR_DIR / "printed/costly", COSTLY_ON_DISK)


def _disk():
    """This machine's disk: for pages where there is no Redis, and a notebook for when that is dead as well."""
    return DiskStore(settings.SECRET_KEY, settings.VAR_DIR / "printed/pages", ON_DISK)


def _excuse(is_busy):
    """The page that says why there is none: too many search, or the database is away."""
    return CacheKey(reverse("unavailable"), "busy=1" if is_busy else "")


def make_standalone_page_cache(django, static_site):
    """A PageCache for one process that makes every page, `manage.py build_static_site`: it keeps none for others."""
    press = make_page_cache(django, static_site)
    press.shelf = Tier(MemoryStore(MEGABYTE), SharedStore(settings.SECRET_KEY), InlinePool())
    return press
