"""Public pages of the people who make the paper."""

from django.shortcuts import get_object_or_404, render

from people.models import Person
from pressroom.converters import CURSOR
from pressroom.printing import printed


@printed(before=CURSOR, after=CURSOR)
def detail(request, slug):
    """A person, and the stories that carry their name, newest first."""
    person = get_object_or_404(Person.objects.select_related("portrait"), slug=slug)
    page = person.bylines.published().page(request.GET.get("before"), request.GET.get("after"))
    return render(request, "people/detail.html", {"person": person, "page": page})


@printed
def masthead(request):
    """Everybody with a public page, by what they do."""
    people = Person.objects.select_related("portrait").order_by("role", "name")
    return render(request, "people/masthead.html", {"people": people})
