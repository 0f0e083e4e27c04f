"""What every page needs to know of the paper: its name, offices and profiles, and what day it is there."""

from dataclasses import dataclass

from django.utils import timezone
from django.utils.functional import SimpleLazyObject

from composing.prepared import PreparedModels
from paper.models import Office, Paper


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
    """The one Paper, with `office_list` and `imprint`; an unsaved one, with its default name, on an empty database."""
    offices = _OFFICES.read()
    paper = offices[0].paper if offices else next(iter(_PAPER.read()), None) or Paper()
    paper.office_list = offices
    names, profiles = tuple(office.name for office in offices), tuple(paper.social_profiles)
    paper.imprint = Imprint(paper.name, paper.tagline, paper.founded, names, profiles)
    return paper


_OFFICES = PreparedModels(Office.objects.all, related=("paper",))
_PAPER = PreparedModels(lambda: Paper.objects.order_by("pk")[:1])
