"""`{% unanswered as enquiries %}`: what waits for the advertising desk, for the newsroom's first screen."""

from django import template

from advertising.models import Enquiry

register = template.Library()
MOST = 8


@register.simple_tag
def unanswered():
    """Enquiries that nobody has answered, the oldest first."""
    return list(Enquiry.objects.filter(status=Enquiry.Status.NEW).order_by("received_at")[:MOST])
