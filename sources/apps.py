"""The sources' app."""

from django.apps import AppConfig

from pagecache import registry


class SourcesConfig(AppConfig):
    """Whose words stories are, and on which terms."""

    name = "sources"

    def ready(self) -> None:
        registry.watch(self.get_model("Source"))
