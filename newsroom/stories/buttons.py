"""The buttons below a story, each an act of articles/publishing.py: which of them somebody finds there."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils import timezone

from articles import publishing
from articles.models import Article
from articles.workflow import WORKFLOW, Status, Step
from newsroom.notes.notifications import notify_of_return
from newsroom.stories.states import state_of
from people.models import User
from people.permissions import may


def publish_now(story: Article, **how: Any) -> Article:
    """Publishes at once, also what was scheduled for later; an embargo or a source's delay still holds."""
    now = timezone.now()
    return publishing.publish(story, at=min(story.published_at or now, now), **how)


@transaction.atomic
def send_back(story: Article, **how: Any) -> None:
    """Sends a story back, and tells its author by mail why."""
    publishing.send_back(story, **how)
    notify_of_return(story.acts.filter(verb="send_back").latest("pk"))


# By the verb of articles/workflow.py. A button's name is "_" and the verb; "schedule" publishes at a later time.
ACTS = {
    "submit": publishing.submit,
    "send_back": send_back,
    "approve": publishing.approve,
    "publish": publish_now,
    "schedule": publishing.publish,
    "withdraw": publishing.withdraw,
    "spike": publishing.spike,
    "unspike": publishing.unspike,
}
LABELS = {verb: step.label for verb, step in WORKFLOW.items()} | {"schedule": "Publish at this time"}


def step_of(verb: str) -> Step:
    """The Step that a button's verb is."""
    return WORKFLOW["publish" if verb == "schedule" else verb]


def allowed(user: User, story: Article) -> list[str]:
    """The verbs that are this user's with a story as it is stored, in the order of its way, whatever its state."""
    return [verb for verb in ACTS if may(user, step_of(verb).permission, story)]


def acts_for(user: User, story: Article) -> list[str]:
    """Those of them that can be carried out in its state."""
    return [
        verb
        for verb in allowed(user, story)
        if story.status in step_of(verb).starts and changes_something(verb, story)
    ]


def acts_for_a_new(user: User) -> list[str]:
    """As above, for a story that is not saved yet."""
    return [
        verb
        for verb in ("submit", "approve", "publish", "schedule")
        if Status.DRAFT in step_of(verb).starts and may(user, step_of(verb).permission)
    ]


def verb_in(data: Mapping[str, Any]) -> str | None:
    """The verb whose button was pressed, or None for a plain save."""
    return next((verb for verb in ACTS if f"_{verb}" in data), None)


def changes_something(verb: str, story: Article) -> bool:
    """Whether an act that follows from the state of a stored story changes what readers see: what is out is out."""
    return verb not in ("publish", "schedule") or state_of(story).may_be_published
