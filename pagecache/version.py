"""Reading what the database has noted (pagecache/triggers.py): the current edition, and what was taken away."""

from django.db import transaction
from django.db.models import Count, Max, Sum

from pagecache.models import Change, Term

# Rows of Change that PostgreSQL may gather before the oldest are thrown away, which makes one edition more.
MOST_CHANGES = 1_000


def content_version():
    """The current content version: another one after every change that readers can see. One short query."""
    count, newest, number = Change.objects.aggregate(Count("pk"), Max("pk"), Sum("number")).values()
    if count > MOST_CHANGES:
        with transaction.atomic():
            Change.objects.filter(pk__lte=newest - MOST_CHANGES // 2).delete()
    return f"{count}-{newest}-{number}"


def visibility_windows():
    """{thing: (opens, closes)} of all that was moved or taken away after it had been out; None is "never"."""
    return {
        thing: (opens, closes)
        for thing, opens, closes in Term.objects.values_list("thing", "opens", "closes")
    }
