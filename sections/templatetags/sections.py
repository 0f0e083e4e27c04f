"""`{{ sections|labels }}` and `{{ sections|menu }}`: sections as plain facts, for parts of pages that stand."""

from django import template

from sections.labels import SectionLabel

register = template.Library()


@register.filter
def labels(sections):
    """All of them as Labels, in their order."""
    return tuple(SectionLabel.of(section) for section in sections)


@register.filter
def menu(sections):
    """Those in the primary menu, as Labels."""
    return tuple(SectionLabel.of(section) for section in sections if section.is_in_menu)
