"""The newspaper's name, profiles and offices."""

from django.contrib import admin
from django.db import models
from django.forms import Textarea
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from newspaper.models import Newspaper, Office


class OfficeInline(admin.StackedInline):
    """The offices, as the contact page and the foot of every page show them."""

    model = Office
    extra = 0
    fields = [("name", "position"), ("address", "telephones"), "hours"]
    formfield_overrides = {models.TextField: {"widget": Textarea(attrs={"rows": 4, "cols": 40})}}


@admin.register(Newspaper)
class NewspaperAdmin(admin.ModelAdmin):
    """There is one newspaper: nobody adds a second, and nobody deletes it."""

    inlines = [OfficeInline]
    fieldsets = [
        (
            "The name",
            {
                "description": "On every page, in the feeds, and in what search engines and social networks show.",
                "fields": ["name", "short_name", "tagline", "description", "founded"],
            },
        ),
        (
            "Elsewhere",
            {
                "description": "Whole addresses, beginning with https://. An empty one is not shown.",
                "fields": ["facebook", "x", "youtube", "blog"],
            },
        ),
        (
            "Letters",
            {
                "description": "Letters from the contact page are kept here under Letters in any case, and mailed "
                "to this address so that somebody notices. If mail fails, they are mailed with the next letter.",
                "fields": ["email"],
            },
        ),
        ("In an emergency", {"fields": ["is_without_advertisements"]}),
    ]

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Newspaper | None = None) -> bool:
        return False

    def changelist_view(self, request: HttpRequest, extra_context: dict | None = None) -> HttpResponse:
        """A list of one is no list: goes to the newspaper's form."""
        paper = Newspaper.objects.first()
        if paper is None:
            return super().changelist_view(request, extra_context)
        return redirect("admin:newspaper_newspaper_change", paper.pk)
