"""The search page: what a reader asks for, the results with their words marked, and the filters as links."""

import re
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlencode

from django.http import QueryDict
from django.utils import timezone

from articles import archive
from articles.paging import KeysetPage, PageStart
from articles.search.query import INSTANT, find
from articles.search.suggestion import meant
from articles.search.words import MOST_CHARACTERS, excerpt
from plaintext.cleaning import cleaned
from sections.models import Section

RESULTS = 15


@dataclass(frozen=True)
class Wanted:
    """What a reader asks of the search page; whatever makes no sense is left out, never an error."""

    text: str = ""
    section: str = ""
    year: int | None = None
    before: str = ""
    after: str = ""

    @classmethod
    def from_query(cls, query: QueryDict) -> "Wanted":
        """Read from a request's GET: `q`, `section` (a slug), `year`, and a cursor."""
        year = query.get("year", "")
        return cls(
            text=" ".join(cleaned(query.get("q", "")[:MOST_CHARACTERS], keeps_lines=False).split()),
            section=query.get("section", "")[:60],
            year=int(year) if re.fullmatch(r"(19|20)[0-9]{2}", year, re.ASCII) else None,
            before=query.get("before", "")[:60],
            after=query.get("after", "")[:60],
        )

    def address(self, **changes: Any) -> str:
        """The query string of this search with some of its parts changed; the pages start anew."""
        wanted = replace(self, **({"before": "", "after": ""} | changes))
        parts = {name: getattr(wanted, name) for name in ("section", "year", "before", "after")}
        return "?" + urlencode({"q": wanted.text} | {name: value for name, value in parts.items() if value})


def results_page(wanted: Wanted) -> dict:
    """The context of the search page: results as (story, headline pieces, excerpt pieces), and addresses;
    `meant`, where there are none, is the search (a Wanted) that a reader may have meant."""
    sections = list(Section.objects.all())
    years = archive.years_with_stories()
    page = _find(wanted, sections, years[-1].start) if wanted.text and years else KeysetPage([])
    is_first = not (wanted.before or wanted.after)
    better = _meant(wanted, years[-1].start) if is_first and years and not page.stories else None
    return {
        "wanted": wanted,
        "sections": sections,
        "results": [
            (story, excerpt(story.full_headline, wanted.text, 300), excerpt(story.text, wanted.text))
            for story in page.stories
        ],
        "meant": better,
        "addresses": _addresses(wanted, sections, years, page) if wanted.text else {},
    }


def _meant(wanted, oldest):
    """The search that a reader may have wanted instead of one without results, in the whole paper, or None."""
    text = meant(wanted.text, opens=oldest, closes=timezone.now() + INSTANT)
    return replace(wanted, text=text, section="", year=None) if text else None


def _find(wanted, sections, oldest):
    """The `KeysetPage` of results; nothing is filed under a section that the paper does not have."""
    section = next((section for section in sections if section.slug == wanted.section), None)
    if wanted.section and section is None:
        return KeysetPage([])
    opens, closes = oldest, timezone.now() + INSTANT  # what appears in this very moment is found
    if wanted.year:
        period = archive.Period.of(wanted.year)
        opens, closes = max(opens, period.start), min(closes, period.end)
    turn = PageStart.of(wanted.before, wanted.after)
    return find(wanted.text, turn, RESULTS, opens=opens, closes=closes, section=section)


def _addresses(wanted, sections, years, page):
    """Where the filters and the pager lead; the year that is asked for is among them, even where it is empty."""
    years = sorted(
        {period.year for period in years} | ({wanted.year} if wanted.year else set()), reverse=True
    )
    return {
        "any_section": wanted.address(section=""),
        "sections": [(s.name, wanted.address(section=s.slug), s.slug == wanted.section) for s in sections],
        "any_year": wanted.address(year=None),
        "years": [(year, wanted.address(year=year), year == wanted.year) for year in years],
        "newer": wanted.address(after=page.newer) if page.newer else "",
        "older": wanted.address(before=page.older) if page.older else "",
    }
