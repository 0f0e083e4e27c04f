"""The pagecache."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate

from pagecache import triggers


class PageCacheConfig(AppConfig):
    """Makes the triggers that advance the edition, after every migrate."""

    name = "pagecache"

    def ready(self):
        post_migrate.connect(triggers.install, sender=self, dispatch_uid="pagecache.triggers")
