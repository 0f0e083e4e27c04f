"""The change that is scheduled for a story, above its form: opened, looked at and taken back there."""

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern

from articles.comparison import LABELS, words_of_a_difference
from articles.models import Article, ScheduledChange
from articles.scheduled_changes import cancel_change, merged_with_story, scheduled_change_of
from articles.workflow import WORKFLOW
from newsroom.scheduled.schedule import is_due, may_schedule
from newsroom.stories.form import Filling
from newsroom.stories.form_data import as_typed, shown_moment
from newsroom.stories.panels import Panel
from people.permissions import may

if TYPE_CHECKING:
    from newsroom.stories.page import StoryPage


class ScheduledPanel(Panel):
    """What is scheduled, whether it still fits, and the ways to it."""

    name = "scheduled"
    templates = {"top": "newsroom/scheduled/_scheduled.html"}

    def urls(self) -> list[URLPattern]:
        return [self.page_of_a_story("take-back", self.take_back)]

    def take_back(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """Takes the scheduled change back; its words stay in the history."""
        story = self.story_or_404(request, object_id)
        if not may(request.user, WORKFLOW["take_back"].permission, story):
            raise PermissionDenied
        change = scheduled_change_of(story)
        if request.method == "POST" and change and cancel_change(change, by=request.user):
            self.admin.log_change(request, story, WORKFLOW["take_back"].done)
            told = "The plan is taken back. What it says is kept in the story's history."
            messages.info(request, told)
        return redirect("admin:articles_article_change", story.pk)

    def filling(self, page: "StoryPage") -> Filling | None:
        """The scheduled change with `?planned`; one that is due by now as if it had been made, which a GET does not."""
        change = page.scheduled
        if change is None or not page.may_write:
            return None
        is_asked_for = "planned" in page.request.GET and may_schedule(page.request.user, page.story)
        if not is_asked_for or is_due(change):
            return _as_made(change, page.story)
        fields = as_typed(page.story, merged_with_story(change, page.story).mine) | {
            "goes_live_at": [shown_moment(change.goes_live_at.isoformat())],
            "planned": [str(change.words_id)],
            "is_major": ["on"] if change.is_major else [],
        }
        return Filling(fields, page.story.version)

    def context(self, page: "StoryPage") -> dict[str, Any]:
        change, form = page.scheduled, page.form
        if page.filling and page.filling.fields.get("shown_change"):
            change = None  # the form shows it as made
        is_open = change is not None and str(form["planned"].value()) == str(change.words_id)
        both = merged_with_story(change, page.story) if change and (is_open or is_due(change)) else None
        return {
            "change": change,
            "is_open": is_open,
            "is_held": change is not None and (change.is_held or bool(is_due(change) and both.differences)),
            "may_schedule": may_schedule(page.request.user, page.story),
            "differences": [
                (LABELS[each.name], *words_of_a_difference(each))
                for each in (both.differences if is_open else [])
            ],
        }


def _as_made(change: ScheduledChange, story: Article) -> Filling | None:
    """A story's form as it will be when a change that is due is made; None where it is not due, or will be held."""
    if not is_due(change) or story.status not in WORKFLOW["change"].starts:
        return None
    both = merged_with_story(change, story)
    if both.differences:
        return None
    shown = {"shown_change": [str(change.words_id)]}
    return Filling(as_typed(story, both.mine) | shown, story.version)
