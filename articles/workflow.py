"""What each state of a story means, and which act leads from which state to which.

This is the one place that groups states. Everybody else asks a `Status`, an `Article`
(`story.is_being_written`) or a queryset (`Article.objects.in_preparation()`).
"""

from dataclasses import dataclass

from django.db import models


class Status(models.TextChoices):
    """The state of a story in the newsroom; `Article.Status`."""

    DRAFT = "draft", "Draft"
    REVIEW = "review", "With the sub-editor"
    RETURNED = "returned", "Sent back"
    APPROVED = "approved", "Approved"
    PUBLISHED = "published", "Published or scheduled"
    WITHDRAWN = "withdrawn", "Withdrawn"
    SPIKED = "spiked", "Spiked"

    @property
    def is_being_written(self) -> bool:
        """Whether the story is with its reporter, who may change it."""
        return self in BEING_WRITTEN

    @property
    def is_in_preparation(self) -> bool:
        """Whether the story is on its way to publication: with its reporter, the sub-editor or the editor."""
        return self in IN_PREPARATION

    @property
    def is_taken_away(self) -> bool:
        """Whether the newsroom has taken the story away: withdrawn from readers, or spiked."""
        return self in TAKEN_AWAY

    @property
    def hidden_because(self) -> str:
        """Why no reader sees a story in this state; "" where its schedule decides."""
        return HIDDEN_BECAUSE.get(self, "")


BEING_WRITTEN = frozenset({Status.DRAFT, Status.RETURNED})
IN_PREPARATION = BEING_WRITTEN | {Status.REVIEW, Status.APPROVED}
TAKEN_AWAY = frozenset({Status.WITHDRAWN, Status.SPIKED})
PUBLISHED = frozenset({Status.PUBLISHED})
HIDDEN_BECAUSE = {
    Status.DRAFT: "it is a draft",
    Status.REVIEW: "it is with the sub-editor",
    Status.RETURNED: "it was sent back to its reporter",
    Status.APPROVED: "it is approved, not published",
    Status.WITHDRAWN: "it was withdrawn",
    Status.SPIKED: "it was spiked",
}


@dataclass(frozen=True)
class Step:
    """An act as the newsroom offers it."""

    label: str  # on a button
    done: str  # in the history
    starts: frozenset[Status]  # the states in which it can be done
    ends: Status  # the state to which it leads
    permission: str  # what people.permissions is asked
    needs_reason: bool = False


WORKFLOW = {
    "submit": Step(
        "Send to the sub-editor",
        "Sent to the sub-editor",
        BEING_WRITTEN,
        Status.REVIEW,
        "articles.change_article",
    ),
    "send_back": Step(
        "Send back",
        "Sent back",
        IN_PREPARATION - BEING_WRITTEN,
        Status.RETURNED,
        "articles.approve_article",
        needs_reason=True,
    ),
    "approve": Step(
        "Approve",
        "Approved",
        IN_PREPARATION - {Status.APPROVED},
        Status.APPROVED,
        "articles.approve_article",
    ),
    "publish": Step(
        "Publish now",
        "Published",
        frozenset(Status) - {Status.SPIKED},
        Status.PUBLISHED,
        "articles.publish_article",
    ),
    "withdraw": Step("Withdraw", "Withdrawn", PUBLISHED, Status.WITHDRAWN, "articles.publish_article"),
    "spike": Step(
        "Spike",
        "Spiked",
        IN_PREPARATION | {Status.WITHDRAWN},
        Status.SPIKED,
        "articles.approve_article",
    ),
    # A scheduled change of a published story (articles/scheduled_changes.py): the story keeps its state.
    "plan": Step(
        "Plan this change", "Change planned", PUBLISHED, Status.PUBLISHED, "articles.publish_article"
    ),
    "change": Step(
        "Make the planned change",
        "Planned change made",
        PUBLISHED,
        Status.PUBLISHED,
        "articles.publish_article",
    ),
    "take_back": Step(
        "Take the plan back", "Plan taken back", PUBLISHED, Status.PUBLISHED, "articles.publish_article"
    ),
    # To the state in which it was spiked (articles/publishing.py, unspike).
    "unspike": Step(
        "Bring back",
        "Brought back",
        frozenset({Status.SPIKED}),
        Status.DRAFT,
        "articles.approve_article",
    ),
}
