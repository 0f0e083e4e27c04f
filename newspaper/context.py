"""What every page needs to know of the paper: its name, offices and profiles, and what day it is there."""

from dataclasses import dataclass

from django.utils import timezone
from django.utils.functional import SimpleLazyObject

from newspaper.models import Newspaper, Office
from rendering.compiled import CompiledModelQuery


@dataclass(frozen=True)
class Imprint:
    """What every page says of the paper, as plain facts; `profiles` are pairs of label and address."""

    name: str
    tagline: str
    founded: int
    offices: tuple
    profiles: tuple


def paper(request):
    """The paper with its offices, read only where a template asks for it, and the day in its own time zone."""
    return {"paper": SimpleLazyObject(the_paper), "today": timezone.localdate()}


def the_paper():
    """The one Newspaper, with `office_list` and `imprint`; an unsaved one on an empty database."""
    offices = _OFFICES.read()
    paper = offices[0].paper if offices else next(iter(_PAPER.read()), None) or Newspaper()
    paper.office_list = offices
    names, profiles = tuple(office.name for office in offices), tuple(paper.social_profiles)
    paper.imprint = Imprint(paper.name, paper.tagline, paper.founded, names, profiles)
    return paper


_OFFICES = CompiledModelQuery(Office.objects.all, related=("paper",))
_PAPER = CompiledModelQuery(lambda: Newspaper.objects.order_by("pk")[:1])
