"""The app of the advertising department."""

from django.apps import AppConfig

from addresses.registry import Kind
from addresses.registry import register as register_address
from pagecache import beacons, expiry, registry
from staticsite import registry as static_registry


class AdvertisingConfig(AppConfig):
    """Rates, quotes, orders and banners."""

    name = "advertising"

    def ready(self) -> None:
        from advertising import catalogue  # models are loaded from here on
        from advertising.banners import counting, page_banners

        for name in ("AdsTxt", "Creative", "Edition", "Insertion", "Placement", "Rate", "RateCard"):
            registry.watch(self.get_model(name))
        register_address(Kind(self.get_model("Edition"), "advertising:edition"))
        registry.watch(self.get_model("Placement").sections.through)
        expiry.register(page_banners.next_change)
        static_registry.register_catalogue(catalogue.entries)
        beacons.register(
            "banners", r"/beacon/seen/([0-9]{1,18})/", counting.word_of, counting.add_impressions
        )
