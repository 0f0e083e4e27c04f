"""What the database itself writes down whenever something changes that readers can see (pagecache/triggers.py)."""

from django.db import models


class Change(models.Model):
    """A transaction that changed what readers see. All of them together name the current edition.

    PostgreSQL adds a row for each transaction, so that no two editors wait for each other; SQLite, which has one
    writer at a time, keeps a single row.
    """

    # Drawn by chance, so that no edition's name ever comes back: not after a restored backup either.
    number = models.BigIntegerField()

    def __str__(self):
        return f"Change {self.pk}"


class Term(models.Model):
    """The last word on when something may be read that has been out before, and then was moved or taken away.

    A page printed earlier that shows it is held against this row, so that no stale copy brings it back.
    """

    # For example "articles_article:123", as the page's own list of what it shows names it.
    thing = models.CharField(max_length=100, primary_key=True)
    opens = models.DateTimeField(null=True)
    closes = models.DateTimeField(null=True)

    def __str__(self):
        return self.thing


class FlushedFile(models.Model):
    """A file of counts that is in the database already, though it may still be there (beacon_counter.py)."""

    name = models.CharField(max_length=40, primary_key=True)
    folded_at = models.DateTimeField(auto_now_add=True)

    def __str__(self):
        return self.name
