"""The search page: what a reader asks for, the results with their words marked, and the filters as links."""

import re
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from django.utils import timezone

from articles.models import Article
from articles.search import MOST_CHARACTERS, excerpt
from sections.models import Section

RESULTS = 15
# Nobody reads the hundredth page of a search; each further one costs the database more.
MOST_PAGES = 100


@dataclass(frozen=True)
class Wanted:
    """What a reader asks of the search page; whatever makes no sense is left out, never an error."""

    text: str = ""
    section: str = ""
    year: int | None = None
    page: int = 1

    @classmethod
    def from_query(cls, query):
        """Read from a request's GET: `q`, `section` (a slug), `year`, `page`."""
        year, page = query.get("year", ""), query.get("page", "")
        return cls(
            text=" ".join(query.get("q", "")[:MOST_CHARACTERS].split()),
            section=query.get("section", "")[:60],
            year=int(year) if re.fullmatch(r"(19|20)[0-9]{2}", year, re.ASCII) else None,
            page=min(int(page), MOST_PAGES) if re.fullmatch(r"[1-9][0-9]{0,5}", page, re.ASCII) else 1,
        )

    def narrow(self, stories):
        """The stories of a queryset that are wanted."""
        found = stories.search(self.text)
        if self.section:
            found = found.filter(filings__section__slug=self.section)
        if self.year:
            found = found.filter(live_from__year=self.year)
        return found

    def address(self, **changes):
        """The query string of this search with some of its parts changed; the page starts anew."""
        wanted = replace(self, **({"page": 1} | changes))
        parts = {"q": wanted.text, "section": wanted.section, "year": wanted.year, "page": wanted.page}
        return "?" + urlencode({k: v for k, v in parts.items() if v and (k, v) != ("page", 1)})


def results_page(wanted):
    """The context of the search page: results as (story, headline pieces, excerpt pieces), and addresses."""
    found = wanted.narrow(Article.objects.published())
    start = (wanted.page - 1) * RESULTS
    stories = list(found.for_cards()[start : start + RESULTS + 1]) if wanted.text else []
    has_more, stories = len(stories) > RESULTS, stories[:RESULTS]
    ids = [story.pk for story in stories]
    texts = dict(Article.objects.filter(pk__in=ids).values_list("pk", "plain")) if ids else {}
    sections = list(Section.objects.all())
    return {
        "wanted": wanted,
        "sections": sections,
        "results": [
            (story, excerpt(story.printed_headline, wanted.text, 300), excerpt(texts[story.pk], wanted.text))
            for story in stories
        ],
        "addresses": _addresses(wanted, sections, has_more) if wanted.text else {},
    }


def _addresses(wanted, sections, has_more):
    """Where the filters and the pager lead."""
    first = Article.objects.published().order_by("live_from").values_list("live_from", flat=True).first()
    this_year = timezone.localdate().year
    years = range(this_year, (timezone.localtime(first).year if first else this_year) - 1, -1)
    return {
        "any_section": wanted.address(section=""),
        "sections": [(s.name, wanted.address(section=s.slug), s.slug == wanted.section) for s in sections],
        "any_year": wanted.address(year=None),
        "years": [(year, wanted.address(year=year), year == wanted.year) for year in years],
        "newer": wanted.address(page=wanted.page - 1) if wanted.page > 1 else "",
        "older": wanted.address(page=wanted.page + 1) if has_more and wanted.page < MOST_PAGES else "",
    }
