"""The newspaper's own app."""

from django.apps import AppConfig, apps

from addresses.registry import Kind
from addresses.registry import register as register_address
from images import registry as picture_registry
from newspaper.icons import ICONS
from pagecache import registry
from staticsite import registry as static_registry


class NewspaperConfig(AppConfig):
    """The newspaper itself: its name, offices and About pages."""

    name = "newspaper"

    def ready(self) -> None:
        from newspaper import pages  # models are loaded from here on

        about_page = apps.get_model("flatpages", "FlatPage")
        for model in (self.get_model("Newspaper"), self.get_model("Office"), about_page):
            registry.watch(model)
        picture_registry.register_text(about_page, "content")
        for address, name in ICONS.items():
            static_registry.register_file(address, name)
        register_address(Kind(about_page, "newspaper:page", field="url", readable=pages.readable_pages))
