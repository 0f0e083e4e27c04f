"""What every page needs to know of the sections: the menu."""

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from rendering.compiled import CompiledModelQuery
from sections.models import Section


def sections(request: HttpRequest) -> dict:
    """All sections in their order, read once per page and only where a template asks for them."""
    return {"sections": SimpleLazyObject(every_section)}


def every_section() -> list[Section]:
    """All sections in their order, as a list."""
    return _SECTIONS.instances()


_SECTIONS = CompiledModelQuery(Section.objects.all)
