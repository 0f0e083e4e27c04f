"""The name of this room in the newsroom."""

from django.apps import AppConfig

from pagecache import expiry as page_expiry
from pagecache import registry


class FrontpageConfig(AppConfig):
    """The fronts, as editors lay them out."""

    name = "frontpage"
    verbose_name = "Fronts"

    def ready(self) -> None:
        from frontpage import expiry  # models are loaded from here on

        registry.watch(self.get_model("Layout"), opens="starts_at")
        for name in ("BreakingNews", "Slot"):
            registry.watch(self.get_model(name))
        page_expiry.register(expiry.next_change)
