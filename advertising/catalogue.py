"""What of advertising belongs into the static site beside what its pages link to."""

from collections.abc import Iterator

from django.urls import reverse

from advertising.models import AdsTxt
from pagecache.dependencies import dependency_on
from staticsite.registry import Entry


def entries() -> Iterator[Entry]:
    """An `Entry` for ads.txt, to which no page links."""
    for sellers in AdsTxt.objects.all()[:1]:
        yield Entry(dependency_on(sellers), str(sellers.changed_at), reverse("advertising:ads-txt"))
