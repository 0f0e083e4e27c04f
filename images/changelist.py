"""The list of pictures in the newsroom: found by words, days, photographer and what needs care.

It costs the same in a library of any size.
"""

from django.contrib import admin
from django.contrib.admin.views.main import ChangeList
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.forms import CharField, DateField, DateInput, Form, ValidationError
from django.http import HttpRequest
from django.utils.functional import cached_property

from images import uses

SOON = 30  # days


class ShortPaginator(Paginator):
    """Counts no further than anybody turns pages; what lies deeper is found by a word, a name or a day."""

    most = 1_000

    @cached_property
    def count(self) -> int:
        """How many rows the pages reach."""
        rows = self.object_list[: self.most]
        return rows.count() if isinstance(rows, QuerySet) else len(rows)

    @property
    def is_cut(self) -> bool:
        """Whether there is more than the pages reach."""
        return self.count == self.most


class PictureChangeList(ChangeList):
    """Rows that know when they were last shown: one query for the page's pictures."""

    def get_results(self, request: HttpRequest) -> None:
        """Adds `last_shown`, a moment or None, to each row of the page."""
        super().get_results(request)
        shown = uses.last_shown(list(self.result_list))
        for image in self.result_list:
            image.last_shown = shown.get(image.pk)


class NeedsCareFilter(admin.SimpleListFilter):
    """Pictures that somebody should look after."""

    title = "what needs care"
    parameter_name = "look_after"

    def lookups(self, request: HttpRequest, model_admin: admin.ModelAdmin) -> list[tuple[str, str]]:
        """The choices and their names."""
        return [
            ("words", "Without alternative text"),
            ("credit", "Without a credit"),
            ("elsewhere", "From another site, credit?"),
            ("licence", f"Licence over, or within {SOON} days"),
            ("unused", "Unused"),
            ("alike", "Looks like another one"),
        ]

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        """The pictures of the choice; all of them where there is none, or an unknown one."""
        wanted = {
            "words": queryset.without_alt_text,
            "credit": queryset.without_credit,
            "elsewhere": queryset.from_elsewhere,
            "licence": lambda: queryset.licence_ending(within_days=SOON),
            "unused": lambda: uses.unused(queryset),
            "alike": lambda: queryset.exclude(looks_like=None),
        }.get(self.value())
        return wanted() if wanted else queryset


class DayInput(DateInput):
    """The browser's own picker of a day."""

    input_type = "date"


class FinderForm(Form):
    """Whose pictures, and from which days."""

    by = CharField(label="Photographer or agency", required=False, max_length=100)
    since = DateField(label="Added from", required=False, widget=DayInput(format="%Y-%m-%d"))
    until = DateField(label="to", required=False, widget=DayInput(format="%Y-%m-%d"))

    def clean(self) -> None:
        """Refuses days near the ends of the calendar, where arithmetic fails."""
        for name in ("since", "until"):
            day = self.cleaned_data.get(name)
            if day and not 1900 <= day.year <= 2100:
                self.add_error(name, ValidationError("Choose a day between 1900 and 2100."))


class FinderFilter(admin.ListFilter):
    """A small form among the filters, where the stock ones have links."""

    title = "photographer and day"
    template = "admin/images/image/finder.html"
    names = tuple(FinderForm.base_fields)

    def __init__(
        self, request: HttpRequest, params: dict, model: type, model_admin: admin.ModelAdmin
    ) -> None:
        super().__init__(request, params, model, model_admin)
        asked = {name: params.pop(name)[-1] for name in self.names if name in params}
        self.used_parameters.update({name: value for name, value in asked.items() if value.strip()})
        self.form = FinderForm(asked, auto_id="find_%s")
        self.form.full_clean()

    def has_output(self) -> bool:
        """Always shown."""
        return True

    def expected_parameters(self) -> list[str]:
        """The names that the form sends."""
        return list(self.names)

    def choices(self, changelist: ChangeList) -> list[tuple[str, str]]:
        """The rest of the list's query, which the form must send along."""
        return [(name, value) for name, value in changelist.params.items() if name not in self.names]

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        """What was asked for; a day that is none is told beside its box and narrows nothing."""
        asked = self.form.cleaned_data
        found = queryset.by(asked.get("by", ""))
        return found.added(since=asked.get("since"), until=asked.get("until"))
