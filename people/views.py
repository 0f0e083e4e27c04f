"""Public pages of the people who make the paper."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from pagecache.converters import CURSOR
from pagecache.public_page import public_page
from people.models import Person


@public_page(before=CURSOR, after=CURSOR)
def detail(request: HttpRequest, slug: str) -> HttpResponse:
    """A person, and the stories that carry their name, newest first."""
    person = get_object_or_404(Person.objects.select_related("portrait"), slug=slug)
    page = person.bylines.published().page(request.GET.get("before"), request.GET.get("after"))
    return render(request, "people/detail.html", {"person": person, "page": page})


@public_page
def masthead(request: HttpRequest) -> HttpResponse:
    """Everybody with a public page, by what they do."""
    people = Person.objects.select_related("portrait").order_by("role", "name")
    return render(request, "people/masthead.html", {"people": people})
