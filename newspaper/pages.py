"""The About pages: Django's flatpages below /about/, as readers see them."""

from collections.abc import Collection
from dataclasses import dataclass

from django.contrib.flatpages.models import FlatPage

from newspaper.addresses import absolute
from richtext.plain_text import first_words
from richtext.sanitise import clean_body

PROFILE, CONTACT, RATES = "/about/profile/", "/about/contact/", "/about/advertising-rates/"
# In the menu of every page: their rows may be emptied, never deleted or moved.
IN_MENU = (PROFILE, CONTACT, RATES)


@dataclass(frozen=True)
class AboutPage:
    """One page: its heading, its path and its body, as clean HTML."""

    title: str
    path: str
    content: str = ""

    @property
    def canonical(self) -> str:
        """The page's absolute address."""
        return absolute(self.path)

    @property
    def description(self) -> str:
        """The first words of the body, for search engines; "" where there are none."""
        return first_words(self.content, 160)


def about_page(path: str) -> AboutPage | None:
    """The page at a path such as `/about/profile/`, or None; one query.

    FlatPage is Django's own model and cannot clean its text as a BodyField does, so it is cleaned here: however
    the row was written, readers get what the allow-list allows.
    """
    row = FlatPage.objects.filter(url=path, registration_required=False).order_by("pk").first()
    return row and AboutPage(row.title, row.url, clean_body(row.content))


def readable_pages(paths: Collection[str]) -> list[str]:
    """Those of some paths at which there is a page for every reader."""
    rows = FlatPage.objects.filter(url__in=paths, registration_required=False)
    return list(rows.values_list("url", flat=True))
