"""What every page shows of the newspaper: its name, offices and profiles, and today's date in its time zone."""

from dataclasses import dataclass

from django.http import HttpRequest
from django.utils import timezone
from django.utils.functional import SimpleLazyObject

from newspaper.models import Newspaper, Office
from rendering.compiled import CompiledModelQuery


@dataclass(frozen=True)
class NewspaperSummary:
    """The newspaper in the head and foot of every page: hashable, so that those fragments can be cached by it."""

    name: str
    tagline: str
    founded: int
    offices: tuple[str, ...]
    profiles: tuple[tuple[str, str], ...]
    """Pairs of label and address."""


def newspaper(request: HttpRequest) -> dict:
    """Context processor: `newspaper`, read only where a template asks for it, and `today`."""
    return {"newspaper": SimpleLazyObject(the_newspaper), "today": timezone.localdate()}


def the_newspaper() -> Newspaper:
    """The one Newspaper, with `office_list` and `summary`; an unsaved one on an empty database. One or two queries."""
    offices = _OFFICES.instances()
    found = offices[0].newspaper if offices else next(iter(_NEWSPAPER.instances()), None) or Newspaper()
    found.office_list = offices
    names, profiles = tuple(office.name for office in offices), tuple(found.social_profiles)
    found.summary = NewspaperSummary(found.name, found.tagline, found.founded, names, profiles)
    return found


_OFFICES = CompiledModelQuery(Office.objects.all, related=("newspaper",))
_NEWSPAPER = CompiledModelQuery(lambda: Newspaper.objects.order_by("pk")[:1])
