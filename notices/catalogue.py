"""Every notice that readers may see, for whoever keeps a copy of the whole paper (pressroom/mirror.py)."""

from django.urls import reverse

from notices.models import Notice
from pressroom.ledger import name_of
from pressroom.mirror import Entry


def entries():
    """An `Entry` for each published notice; approved texts stay as they are, so that its moments are its mark."""
    lists = [reverse("notices:archive"), reverse("notices:sitemap")]
    columns = ("year", "serial", "live_from", "live_until", "kind__slug")
    notices = Notice.objects.published().select_related("kind").only(*columns)
    for notice in notices.order_by("pk").iterator(chunk_size=2_000):
        mark = f"{notice.live_from} {notice.live_until}"
        yield Entry(
            name_of(notice), mark, notice.get_absolute_url(), [*lists, notice.kind.get_absolute_url()]
        )
