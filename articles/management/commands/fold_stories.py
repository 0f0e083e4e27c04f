"""`manage.py fold_stories`: folds the words of all stories anew, for a release that folds them otherwise."""

from django.core.management.base import BaseCommand

from articles.models import Article


class Command(BaseCommand):
    """Works out anew under which words each story is found."""

    help = "Folds the words of all stories for the search anew. To be run once after a release that says so."

    def handle(self, **options) -> None:
        """Row by row, the newest first: readers and editors go on meanwhile. The database keeps its index itself."""
        changed = 0
        parts = ("headline", "kicker", "standfirst", "plain", "original_author", "words")
        for story in Article.objects.only(*parts).order_by("-pk").iterator(chunk_size=200):
            words = story.words_to_find()
            if words != story.words:
                # A save in between has folded them already.
                changed += Article.objects.filter(pk=story.pk, words=story.words).update(words=words)
        self.stdout.write(f"{changed} stories are found by other words now.")
