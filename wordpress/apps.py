"""The app of what came from WordPress."""

from django.apps import AppConfig

from addresses.registry import register_reading


class WordPressConfig(AppConfig):
    """The import, and what the old site's addresses meant."""

    name = "wordpress"
    verbose_name = "WordPress"

    def ready(self) -> None:
        from wordpress import readings  # models are loaded from here on

        register_reading(readings.readings)
