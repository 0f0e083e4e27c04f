"""The stories' room."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate

from articles.search import index as search_index


class ArticlesConfig(AppConfig):
    """Makes the full-text index after every migrate."""

    name = "articles"
    verbose_name = "Stories"

    def ready(self):
        post_migrate.connect(search_index.install, sender=self, dispatch_uid="articles.search")
