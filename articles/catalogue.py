"""Every story that readers may see, for whoever keeps a copy of the whole paper (pressroom/mirror.py)."""

from urllib.parse import unquote

from django.urls import reverse
from django.utils import timezone

from articles.archive import Period
from articles.models import Article, Correction
from composing.addresses import path_to
from pressroom.ledger import name_of, named
from pressroom.mirror import Entry

FEEDS = ("feed", "atom", "json_feed")


def entries():
    """An `Entry` for each published story: one query, read in pieces."""
    columns = ("slug", "version", "live_from", "live_until")
    for story in Article.objects.published().only(*columns).iterator(chunk_size=2_000):
        mark = f"{story.version} {story.live_from} {story.live_until}"
        yield Entry(name_of(story), mark, unquote(story.get_absolute_url()), lists_of(story))


def corrections():
    """An `Entry` for each note on the corrections page: its mark is what it says, its page the story's."""
    lists = [reverse("articles:corrections"), *(reverse(f"articles:corrections_{name}") for name in FEEDS)]
    notes = Correction.objects.serious().for_readers().order_by("pk")
    for pk, kind, text, made_at, slug in notes.values_list("pk", "kind", "text", "made_at", "article__slug"):
        mark = f"{made_at.timestamp()} {kind} {text}"
        yield Entry(named("articles_correction", pk), mark, unquote(path_to("articles:detail", slug)), lists)


def lists_of(story):
    """The addresses of the lists where its date puts a story."""
    day = timezone.localtime(story.live_from)
    month = Period.of(day.year, day.month)
    periods = [Period.of(day.year), month, Period.of(day.year, day.month, day.day)]
    return [
        *(period.get_absolute_url() for period in periods),
        reverse("articles:sitemap_month", args=[month]),
    ]
