"""The sections' app."""

from django.apps import AppConfig

from pagecache import registry


class SectionsConfig(AppConfig):
    """What the newspaper covers."""

    name = "sections"

    def ready(self) -> None:
        registry.watch(self.get_model("Section"))
