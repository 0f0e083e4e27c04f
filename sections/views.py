"""Section fronts."""

from django.shortcuts import get_object_or_404, render

from pressroom.converters import CURSOR
from pressroom.printing import printed
from sections.models import Section


@printed(before=CURSOR, after=CURSOR)
def front(request, slug):
    """A section's stories, newest first; an empty section is a page too."""
    section = get_object_or_404(Section, slug=slug)
    page = section.filings.published().page(request.GET.get("before"), request.GET.get("after"))
    context = {"section": section, "page": page, "is_first_page": not page.newer}
    return render(request, "sections/front.html", context)
