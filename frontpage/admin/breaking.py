"""Breaking news in the newsroom: one line, a time-out, and it is over the fronts."""

import datetime as dt

from django import forms
from django.contrib import admin
from django.db import models
from django.utils import timezone
from django.utils.html import format_html

from frontpage.admin.slots import NoLinks
from frontpage.models import BreakingNews
from frontpage.reports import hidden_because, in_words
from newspaper.fields import ChosenRows, MomentField, MomentInput

TIME_OUT = dt.timedelta(hours=2)


class BreakingNewsForm(ChosenRows, forms.ModelForm):
    """A line of breaking news."""

    def clean_text(self):
        return " ".join(self.cleaned_data["text"].split())


@admin.register(BreakingNews)
class BreakingNewsAdmin(NoLinks, admin.ModelAdmin):
    """Lines of breaking news; none of them needs anybody to take it away."""

    form = BreakingNewsForm
    list_display = ["text", "state"]
    list_select_related = ["story"]
    show_full_result_count = False
    actions = ["end_now"]
    autocomplete_fields = ["story"]
    formfield_overrides = {models.DateTimeField: {"form_class": MomentField, "widget": MomentInput}}
    fieldsets = [
        (
            None,
            {
                "fields": ["text", "story", ("starts_at", "ends_at")],
                "description": "The line stands over the home page and over the sections' fronts. Times are Manila's.",
            },
        )
    ]

    def get_changeform_initial_data(self, request):
        """From now on, for two hours."""
        now = timezone.localtime().replace(second=0, microsecond=0)
        return {"starts_at": now, "ends_at": now + TIME_OUT} | super().get_changeform_initial_data(request)

    @admin.display(description="state", ordering="starts_at")
    def state(self, line):
        words, kind = _state(line)
        return format_html('<span class="state state-{}">{}</span>', kind, words)

    @admin.action(description="End now", permissions=["change"])
    def end_now(self, request, queryset):
        now = timezone.now()
        ended = queryset.running(now).update(ends_at=now)
        queryset.filter(starts_at__gt=now).delete()
        self.message_user(request, f"{ended} taken away; what had not begun yet is deleted.")


def _state(line):
    now = timezone.now()
    if line.ends_at <= now:
        return f"Over since {in_words(line.ends_at)}", "ended"
    if line.starts_at > now:
        return f"From {in_words(line.starts_at)}", "waiting"
    if line.story_id and not line.story.is_published:
        return f"Not shown: the story is not out, {hidden_because(line.story, now)}", "off"
    return f"Running until {in_words(line.ends_at)}", "live"
