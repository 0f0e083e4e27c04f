"""Sets the page cache up as the settings say."""

from wsgiref.types import WSGIApplication

from django.conf import settings
from django.urls import reverse

from pagecache.cache import PATIENCE, PATIENCE_WITH_COSTLY, PageCache, StaticCopy, Tier
from pagecache.expiry import Expiry
from pagecache.keys import CacheKey
from pagecache.render_pool import InlinePool, RenderPool
from pagecache.stores import DiskStore, MemoryStore, RedisStore, SharedStore
from pagecache.version import VersionWatcher, code_version

MEGABYTE = 1_000_000
# Bytes of pages in one process's memory, and on disk; those that may be turned away have a small place of their own, so
# that a flood of searches pushes no story out.
IN_MEMORY, ON_DISK = 24 * MEGABYTE, 400 * MEGABYTE
COSTLY_IN_MEMORY, COSTLY_ON_DISK = 3 * MEGABYTE, 10 * MEGABYTE
# In Redis, in seconds: stories for as long as a database may be away; searches just long enough to be shared.
IN_REDIS, COSTLY_IN_REDIS = 30 * 24 * 3600, 15
# Pages that one process renders at a time, and that wait for it: as many as can be made in PATIENCE. Each has a reader
# in one of the server's threads (ops/server/gunicorn.conf.py); some must be left for finished pages.
RENDERING, IN_QUEUE = 2, 22
COSTLY_RENDERING, COSTLY_IN_QUEUE = 1, 1


def make_page_cache(django: WSGIApplication, static_site: StaticCopy, look_every: float = 0.25) -> PageCache:
    """A PageCache around Django's WSGI application; `look_every` is how often it looks for a new content version, in
    seconds.

    With 0 it looks with every request, and renders in the thread of the request, for tests.
    """
    shared, costly = _shared_stores()
    window_stores = [shared, _disk()] if isinstance(shared, RedisStore) else [shared]
    pool = RenderPool(RENDERING, IN_QUEUE) if look_every else InlinePool()
    costly_pool = RenderPool(COSTLY_RENDERING, COSTLY_IN_QUEUE) if look_every else InlinePool()
    return PageCache(
        django,
        VersionWatcher(code_version(settings.BASE_DIR), look_every, *window_stores),
        Expiry(),
        Tier(MemoryStore(IN_MEMORY), shared, pool, PATIENCE),
        Tier(MemoryStore(COSTLY_IN_MEMORY), costly, costly_pool, PATIENCE_WITH_COSTLY),
        static_site=static_site,
        unavailable_key=_unavailable_key,
    )


def make_standalone_page_cache(django: WSGIApplication, static_site: StaticCopy) -> PageCache:
    """A PageCache for one process that makes every page, `manage.py build_static_site`: it keeps none for others."""
    page_cache = make_page_cache(django, static_site)
    page_cache.tier = Tier(MemoryStore(MEGABYTE), SharedStore(settings.SECRET_KEY), InlinePool())
    return page_cache


def _shared_stores() -> tuple[SharedStore, SharedStore]:
    """For pages and for costly pages: in Redis where the settings name one, else on this machine's disk."""
    secret, cache = settings.SECRET_KEY, settings.CACHES["default"]
    if "LOCATION" in cache:
        return (
            RedisStore(secret, cache["LOCATION"], IN_REDIS, "pages:"),
            RedisStore(secret, cache["LOCATION"], COSTLY_IN_REDIS, "costly-pages:"),
        )
    return _disk(), DiskStore(secret, settings.VAR_DIR / "pagecache/costly", COSTLY_ON_DISK)


def _disk() -> DiskStore:
    """This machine's disk: for pages where there is no Redis, and for visibility windows when that is dead as well."""
    return DiskStore(settings.SECRET_KEY, settings.VAR_DIR / "pagecache/pages", ON_DISK)


def _unavailable_key(is_busy: bool) -> CacheKey:
    """The page that says why there is none: too many search, or the database is away."""
    return CacheKey(reverse("unavailable"), "busy=1" if is_busy else "")
