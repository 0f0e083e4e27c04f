"""What waits for the advertising desk, for the newsroom's first screen: `{% unanswered as enquiries %}` and
`{% flights_without_banner as flights %}`; and `{{ insertion|new_banner }}`, the way to the form of its banner.
"""

import datetime as dt
from urllib.parse import urlencode

from django import template
from django.urls import reverse

from advertising.banners import flights
from advertising.models import Enquiry, Insertion

register = template.Library()
MOST = 8


@register.simple_tag
def unanswered() -> list[Enquiry]:
    """Enquiries that nobody has answered, the oldest first."""
    return list(Enquiry.objects.filter(status=Enquiry.Status.NEW).order_by("received_at")[:MOST])


@register.simple_tag
def flights_without_banner() -> list[Insertion]:
    """What is sold on the website and has days without a banner, the first of them first."""
    return flights.flights_without_banner()[:MOST]


@register.filter
def new_banner(insertion: Insertion) -> str:
    """The address of a new placement, filled in with what was sold: slot, section and whole days in Manila."""
    place, end = insertion.place, insertion.last_day
    said = {"item": insertion.item_id, "starts_at": f"{insertion.first_day}T00:00"}
    if end < dt.date.max:
        said["ends_at"] = f"{end + dt.timedelta(days=1)}T00:00"
    if place and place.slot:
        said["slot"] = place.slot
    if place and place.section_id:
        said["sections"] = place.section_id
    return f"{reverse('admin:advertising_placement_add')}?{urlencode(said)}"
