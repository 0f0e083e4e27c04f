"""The page cache's app."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate

from pagecache import triggers


class PageCacheConfig(AppConfig):
    """Makes the triggers that advance the content version, after every migrate."""

    name = "pagecache"

    def ready(self) -> None:
        post_migrate.connect(triggers.install, sender=self, dispatch_uid="pagecache.triggers")
