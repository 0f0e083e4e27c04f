"""The subjects that bring stories together."""

from typing import Any

import taggit.admin
from django import forms
from django.contrib import admin
from django.http import HttpRequest

from addresses.admin import KeptAddressMixin
from articles.models import Tag, TagSynonym
from namesakes.admin import MergingAdmin, NearFilter
from plaintext.admin import AddressedAdmin

# The library registers its own Tag, which no story of ours has.
admin.site.unregister(taggit.admin.Tag)


class SynonymInline(admin.TabularInline):
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


@admin.register(Tag)
class TagAdmin(MergingAdmin, KeptAddressMixin, AddressedAdmin):
    """Editors rename and merge tags here; reporters make one by typing it on a story."""

    list_display = ["name", "stories", "nearly_the_same", "slug"]
    list_filter = [NearFilter]
    list_per_page = 100
    search_fields = ["name"]
    show_full_result_count = False
    stories_by = Tag.stories_by

    def get_inlines(self, request: HttpRequest, obj: Tag | None) -> list[type[admin.TabularInline]]:
        return [SynonymInline] if obj else []

    def save_model(self, request: HttpRequest, obj: Tag, form: forms.ModelForm, change: bool) -> None:
        """A former name stays another name of the tag, so that older versions of stories find it."""
        super().save_model(request, obj, form, change)
        if change and "name" in form.changed_data:
            obj.keep_name(form.initial["name"])
