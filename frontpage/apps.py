"""The name of this room in the newsroom."""

from django.apps import AppConfig


class FrontpageConfig(AppConfig):
    """The fronts, as editors lay them out."""

    name = "frontpage"
    verbose_name = "Fronts"
