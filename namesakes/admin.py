"""The list, the form and the page by which the newsroom finds near names and merges rows."""

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.views.main import ChangeList
from django.contrib.admin.widgets import AutocompleteSelect
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError
from django.db.models import Count, Model, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html, format_html_join
from django.utils.http import urlencode
from django.utils.safestring import SafeString

from namesakes.merging import MOST_AT_ONCE, NotThere, merge
from plaintext.names import name_key
from plaintext.twins import Twins

MOST_SHOWN = 5


def twins_among(rows: QuerySet) -> Twins[int]:
    """The near names among all rows of a model: one query for their names."""
    return Twins(rows.order_by().values_list("pk", "name_key"))


class NamesakesList(ChangeList):
    """Rows that know their near ones, and how many stories each has: two queries for the page, however long it is."""

    result_list: Any

    def get_results(self, request: HttpRequest) -> None:
        super().get_results(request)
        rows = list(self.result_list)
        among = twins_among(self.root_queryset)
        near = {row.pk: among.of(row.name, row.pk)[:MOST_SHOWN] for row in rows}
        names = dict(_names(self.model, {pk for pks in near.values() for pk in pks}))
        may_merge = self.model_admin.may_merge(request)
        counts = self.model_admin.story_counts(near.keys())
        for row in rows:
            row.near = [(pk, names[pk]) for pk in near[row.pk] if pk in names]
            row.may_merge, row.story_count = may_merge, counts.get(row.pk, 0)
        self.result_list = rows


def _names(model, numbers):
    return model._base_manager.filter(pk__in=numbers).values_list("pk", "name") if numbers else ()


class NearFilter(admin.SimpleListFilter):
    """Rows that have a near one."""

    title = "names"
    parameter_name = "near"

    def lookups(self, request: HttpRequest, model_admin: admin.ModelAdmin) -> list[tuple[str, str]]:
        return [("1", "Nearly the same")]

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        if not self.value():
            return queryset
        return queryset.filter(pk__in=twins_among(queryset.model._base_manager.all()).all())


class NearNames(admin.ModelAdmin):
    """Near names in the list, and told when a row gets a name."""

    # The relation that lists the stories of a row.
    stories_by = ""
    search_fields = ["name_key"]
    show_facets = admin.ShowFacets.NEVER

    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> type[ChangeList]:
        return NamesakesList

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet, search_term: str
    ) -> tuple[QuerySet, bool]:
        """Rows by their names, however they are spelt, in the list and in boxes where one is chosen; else near ones."""
        key = name_key(search_term)
        found, may_be_double = super().get_search_results(request, queryset, key)
        if key and not found.exists():
            near = twins_among(self.model._base_manager.all()).of(key)
            return queryset.filter(pk__in=near), False
        return found, may_be_double

    def changeform_view(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """As ever; where somebody has just taken the name, the form, asked once more, says so."""
        try:
            return super().changeform_view(request, *args, **kwargs)
        except IntegrityError:
            return super().changeform_view(request, *args, **kwargs)

    def save_model(self, request: HttpRequest, obj: Model, form: forms.ModelForm, change: bool) -> None:
        super().save_model(request, obj, form, change)
        if "name" in form.changed_data:
            self.tell_near(request, obj)

    def tell_near(self, request: HttpRequest, row: Model) -> None:
        """Tells in a message which rows have nearly the name of this one."""
        rows = self.model._base_manager.all()
        near = list(rows.in_bulk(twins_among(rows).of(row.name, row.pk)[:MOST_SHOWN]).values())
        if not near:
            return
        kind, kinds = self.opts.verbose_name, self.opts.verbose_name_plural
        same = any(other.name_key == row.name_key for other in near)
        told = f"There is another {kind} of this name" if same else f"There are {kinds} of nearly this name"
        names = format_html_join(", ", "“{}”", ((other.name,) for other in near))
        link = (
            self.merge_link([row.pk, *(other.pk for other in near)], "Merge them")
            if self.may_merge(request)
            else ""
        )
        messages.warning(request, format_html("{}: {}. {}", told, names, link))

    def may_merge(self, request: HttpRequest) -> bool:
        """Whether this user may merge rows; nobody where they cannot be."""
        return False

    def merge_link(self, numbers: list[int], words: str) -> SafeString | str:
        return ""

    def story_counts(self, numbers: Any) -> dict[int, int]:
        """{number of a row: how many stories it has}: one query on the relation's index."""
        relation = self.model._meta.get_field(self.stories_by).field
        story = next(name for name in ("article", "content_object") if hasattr(relation.model, name))
        rows = relation.model._base_manager.filter(**{f"{relation.name}__in": list(numbers)}).order_by()
        counted = rows.values(relation.attname).annotate(stories=Count(story, distinct=True))
        return {row[relation.attname]: row["stories"] for row in counted}

    @admin.display(description="stories")
    def stories(self, row: Model) -> str:
        return f"{row.story_count:,}"

    @admin.display(description="nearly the same", empty_value="")
    def nearly_the_same(self, row: Model) -> SafeString | str:
        """The names of near rows, each a link to merge the two for whoever may."""
        if not row.may_merge:
            return ", ".join(f"“{name}”" for _, name in row.near)
        links = ((self.merge_link([row.pk, pk], f"Merge with “{name}”"),) for pk, name in row.near)
        return format_html_join(", ", "{}", links)


class MergeForm(forms.Form):
    """Which of some rows stays, or into which other one they are merged."""

    def __init__(self, desk: "MergingAdmin", rows: list[Model], data: Any = None):
        super().__init__(data)
        self.rows = rows
        relation = desk.model._meta.get_field(desk.stories_by).field
        self.fields["stays"] = forms.ChoiceField(
            label=f"Which {desk.opts.verbose_name} stays?",
            choices=[(str(row.pk), row.name) for row in rows],
            widget=forms.RadioSelect,
            required=False,
        )
        self.fields["into"] = forms.ModelChoiceField(
            desk.model._default_manager.all(),
            required=False,
            label="Or merge all of them into another",
            widget=AutocompleteSelect(relation, desk.admin_site),
        )

    def clean(self) -> dict[str, Any]:
        said = super().clean()
        numbers = {row.pk for row in self.rows}
        into = said.get("into")
        stays = into.pk if into else int(said.get("stays") or 0)
        if not self.errors and not stays:
            raise forms.ValidationError("Choose which one stays.")
        if not self.errors and not numbers - {stays}:
            raise forms.ValidationError("That is the same one: choose another, into which it is merged.")
        said["number"] = stays
        return said


class MergingAdmin(NearNames):
    """Also merges rows, from the list or from a link; who may is asked as `<app>.merge_<model>`."""

    actions = ["merge_selected"]
    merge_template = "namesakes/merge.html"

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view(self.merge_view)
        return [
            path("merge/", view, name=f"{self.opts.app_label}_{self.opts.model_name}_merge"),
            *super().get_urls(),
        ]

    def may_merge(self, request: HttpRequest) -> bool:
        return request.user.has_perm(f"{self.opts.app_label}.merge_{self.opts.model_name}")

    has_merge_permission = may_merge  # what the action asks

    @admin.action(description="Merge …", permissions=["merge"])
    def merge_selected(self, request: HttpRequest, queryset: QuerySet) -> HttpResponse:
        """Leads to the page that asks which one stays."""
        numbers = list(queryset.order_by("pk").values_list("pk", flat=True)[: MOST_AT_ONCE + 1])
        return redirect(self.merge_address(numbers))

    def merge_address(self, numbers: list[int]) -> str:
        address = reverse(f"admin:{self.opts.app_label}_{self.opts.model_name}_merge")
        return f"{address}?{urlencode([('id', number) for number in numbers])}"

    def merge_link(self, numbers: list[int], words: str) -> SafeString:
        return format_html('<a href="{}">{}</a>', self.merge_address(numbers), words)

    def merge_view(self, request: HttpRequest) -> HttpResponse:
        """The page that asks which row stays; a POST merges the others into it."""
        if not self.may_merge(request):
            raise PermissionDenied
        numbers = {
            int(text)
            for text in request.GET.getlist("id")
            if text.isascii() and text.isdigit() and len(text) < 19
        }
        rows = self.model._default_manager.filter(pk__in=list(numbers)[: MOST_AT_ONCE + 1]).order_by(
            "name", "pk"
        )
        return self._merge(request, list(rows), len(numbers))

    def _merge(self, request, rows, count):
        the_list = f"admin:{self.opts.app_label}_{self.opts.model_name}_changelist"
        if count > MOST_AT_ONCE:
            messages.error(request, f"At most {MOST_AT_ONCE} are merged at a time.")
            return redirect(the_list)
        if not rows or len(rows) < count:
            messages.error(request, self._no_longer_there())
            return redirect(the_list)
        form = MergeForm(self, rows, request.POST if request.method == "POST" else None)
        if form.is_bound and form.is_valid():
            try:
                merged = merge(self.model, form.cleaned_data["number"], [row.pk for row in rows])
            except NotThere:
                messages.error(request, self._no_longer_there())
                return redirect(the_list)
            self.log_change(request, merged.stays, merged.sentence)
            page = format_html('<a href="{}">{}</a>', merged.stays.get_absolute_url(), "Its page")
            messages.success(request, format_html("{} {}", merged.sentence, page))
            return redirect(the_list)
        counts = self.story_counts(row.pk for row in rows)
        for row in rows:
            row.story_count = counts.get(row.pk, 0)
        if not form.is_bound and len(rows) > 1:
            form.initial["stays"] = str(max(rows, key=lambda row: row.story_count).pk)
        context = self.admin_site.each_context(request) | {
            "title": f"Merge {self.opts.verbose_name_plural}",
            "opts": self.opts,
            "form": form,
            "rows": rows,
            "media": self.media + form.media,
        }
        return render(request, self.merge_template, context)

    def _no_longer_there(self):
        kind = self.opts.verbose_name
        told = f"One of them is no longer there: somebody has merged or deleted a {kind} meanwhile."
        return f"{told} Nothing was changed."
