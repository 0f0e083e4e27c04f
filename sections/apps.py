"""The sections' app."""

from django.apps import AppConfig

from addresses.registry import Kind
from addresses.registry import register as register_address
from pagecache import registry


class SectionsConfig(AppConfig):
    """What the newspaper covers."""

    name = "sections"

    def ready(self) -> None:
        section = self.get_model("Section")
        registry.watch(section)
        register_address(Kind(section, "sections:front"))
