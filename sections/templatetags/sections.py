"""`{{ sections|labels }}` and `{{ sections|menu }}`: sections as plain facts, for parts of pages that stand."""

from collections.abc import Iterable

from django import template

from sections.labels import SectionLabel
from sections.models import Section

register = template.Library()


@register.filter
def labels(sections: Iterable[Section]) -> tuple[SectionLabel, ...]:
    """All of them as Labels, in their order."""
    return tuple(SectionLabel.of(section) for section in sections)


@register.filter
def menu(sections: Iterable[Section]) -> tuple[SectionLabel, ...]:
    """Those in the primary menu, as Labels."""
    return tuple(SectionLabel.of(section) for section in sections if section.is_in_menu)
