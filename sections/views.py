"""Section fronts."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from pagecache.converters import CURSOR
from pagecache.public_page import public_page
from sections.context import every_section


@public_page(before=CURSOR, after=CURSOR)
def front(request: HttpRequest, slug: str) -> HttpResponse:
    """A section's stories, newest first; an empty section is a page too."""
    sections = every_section()  # which the menu needs, too
    section = next((section for section in sections if section.slug == slug), None)
    if section is None:
        raise Http404("There is no such section.")
    page = section.article_sections.published().page(request.GET.get("before"), request.GET.get("after"))
    context = {"sections": sections, "section": section, "page": page, "is_first_page": not page.newer}
    return render(request, "sections/front.html", context)
