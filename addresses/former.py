"""Addresses that pages had: leaving one behind, and asking who left it.

    former.leave("/section/mindanao/", "/section/the-south/")
    former.holder_of("/section/mindanao/")   # "/section/the-south/"

There are no chains and no circles: what led to an address that moves leads on to where it moves. Paths may come
percent-encoded, as `get_absolute_url()` gives them.
"""

from django.db import transaction

from addresses.models import Address
from addresses.spelling import path_of


@transaction.atomic
def leave(old: str, new: str) -> None:
    """Leaves `old` behind: from now on it leads to `new`, and so does whatever led to it. With `new` "" what had the
    address is gone.

    Where two things become one, this comes first, and the one that goes is deleted after it: what leads to a thing
    that is deleted leads nowhere any more. A former address as `new` stands for what it leads to.
    """
    old, new = path_of(old), new and path_of(new)
    if old == new:
        return
    target = Address.objects.filter(path=new).first() if new else None
    if target and target.leads_to == old:  # it comes back to an address that it had
        Address.objects.filter(pk=target.pk).update(leads_to=None)
    elif target and target.leads_to:
        new = target.leads_to
    Address.objects.filter(leads_to=old).update(leads_to=new)
    Address.objects.update_or_create(path=old, defaults={"leads_to": new})


def holder_of(path: str) -> str | None:
    """Where a former address leads, as a path; None where it is none, or where what had it is gone."""
    return Address.objects.filter(path=path_of(path)).values_list("leads_to", flat=True).first() or None


def held_below(place: str, beginning: str) -> set[str]:
    """The last parts of the former addresses below `place` ("/", "/tag/") that begin so, ten thousand at most: one
    query. Those of what is gone are free.
    """
    rows = (
        Address.objects.filter(path__begins=path_of(place) + beginning)
        .exclude(leads_to=None)
        .exclude(leads_to="")
    )
    paths = rows.values_list("path", flat=True)[:10_000]
    return {path.removeprefix(path_of(place)).rstrip("/") for path in paths}
