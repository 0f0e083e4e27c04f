"""The list of stories: it answers "what is the state of this story?" at the same cost however deep the archive.

A table of 100,000 stories is read through an index or not at all: the order follows the filter, matches are
counted up to a limit only, and words are looked up by the readers' own search.
"""

from itertools import chain
from typing import TYPE_CHECKING, Any

from django.contrib import admin
from django.contrib.admin.views.main import ChangeList
from django.db.models import Case, IntegerField, Prefetch, QuerySet, Value, When
from django.http import HttpRequest
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString

from addresses.keeping import owner
from articles.models import Article, Byline
from articles.querysets import HEAVY
from articles.search.query import holds, newest_with, with_text
from articles.search.words import are_in, fold, terms_of
from newsroom.autosave.models import Presence
from newsroom.notes.models import DeskNote
from newsroom.stories.states import in_words, name_of, state_of
from plaintext.slugs import slug_of

if TYPE_CHECKING:
    from newsroom.stories.admin import StoryAdmin

MOST_FOUND = 200
# Of the stories that no reader may see, those whose text is read: a full-text index is of the others.
MOST_READ = 2_000


class StoryChangeList(ChangeList):
    """Rows without the text, with the names over each story, who has it open, and open notes: four queries."""

    def get_queryset(self, request: HttpRequest, exclude_parameters: list[str] | None = None) -> QuerySet:
        bylines = Prefetch("bylines", Byline.objects.select_related("person"))
        here = Prefetch("present", Presence.objects.now().select_related("by"))
        still_open = DeskNote.objects.still_open().only("story")
        notes = Prefetch("desk_notes", still_open, to_attr="open_notes")
        stories = super().get_queryset(request, exclude_parameters).defer(*HEAVY)
        return stories.prefetch_related(bylines, here, notes)


class StateFilter(admin.SimpleListFilter):
    """Stories by how far they are."""

    title = "state"
    parameter_name = "state"
    # "published" is split: what waits for its moment is asked for apart from what readers see.
    SPLIT = (("scheduled", "Scheduled or embargoed"), ("published", "Published"))

    def lookups(self, request: HttpRequest, model_admin: "StoryAdmin") -> list[tuple[str, str]]:
        found = []
        for status in Article.Status:
            found += self.SPLIT if status == "published" else [(status.value, status.label)]
        return found

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        if self.value() == "published":
            return queryset.published()
        if self.value() == "scheduled":
            return queryset.filter(live_from__gt=timezone.now())
        return queryset.filter(status=self.value()) if self.value() else queryset


class MineFilter(admin.SimpleListFilter):
    """A reporter's own stories."""

    title = "whose"
    parameter_name = "mine"

    def lookups(self, request: HttpRequest, model_admin: "StoryAdmin") -> list[tuple[str, str]]:
        return [("1", "Mine")]

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        return queryset.filter(created_by=request.user) if self.value() else queryset


class SourceFilter(admin.RelatedFieldListFilter):
    """Whose words they are."""

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.empty_value_display = "Our own"  # the stock filter has just set the list's "-"


FILTERS = [StateFilter, MineFilter, "section", ("source", SourceFilter)]


def ordering(request: HttpRequest) -> list[str]:
    """The newest first, by whichever index serves the filter that is set."""
    state = request.GET.get(StateFilter.parameter_name)
    if state in dict(StateFilter.SPLIT):
        return ["-live_from"]
    return ["-created_at"] if state else ["-pk"]


def found(queryset: QuerySet, term: str) -> QuerySet:
    """The newest that hold the words, and the one of that headline; or the story of an address."""
    if not term:
        return queryset
    if "/" in term:
        slug = term.partition("?")[0].rstrip("/").rpartition("/")[2].lower()
        moved = owner(Article, slug)
        at = queryset.filter(slug__in=[slug, moved.slug] if moved else [slug])
        if at.exists():  # else it may be "and/or"
            return at
    return queryset.filter(pk__in=ids_found(term))


def ids_found(term: str) -> set[int]:
    """Ids of stories with the words: of the newest readers may see, and of the newest others."""
    hidden = Article.objects.filter(live_from=None).order_by("-pk")
    read = hidden.filter(pk__in=hidden.values("pk")[:MOST_READ])
    for each in terms_of(term):
        read = with_text(read).filter(holds(each))
    by_headline = hidden.filter(headline__icontains=term)
    # The exact headline comes with them, however old it is.
    named = Article.objects.filter(slug=slug_of(term, 180))
    some = (rows.values_list("pk", flat=True)[:MOST_FOUND] for rows in (by_headline, read, named))
    return {*chain.from_iterable(some), *newest_with(term, MOST_FOUND)}


def best_first(queryset: QuerySet, term: str) -> QuerySet:
    """The rows that `found` has found, for a picker: the headline itself, those that begin so, those that have all
    words in the headline, and then those that have them in their text; the newest first in each.
    """
    words, terms = fold(term), terms_of(term)
    places: dict[int, list[int]] = {0: [], 1: [], 2: []}
    for pk, headline in queryset.order_by().values_list("pk", "headline"):
        folded = fold(headline)
        if folded == words:
            places[0].append(pk)
        elif folded.startswith(words):
            places[1].append(pk)
        elif are_in(terms, headline):
            places[2].append(pk)
    cases = [When(pk__in=pks, then=Value(place)) for place, pks in places.items() if pks]
    # PostgreSQL takes a number alone for that of a column.
    best = [Case(*cases, default=Value(3), output_field=IntegerField())] if cases else []
    return queryset.order_by(*best, "-pk")


@admin.display(description="story")
def story(row: Article) -> SafeString | str:
    if not row.kicker:
        return row.headline
    return format_html('<span class="kicker">{}</span> {}', row.kicker, row.headline)


@admin.display(description="state", ordering="live_from")
def state(row: Article) -> SafeString:
    """With the change that is scheduled for it, who has it open, and how many notes are."""
    state = state_of(row)
    here = ", ".join(name_of(present.by) for present in row.present.all())
    is_open = format_html(' <span class="is-open">open: {}</span>', here) if here else ""
    change = getattr(row, "scheduled_change", None)
    planned = f", changes {in_words(change.goes_live_at)}" if change else ""
    count = len(row.open_notes)
    many = f"{count} open note{'s' if count > 1 else ''}"
    notes = format_html(' <span class="open-notes">{}</span>', many) if count else ""
    words = format_html('<span class="state state-{}">{}{}</span>', state.kind, state.words, planned)
    return format_html("{}{}{}", words, is_open, notes)


@admin.display(description="source", empty_value="")
def from_source(row: Article) -> str | None:
    return row.source.name if row.source_id else None


@admin.display(description="by", empty_value="")
def bylines(row: Article) -> str | None:
    return ", ".join(byline.printed_name for byline in row.bylines.all()) or None


COLUMNS = [story, state, "section", from_source, bylines]
