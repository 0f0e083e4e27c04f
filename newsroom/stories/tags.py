"""The subjects that bring stories together."""

import taggit.admin
from django.contrib import admin

from addresses.admin import KeptAddressMixin
from articles.models import Tag
from plaintext.admin import AddressedAdmin

# The library registers its own Tag, which no story of ours has.
admin.site.unregister(taggit.admin.Tag)


@admin.register(Tag)
class TagAdmin(KeptAddressMixin, AddressedAdmin):
    """Editors rename a tag here; reporters make one by typing it on a story."""

    list_display = ["name", "slug"]
    list_per_page = 100
    search_fields = ["name"]
    show_full_result_count = False
