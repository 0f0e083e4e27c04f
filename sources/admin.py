"""Whose words the paper prints, and the policy that their stories follow."""

from django.contrib import admin, messages
from django.forms import ModelForm
from django.http import HttpRequest

from sources.models import Source


@admin.register(Source)
class SourceAdmin(admin.ModelAdmin):
    """Sources; a changed policy holds for every story of theirs as soon as it is saved."""

    # What says when their stories may be read; all else is read from the source whenever a page is made.
    TERMS = {"delay_hours", "licence_days"}

    actions = None
    list_display = ["name", "kind", "headline_suffix", "told", "delay_hours", "licence_days"]
    list_filter = ["kind"]
    search_fields = ["name", "headline_suffix"]
    fieldsets = [
        (None, {"fields": ["name", "kind", "home_page", "corrections_to"]}),
        (
            "What is printed",
            {
                "fields": ["headline_suffix", "credit_line"],
                "description": "Added to every story of theirs by itself, also to those that are out already.",
            },
        ),
        (
            "What search engines are told",
            {
                "fields": ["told", "is_in_news_sitemap", "is_in_trending"],
                "description": "Search engines mark papers down that show others' stories as their own.",
            },
        ),
        (
            "What our agreement allows",
            {
                "fields": ["delay_hours", "licence_days"],
                "description": "Holds for every story of theirs the moment you save: a shorter licence takes "
                "stories away at once, a longer one brings them back.",
            },
        ),
    ]

    def has_delete_permission(self, request: HttpRequest, obj: Source | None = None) -> bool:
        """A source stays as long as a story of theirs does."""
        return super().has_delete_permission(request, obj) and not (obj and obj.articles.exists())

    def save_model(self, request: HttpRequest, source: Source, form: ModelForm, change: bool) -> None:
        super().save_model(request, source, form, change)
        if change and self.TERMS & set(form.changed_data):
            gone = source.articles.follow_source(source)
            if gone:
                told = "1 story of theirs is" if gone == 1 else f"{gone:,} stories of theirs are"
                self.message_user(
                    request, f"{told} off the site now, by the delay or the licence.", messages.WARNING
                )
