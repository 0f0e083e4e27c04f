"""Scheduled changes as the story form sees them; what is done at their moment is articles/scheduled_changes.py's."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.core.exceptions import NON_FIELD_ERRORS, PermissionDenied
from django.utils import timezone

from articles import revisions
from articles.models import Article, ScheduledChange
from articles.scheduled_changes import (
    cancel_change,
    merged_with_story,
    schedule_change,
    scheduled_change_of,
)
from articles.workflow import WORKFLOW
from newsroom.conflicts.edit_conflict import EditConflict
from newsroom.scheduled.form import TAKEN
from newsroom.stories.states import in_words
from people.models import User
from people.permissions import may

if TYPE_CHECKING:
    from newsroom.stories.form import StoryForm

MEETS = (
    "A change is planned for {when} that touches the same words. It will not be made by itself: open it and decide "
    "what is to stay."
)


def may_schedule(user: User, story: Article | None) -> bool:
    """Whether the user may schedule a change of this story, as it is stored, or take one back."""
    step = WORKFLOW["plan"]
    return story is not None and story.status in step.starts and may(user, step.permission, story)


def is_due(change: ScheduledChange) -> bool:
    """Whether its moment has come and nobody has made it yet: whoever writes or reads next does."""
    return not change.is_held and change.goes_live_at <= timezone.now()


def schedule(form: "StoryForm", *, by: User) -> str:
    """Schedules what a valid form says; returns what to tell. Raises PermissionDenied, or as `schedule_change`."""
    if not may_schedule(by, form.stored):
        raise PermissionDenied
    said = form.cleaned_data
    facts = {"at": said["goes_live_at"], "reason": said["reason"], "is_major": said["is_major"]}
    schedule_change(form.instance, content_of(form), by=by, instead_of=said.get("planned"), **facts)
    return f"Until then readers see the story as it is. Planned for: {in_words(said['goes_live_at'])}"


def follow_up(story: Article, *, by: User, tell: Callable[..., None]) -> None:
    """After a save: tells what becomes of the change that waits, and takes it back if all of it is in the story now."""
    change = scheduled_change_of(story)
    if change is None:
        return
    both = merged_with_story(change, story)
    if both.differences:
        tell(MEETS.format(when=in_words(change.goes_live_at)), messages.WARNING)
    elif both.mine == revisions.to_the_minute(revisions.content_of(story)):
        cancel_change(change, by=by, reason="All of it is in the story now.")
        tell("All that was planned is in the story now; nothing waits any more.")


def is_taken(form: "StoryForm") -> bool:
    """Whether a form was refused because somebody else has scheduled a change in the meantime."""
    return form.has_error(NON_FIELD_ERRORS, TAKEN)


def content_of(form: "StoryForm") -> dict[str, Any]:
    """The whole story as a form says it (articles/revisions.py), with what others have saved meanwhile."""
    if form.conflict:
        return form.conflict.result
    revisions.keep_what_is_stored(form.instance)
    return EditConflict(form, form.cleaned_data, form.cleaned_data["version"]).mine
