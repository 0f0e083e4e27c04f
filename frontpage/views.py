"""The front page."""

from django.shortcuts import render

from frontpage.layout import lay_out
from pressroom.printing import printed
from sections.context import every_section


@printed
def front_page(request):
    """The paper's front page."""
    sections = every_section()
    return render(
        request, "frontpage/front.html", {"page": lay_out(sections), "sections": sections, "is_front": True}
    )
