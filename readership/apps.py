"""The readership's app."""

from django.apps import AppConfig

from pagecache import beacons


class ReadershipConfig(AppConfig):
    """What is read."""

    name = "readership"

    def ready(self) -> None:
        from readership import counting  # models are loaded from here on

        beacons.register("views", r"/beacon/([0-9]{1,18})/", counting.counter_key, counting.add_views)
