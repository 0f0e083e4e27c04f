"""What rooms lend to those below them they register in `AppConfig.ready()`: all of it, and once."""

from django.apps import apps

from addresses import registry as addresses
from images import registry as pictures
from newspaper import sitemaps
from pagecache import beacons, expiry, registry
from staticsite import registry as static_site


def registered():
    """Everything that every registry holds."""
    return {
        "watched tables": registry.watched_tables(),
        "expiry": [*expiry._next_changes, *expiry._tasks],
        "beacons": beacons.registered(),
        "static site": [*static_site._catalogues, *static_site._searches],
        "pictures": [pictures.texts(), *pictures._uses],
        "addresses": addresses.registered(),
        "sitemaps": list(sitemaps._url_names),
    }


def test_every_registry_has_what_the_rooms_lend():
    held = {name: len(things) for name, things in registered().items()}
    assert (held["expiry"], held["static site"], held["sitemaps"]) == (4, 6, 1)
    assert {beacon.name for beacon in beacons.registered()} == {"views", "banners"}
    assert pictures.texts() == {"people.Person": ("biography",), "flatpages.FlatPage": ("content",)}
    assert len(pictures.uses()) == 1
    named = {kind.model.__name__ for kind in addresses.kinds()}
    assert named == {"Article", "Edition", "FlatPage", "NoticeKind", "Person", "Section", "Tag"}


def test_a_room_that_registers_again_changes_nothing():
    before = registered()
    for config in apps.get_app_configs():
        if "." not in config.name:
            config.ready()
    assert registered() == before
