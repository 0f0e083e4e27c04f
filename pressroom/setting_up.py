"""Sets the press up as the settings say."""

from django.conf import settings
from django.urls import reverse

from pressroom.almanac import Almanac
from pressroom.mirror import Mirror
from pressroom.orders import Order
from pressroom.press import PATIENCE, PATIENCE_WITH_COSTLY, Press, Shelf
from pressroom.printers import AtOnce, Printers
from pressroom.racks import DiskRack, MemoryRack, RedisRack, SharedRack
from pressroom.version import version_of
from pressroom.watch import Watch

MEGABYTE = 1_000_000
# Pages in one process's memory, and on disk; those that may be turned away have a small place of their own, so that
# a flood of searches pushes no story out.
IN_MEMORY, ON_DISK = 24 * MEGABYTE, 400 * MEGABYTE
COSTLY_IN_MEMORY, COSTLY_ON_DISK = 3 * MEGABYTE, 10 * MEGABYTE
# In Redis, in seconds: stories for as long as a database may be away; searches just long enough to be shared.
IN_REDIS, COSTLY_IN_REDIS = 30 * 24 * 3600, 15
# Pages that one process prints at a time, and that wait for it: as many as can be made in PATIENCE. Each has a reader
# in one of the server's threads (deploy/gunicorn.conf.py); some must be left for the pages that are printed already.
PRINTERS, IN_QUEUE = 2, 22
COSTLY_PRINTERS, COSTLY_IN_QUEUE = 1, 1


def set_up(django, look_every=0.25):
    """A Press around Django's WSGI application; `look_every` is how often it looks for a new edition, in seconds.

    With 0 it looks with every request, and prints in the thread of the request: a test's way.
    """
    shared, costly = _shared_racks()
    notebooks = [shared, _disk()] if isinstance(shared, RedisRack) else [shared]
    printers = Printers(PRINTERS, IN_QUEUE) if look_every else AtOnce()
    costly_printers = Printers(COSTLY_PRINTERS, COSTLY_IN_QUEUE) if look_every else AtOnce()
    return Press(
        django,
        Watch(version_of(settings.BASE_DIR), look_every, *notebooks),
        Almanac(),
        Shelf(MemoryRack(IN_MEMORY), shared, printers, PATIENCE),
        Shelf(MemoryRack(COSTLY_IN_MEMORY), costly, costly_printers, PATIENCE_WITH_COSTLY),
        mirror=Mirror(settings.VAR_DIR / "mirror"),
        excuse=_excuse,
    )


def _shared_racks():
    """For pages and for costly pages: in Redis where the settings name one, else on this machine's disk."""
    secret, cache = settings.SECRET_KEY, settings.CACHES["default"]
    if "LOCATION" in cache:
        return (
            RedisRack(secret, cache["LOCATION"], IN_REDIS, "printed:"),
            RedisRack(secret, cache["LOCATION"], COSTLY_IN_REDIS, "costly:"),
        )
    return _disk(), DiskRack(secret, settings.VAR_DIR / "printed/costly", COSTLY_ON_DISK)


def _disk():
    """This machine's disk: for pages where there is no Redis, and a notebook for when that is dead as well."""
    return DiskRack(settings.SECRET_KEY, settings.VAR_DIR / "printed/pages", ON_DISK)


def _excuse(is_busy):
    """The page that says why there is none: too many search, or the database is away."""
    return Order(reverse("unavailable"), "busy=1" if is_busy else "")


def set_up_alone(django):
    """A Press for one process that prints everything, as `manage.py print_site` does: it keeps no page for others."""
    press = set_up(django)
    press.shelf = Shelf(MemoryRack(MEGABYTE), SharedRack(settings.SECRET_KEY), AtOnce())
    return press
