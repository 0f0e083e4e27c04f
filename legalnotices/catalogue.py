"""Every notice that readers may see, for the static site (staticsite/registry.py)."""

from collections.abc import Iterator

from django.urls import reverse

from legalnotices.models import Notice
from pagecache.dependencies import dependency_on
from staticsite.registry import Entry


def entries() -> Iterator[Entry]:
    """An `Entry` for each published notice; approved texts stay as they are, so that its moments are its mark."""
    lists = [reverse("legalnotices:archive"), reverse("legalnotices:sitemap")]
    columns = ("year", "serial", "live_from", "live_until", "kind__slug")
    notices = Notice.objects.published().select_related("kind").only(*columns)
    for notice in notices.order_by("pk").iterator(chunk_size=2_000):
        mark = f"{notice.live_from} {notice.live_until}"
        yield Entry(
            dependency_on(notice), mark, notice.get_absolute_url(), [*lists, notice.kind.get_absolute_url()]
        )
