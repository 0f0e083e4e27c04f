"""What every page needs to know of the sections: the menu."""

from django.utils.functional import SimpleLazyObject

from sections.models import Section


def sections(request):
    """All sections in their order, read once per page and only where a template asks for them."""
    return {"sections": SimpleLazyObject(lambda: list(Section.objects.all()))}
