"""The picture library's app."""

from django.apps import AppConfig

from pagecache import registry


class ImagesConfig(AppConfig):
    """The picture library."""

    name = "images"
    verbose_name = "Pictures"

    def ready(self) -> None:
        registry.watch(self.get_model("Image"))
