"""The people's app."""

from django.apps import AppConfig

from addresses.registry import Kind
from addresses.registry import register as register_address
from images import registry as picture_registry
from pagecache import registry


class PeopleConfig(AppConfig):
    """Who writes, and who signs in."""

    name = "people"

    def ready(self) -> None:
        person = self.get_model("Person")
        registry.watch(person)
        picture_registry.register_text(person, "biography")
        register_address(Kind(person, "people:detail"))
