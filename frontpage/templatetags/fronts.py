"""What editors have laid out, for section fronts and the newsroom, rooms that know nothing of it."""

from django import template
from django.utils import timezone

from articles.paging import KeysetPage
from frontpage.filling import SectionTop, fill_section_front
from frontpage.models import Layout
from people.models import User
from people.permissions import may
from sections.models import Section

register = template.Library()
MOST = 8


@register.simple_tag(takes_context=True)
def laid_out(context: dict, section: Section, page: KeysetPage) -> SectionTop:
    """The `SectionTop` of the first page of a section's front; see `frontpage.filling.fill_section_front`.

    A preview gives its `plan` and the moment `at` with the page's context.
    """
    return fill_section_front(section, page.stories, context.get("plan"), context.get("at"))


@register.simple_tag
def layouts_to_come(user: User) -> list[Layout]:
    """The prepared layouts that this user may see, the next to take over first."""
    if not may(user, "frontpage.view_layout"):
        return []
    prepared = Layout.objects.current().filter(starts_at__gt=timezone.now())
    return list(prepared.select_related("section").order_by("starts_at")[:MOST])
