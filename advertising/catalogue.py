"""What of the advertising desk belongs into a copy of the whole paper beside what its pages link to."""

from django.urls import reverse

from advertising.models import AdsTxt
from pressroom.ledger import name_of
from pressroom.mirror import Entry


def entries():
    """An `Entry` for ads.txt, to which no page links."""
    for sellers in AdsTxt.objects.all()[:1]:
        yield Entry(name_of(sellers), str(sellers.changed_at), reverse("advertising:ads-txt"))
