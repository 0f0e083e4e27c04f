"""The front page."""

from django.shortcuts import render

from frontpage.layout import lay_out
from pressroom.printing import printed
from sections.models import Section


@printed
def front_page(request):
    """The paper's front page."""
    sections = list(Section.objects.all())
    return render(
        request, "frontpage/front.html", {"page": lay_out(sections), "sections": sections, "is_front": True}
    )
