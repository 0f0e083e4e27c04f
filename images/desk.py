"""The list of pictures: found by words, days, photographer and what needs care, at the same cost in a large library."""

from django.contrib import admin
from django.contrib.admin.views.main import ChangeList
from django.core.paginator import Paginator
from django.forms import CharField, DateField, DateInput, Form, ValidationError
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.functional import cached_property

from images import uses

SOON = 30  # days


class ShortPaginator(Paginator):
    """Counts no further than anybody turns pages; what lies deeper is found by a word, a name or a day."""

    most = 1_000

    @cached_property
    def count(self):
        return self.object_list[: self.most].count()

    @property
    def is_cut(self):
        """Whether there is more than the pages reach."""
        return self.count == self.most


class PictureChangeList(ChangeList):
    """Rows that know when they were last shown: one query for the page's pictures."""

    def get_results(self, request):
        super().get_results(request)
        shown = uses.last_shown(list(self.result_list))
        for image in self.result_list:
            image.last_shown = shown.get(image.pk)


class Attention(admin.SimpleListFilter):
    """What somebody should look after."""

    title = "what needs care"
    parameter_name = "look_after"

    def lookups(self, request, model_admin):
        return [
            ("words", "Without alternative text"),
            ("credit", "Without a credit"),
            ("licence", f"Licence over, or within {SOON} days"),
            ("unused", "Unused"),
            ("alike", "Looks like another one"),
        ]

    def queryset(self, request, queryset):
        wanted = {
            "words": queryset.without_alt_text,
            "credit": queryset.without_credit,
            "licence": lambda: queryset.licence_ending(within_days=SOON),
            "unused": lambda: uses.unused(queryset),
            "alike": lambda: queryset.exclude(looks_like=None),
        }.get(self.value())
        return wanted() if wanted else queryset


class Day(DateInput):
    """The browser's own picker of a day."""

    input_type = "date"


class FindForm(Form):
    """Whose pictures, and from which days."""

    by = CharField(label="Photographer or agency", required=False, max_length=100)
    since = DateField(label="Added from", required=False, widget=Day(format="%Y-%m-%d"))
    until = DateField(label="to", required=False, widget=Day(format="%Y-%m-%d"))

    def clean(self):
        for name in ("since", "until"):  # arithmetic on the ends of the calendar fails
            day = self.cleaned_data.get(name)
            if day and not 1900 <= day.year <= 2100:
                self.add_error(name, ValidationError("Choose a day between 1900 and 2100."))


class Finder(admin.ListFilter):
    """A small form among the filters, where the stock ones have links."""

    title = "photographer and day"
    template = "admin/images/image/finder.html"
    names = tuple(FindForm.base_fields)

    def __init__(self, request, params, model, model_admin):
        super().__init__(request, params, model, model_admin)
        asked = {name: params.pop(name)[-1] for name in self.names if name in params}
        self.used_parameters.update({name: value for name, value in asked.items() if value.strip()})
        self.form = FindForm(asked, auto_id="find_%s")
        self.form.full_clean()

    def has_output(self):
        return True

    def expected_parameters(self):
        return list(self.names)

    def choices(self, changelist):
        """The rest of the list's query, which the form must send along."""
        return [(name, value) for name, value in changelist.params.items() if name not in self.names]

    def queryset(self, request, queryset):
        """What was asked for; a day that is none is told beside its box and narrows nothing."""
        asked = self.form.cleaned_data
        found = queryset.by(asked.get("by", ""))
        return found.added(since=asked.get("since"), until=asked.get("until"))


class PictureListing:
    """The part of the pictures' admin that is a list; stands before ModelAdmin."""

    list_display = ["thumbnail", "__str__", "credit", "shown", "licence", "added"]
    empty_value_display = ""
    list_display_links = ["__str__"]
    list_filter = [Finder, Attention]
    list_per_page = 50
    list_max_show_all = 50
    show_full_result_count = False
    show_facets = admin.ShowFacets.NEVER
    paginator = ShortPaginator
    sortable_by = []  # an index serves each order that is offered; any other would sort the library
    search_fields = ["alt_text", "caption", "credit", "key"]

    def get_changelist(self, request, **kwargs):
        return PictureChangeList

    def get_ordering(self, request):
        """The newest first; of licences, those that end first."""
        is_by_licence = request.GET.get(Attention.parameter_name) == "licence"
        return ["licence_ends_on", "pk"] if is_by_licence else ["-uploaded_at", "-pk"]

    @admin.display(description="last on a story")
    def shown(self, image):
        return image.last_shown and _day(timezone.localtime(image.last_shown))

    @admin.display(description="licence ends")
    def licence(self, image):
        return image.licence_ends_on and _day(image.licence_ends_on)

    @admin.display(description="added")
    def added(self, image):
        return _day(timezone.localtime(image.uploaded_at))


def _day(day):
    return date_format(day, "j M Y")
