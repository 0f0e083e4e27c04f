"""Laying out in a test, without the desk's form."""

from django.urls import reverse

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


# What an editor's browser does with the layout's form, without the browser


def layout_url(layout=None):
    """The address of a layout's screen, or of the empty one."""
    if layout is None:
        return reverse("admin:frontpage_layout_add")
    return reverse("admin:frontpage_layout_change", args=[layout.pk])


def page_of(layout, name):
    """The address of a layout's "preview", "history" or "return"."""
    return reverse(f"admin:frontpage_layout_{name}", args=[layout.pk])


def slot_fields(number, **fields):
    """The fields of one slot of the form, the first of which is number 0."""
    return {f"slots-{number}-{name}": str(value) for name, value in fields.items()}


def pinned(layout):
    """The headlines that a layout pins, in their order."""
    return [slot.story.headline for slot in layout.slots.select_related("story") if slot.story]
