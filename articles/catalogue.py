"""Every story that readers may see, for whoever keeps a copy of the whole paper (pressroom/mirror.py)."""

from urllib.parse import unquote

from django.urls import reverse
from django.utils import timezone

from articles.archive import Period
from articles.models import Article
from pressroom.ledger import name_of
from pressroom.mirror import Entry


def entries():
    """An `Entry` for each published story: one query, read in pieces."""
    columns = ("slug", "version", "live_from", "live_until")
    for story in Article.objects.published().only(*columns).iterator(chunk_size=2_000):
        mark = f"{story.version} {story.live_from} {story.live_until}"
        yield Entry(name_of(story), mark, unquote(story.get_absolute_url()), lists_of(story))


def lists_of(story):
    """The addresses of the lists where its date puts a story."""
    day = timezone.localtime(story.live_from)
    month = Period.of(day.year, day.month)
    periods = [Period.of(day.year), month, Period.of(day.year, day.month, day.day)]
    return [
        *(period.get_absolute_url() for period in periods),
        reverse("articles:sitemap_month", args=[month]),
    ]
