"""The app of legal notices."""

from django.apps import AppConfig

from addresses.registry import Kind
from addresses.registry import register as register_address
from newspaper import sitemaps
from pagecache import registry
from staticsite import registry as static_registry


class LegalNoticesConfig(AppConfig):
    """Legal notices, their archive and the affidavit."""

    name = "legalnotices"
    verbose_name = "Legal notices"

    def ready(self) -> None:
        from legalnotices import catalogue  # models are loaded from here on

        registry.watch(self.get_model("Notice"), opens="live_from", closes="live_until")
        kind = self.get_model("NoticeKind")
        registry.watch(kind)
        register_address(Kind(kind, "legalnotices:kind"))
        static_registry.register_catalogue(catalogue.entries)
        static_registry.register_search("legalnotices:search")
        sitemaps.register("legalnotices:sitemap")
