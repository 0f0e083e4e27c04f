"""What the database itself records whenever something changes that readers can see (pagecache/triggers.py)."""

from django.db import models

from plaintext.fields import CharField


class ContentChange(models.Model):
    """A transaction that changed what readers see. All of them together name the current content version.

    PostgreSQL adds a row for each transaction, so that no two editors wait for each other; SQLite, which has one
    writer at a time, keeps a single row.
    """

    # Random, so that no version ever comes back: not after a restored backup either.
    number = models.BigIntegerField()

    def __str__(self) -> str:
        return f"Change {self.pk}"


class VisibilityWindow(models.Model):
    """From when and until when a row may be read that has been out before, and then was moved or taken away.

    An older page that shows the row is checked against this window, so that no stale copy brings it back.
    """

    # For example "articles_article:123", as `pagecache.dependencies` names it.
    dependency = CharField(max_length=100, primary_key=True)
    opens = models.DateTimeField(null=True)
    closes = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return self.dependency


class FlushedFile(models.Model):
    """A file of counts that is in the database already, though it may still be on disk (beacon_counter.py)."""

    name = CharField(max_length=40, primary_key=True)
    flushed_at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return self.name
