"""`{% ad_slot "leaderboard" section %}`: what is sold in a slot of a page, or nothing; `{{ n|in_thousands }}`."""

from django import template

from advertising.models import Placement
from rendering.fragments import fragment

register = template.Library()


@register.filter
def in_thousands(number):
    """A whole number as people read it: 12,345."""
    return f"{number:,}"


@register.simple_tag(takes_context=True)
def ad_slot(context, slot, section=None):
    """The slot with its banners, labelled as advertisement; "" where none runs, or the paper has taken them off."""
    if slot not in Placement.Slot:
        raise template.TemplateSyntaxError(f"There is no slot “{slot}”.")
    if context["newspaper"].is_without_advertisements or context.get("is_preview"):
        return ""
    banners = context["banners"].of(slot, section)
    return fragment("advertising/_slot.html", slot=slot, banners=banners) if banners else ""
