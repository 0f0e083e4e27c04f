"""The subjects that bring stories together."""

from typing import Any

import taggit.admin
from django import forms
from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.http import HttpRequest, JsonResponse
from django.urls import URLPattern, path

from addresses.admin import KeptAddressMixin
from articles.models import Tag, TagSynonym
from articles.tags import tags_as_text
from namesakes.admin import MergingAdmin, NearFilter, twins_among
from people.permissions import may
from plaintext.admin import AddressedAdmin
from plaintext.names import name_key

MOST_SUGGESTED = 8
MOST_WEIGHED = 50  # of which those with the most stories are suggested

# The library registers its own Tag, which no story of ours has.
admin.site.unregister(taggit.admin.Tag)


class SynonymInline(admin.StackedInline):
    """Other names of a tag."""

    model = TagSynonym
    fields = ["name"]
    extra = 1
    max_num = 100

    def get_formset(self, request: HttpRequest, obj: Tag | None = None, **kwargs: Any) -> type:
        """Without this Django would build 2,000 rows for a forged number of them."""
        return super().get_formset(request, obj, absolute_max=self.max_num, **kwargs)

    def has_add_permission(self, request: HttpRequest, obj: Tag | None = None) -> bool:
        return request.user.has_perm("articles.change_tag")

    has_change_permission = has_delete_permission = has_add_permission


def suggested(typed: str) -> list[Tag]:
    """Tags of which a name begins as what is typed, or has a word that does; else those of nearly this name."""
    key = name_key(typed)
    if not key:
        return []
    begins = Q(name_key__begins=key) | Q(name_key__contains=f" {key}")
    found = list(Tag.objects.filter(begins).order_by("name_key")[:MOST_WEIGHED])
    synonyms = TagSynonym.objects.filter(name_key__begins=key).select_related("tag")[:MOST_SUGGESTED]
    found += [synonym.tag for synonym in synonyms]
    if not found:
        found = list(Tag.objects.filter(pk__in=twins_among(Tag.objects.all()).of(typed)[:MOST_SUGGESTED]))
    return list(dict.fromkeys(found))


def _stories(count):
    return "1 story" if count == 1 else f"{count:,} stories"


@admin.register(Tag)
class TagAdmin(MergingAdmin, KeptAddressMixin, AddressedAdmin):
    """Editors rename and merge tags here; reporters make one by typing it on a story."""

    list_display = ["name", "stories", "nearly_the_same", "slug"]
    list_filter = [NearFilter]
    list_per_page = 100
    search_fields = ["name_key", "synonyms__name_key"]
    show_full_result_count = False
    stories_by = Tag.stories_by

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view(self.suggestions)
        return [path("suggestions/", view, name="articles_tag_suggestions"), *super().get_urls()]

    def suggestions(self, request: HttpRequest) -> JsonResponse:
        """The tags that begin as what is typed, or have a word that does: what to write, and how many stories.

        Where none does, those of nearly this name.
        """
        if not may(request.user, "articles.view_tag"):
            raise PermissionDenied
        found = suggested(request.GET.get("q", "")[:100])
        counts = self.story_counts(tag.pk for tag in found)
        rows = [(tag, counts.get(tag.pk, 0)) for tag in found]
        rows.sort(key=lambda row: -row[1])
        tags = [
            {"name": tag.name, "text": tags_as_text([tag.name]), "stories": _stories(count)}
            for tag, count in rows[:MOST_SUGGESTED]
        ]
        return JsonResponse({"tags": tags})

    def get_inlines(self, request: HttpRequest, obj: Tag | None) -> list[type[admin.StackedInline]]:
        return [SynonymInline] if obj else []

    def save_model(self, request: HttpRequest, obj: Tag, form: forms.ModelForm, change: bool) -> None:
        """A former name stays another name of the tag, so that older versions of stories find it."""
        super().save_model(request, obj, form, change)
        if change and "name" in form.changed_data:
            obj.keep_name(form.initial["name"])
