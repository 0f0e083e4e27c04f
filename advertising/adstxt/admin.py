"""ads.txt in the newsroom."""

from typing import Any

from django.contrib import admin
from django.db import models
from django.forms import Textarea
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from advertising.desk_admin import STYLE
from advertising.models import AdsTxt


@admin.register(AdsTxt)
class AdsTxtAdmin(admin.ModelAdmin):
    """There is one file: nobody adds a second, and nobody deletes it."""

    fields = ["text"]
    formfield_overrides = {models.TextField: {"widget": Textarea(attrs={"spellcheck": "false"})}}

    class Media:
        css = STYLE

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: AdsTxt | None = None) -> bool:
        return False

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """A list of one is no list: goes to the file's form."""
        sellers = AdsTxt.objects.first()
        if sellers is None or request.method != "GET" or not self.has_view_permission(request):
            return super().changelist_view(request, extra_context)
        return redirect("admin:advertising_adstxt_change", sellers.pk)

    def view_on_site(self, sellers: AdsTxt) -> str:
        """The file, as programs read it."""
        return reverse("advertising:ads-txt")
