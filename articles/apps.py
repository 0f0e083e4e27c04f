"""The stories' room."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate

from addresses.registry import Kind
from addresses.registry import register as register_address
from articles.search import index as search_index
from images import registry as picture_registry
from pagecache import expiry as page_expiry
from pagecache import registry
from staticsite import registry as static_registry


class ArticlesConfig(AppConfig):
    """Makes the full-text index after every migrate, and registers what readers and the picture desk see of stories."""

    name = "articles"
    verbose_name = "Stories"

    def ready(self) -> None:
        from articles import (  # models are loaded from here on
            addresses,
            expiry,
            picture_uses,
            scheduled_changes,
            static_site,
        )

        post_migrate.connect(search_index.install, sender=self, dispatch_uid="articles.search")
        self._watch_tables()
        register_address(
            Kind(
                self.get_model("Article"),
                "articles:detail",
                readable=addresses.readable_stories,
                answered=addresses.answered_stories,
                holds=addresses.holds,
                takes_all_below=True,
            )
        )
        register_address(Kind(self.get_model("Tag"), "articles:tag", readable=addresses.readable_tags))
        page_expiry.register(expiry.next_change)
        page_expiry.register_task(scheduled_changes.make_due_changes)
        static_registry.register_catalogue(static_site.entries)
        static_registry.register_catalogue(static_site.corrections)
        static_registry.register_search("articles:search")
        picture_registry.register_uses(picture_uses.StoryPictures)

    def _watch_tables(self) -> None:
        article = self.get_model("Article")
        registry.watch(article, opens="live_from", closes="live_until")
        for name in ("Byline", "ArticleSection", "Tagging"):
            registry.watch(self.get_model(name), opens="live_from")
        registry.watch(article.picks.through)
        # A scheduled change is watched because pages rendered before it was scheduled do not know when they end.
        for name in ("Correction", "ScheduledChange", "Tag"):
            registry.watch(self.get_model(name))
