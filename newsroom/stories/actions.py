"""What is done to several stories at once, from the list; the acts themselves are articles/publishing.py's."""

from typing import TYPE_CHECKING

from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.html import format_html

from articles.models import Article
from articles.publishing import REVERSE, NotPossible, StoryConflict
from newsroom.checks.checks import PUBLISHED, checks_of
from newsroom.stories import undo
from newsroom.stories.act_messages import how_it_is
from newsroom.stories.buttons import ACTS, changes_something, step_of
from people.permissions import may

if TYPE_CHECKING:
    from newsroom.stories.admin import StoryAdmin

AT_ONCE = 100


@admin.action(description="Approve", permissions=["approve"])
def approve_stories(story_admin: "StoryAdmin", request: HttpRequest, queryset: QuerySet) -> None:
    _act(story_admin, request, queryset, "approve")


@admin.action(description="Publish now", permissions=["publish"])
def publish_stories(story_admin: "StoryAdmin", request: HttpRequest, queryset: QuerySet) -> None:
    """Without those that a check stops: each is opened to be mended, or overridden with a reason."""
    _act(story_admin, request, queryset, "publish")


@admin.action(description="Withdraw", permissions=["publish"])
def withdraw_stories(story_admin: "StoryAdmin", request: HttpRequest, queryset: QuerySet) -> None:
    _act(story_admin, request, queryset, "withdraw")


@admin.action(description="Spike", permissions=["approve"])
def spike_stories(story_admin: "StoryAdmin", request: HttpRequest, queryset: QuerySet) -> None:
    _act(story_admin, request, queryset, "spike")


ACTIONS = [approve_stories, publish_stories, withdraw_stories, spike_stories]


def _act(story_admin: "StoryAdmin", request: HttpRequest, queryset: QuerySet, verb: str) -> None:
    """Carries an act out on each story that the user may do it to, and tells how each of them is afterwards."""
    ids = list(queryset.values_list("pk", flat=True)[: AT_ONCE + 1])
    if len(ids) > AT_ONCE:
        messages.error(request, f"Choose at most {AT_ONCE} stories at a time.")
        return
    done = []
    for story in Article.objects.select_related("section", "source", "lead_picture").filter(pk__in=ids):
        if not may(request.user, step_of(verb).permission, story):
            messages.error(request, f"{story.headline}: that is not yours to do.")
            continue
        if not changes_something(verb, story):
            messages.info(request, format_html("{} Nothing was changed.", how_it_is(story)))
            continue
        found = checks_of(story, PUBLISHED) if verb == "publish" else []
        stops = [finding.sentence for finding in found if finding.stops]
        if stops:
            messages.error(request, f"{story.headline}: not published. {' '.join(stops)}")
            continue
        try:
            ACTS[verb](story, by=request.user)
        except (StoryConflict, NotPossible) as why:
            messages.error(request, f"{why} Nothing was changed.")
            continue
        story_admin.log_change(request, story, step_of(verb).done)
        done.append((story, story.updated_at))
        messages.success(request, how_it_is(story))
    if done and verb in REVERSE:
        many = "1 story" if len(done) == 1 else f"{len(done)} stories"
        told = format_html("{}: {}. {}", step_of(verb).done, many, undo.button(verb, done))
        messages.success(request, told)
