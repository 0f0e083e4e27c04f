"""`{% ad_slot "leaderboard" section %}`: the banners in a slot of a page, or nothing; `{{ n|in_thousands }}`."""

from typing import Any

from django import template

from advertising.banners.slots import BannerSlot
from rendering.fragments import fragment

register = template.Library()


@register.filter
def in_thousands(number: int) -> str:
    """A whole number as people read it: 12,345."""
    return f"{number:,}"


@register.simple_tag(takes_context=True)
def ad_slot(context: template.Context, slot: str, section: Any = None, story: Any = None) -> str:
    """The slot with its banners, labelled as advertisement; "" where none runs or none may stand.

    A page about a story gives the `story`, whose section it then is; a section front gives its `section`, and the
    front page neither. Templates ask for every slot that they have; where nothing is sold is decided here alone.
    """
    if slot not in BannerSlot.values:
        raise template.TemplateSyntaxError(f"There is no slot “{slot}”.")
    if not may_advertise(context, story):
        return ""
    banners = context["banners"].of(slot, story.section if story else section)
    return fragment("advertising/banners/_slot.html", slot=slot, banners=banners) if banners else ""


def may_advertise(context: template.Context, story: Any = None) -> bool:
    """Whether a page may carry advertisements at all.

    Not in an emergency, in which the newspaper has taken all of them off; not in a preview, which nobody should count
    as seen; and not beside a story that is a draft or that an editor has marked as sensitive, such as a disaster.
    """
    if context["newspaper"].is_without_advertisements or context.get("is_preview"):
        return False
    return story is None or (story.is_published and not story.is_sensitive)
