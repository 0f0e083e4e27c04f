"""Laying out in a test, without the desk's form."""

from frontpage.models import Layout, Slot


def make_layout(slots, section=None, **fields):
    """A layout in the state that `fields` say; each slot is a story to pin, or a mapping of a Slot's fields."""
    layout = Layout.objects.create(section=section, **fields)
    for position, slot in enumerate(slots, start=1):
        said = slot if isinstance(slot, dict) else {"story": slot}
        Slot.objects.create(layout=layout, position=position, **said)
    return layout


def top_of(page):
    """The headlines of a FrontPage's lead and of those beside it."""
    return [story.headline for story in [page.lead, *page.secondary] if story]
