"""The way of a story through the newsroom: which act leads from which state to which, and who may do it."""

from dataclasses import dataclass

from articles.models import Article

Status = Article.Status
WRITTEN = frozenset({Status.DRAFT, Status.RETURNED})


@dataclass(frozen=True)
class Step:
    """An act as the newsroom offers it."""

    label: str  # on a button
    done: str  # in the history
    starts: frozenset  # the states in which it can be done
    ends: str  # the state to which it leads
    permission: str  # what people.permissions is asked
    needs_reason: bool = False


WORKFLOW = {
    "submit": Step(
        "Send to the sub-editor", "Sent to the sub-editor", WRITTEN, Status.REVIEW, "articles.change_article"
    ),
    "send_back": Step(
        "Send back",
        "Sent back",
        frozenset({Status.REVIEW, Status.APPROVED}),
        Status.RETURNED,
        "articles.approve_article",
        needs_reason=True,
    ),
    "approve": Step(
        "Approve", "Approved", WRITTEN | {Status.REVIEW}, Status.APPROVED, "articles.approve_article"
    ),
    "publish": Step(
        "Publish now",
        "Published",
        frozenset(Status) - {Status.SPIKED},
        Status.PUBLISHED,
        "articles.publish_article",
    ),
    "withdraw": Step(
        "Withdraw", "Withdrawn", frozenset({Status.PUBLISHED}), Status.WITHDRAWN, "articles.publish_article"
    ),
    "spike": Step(
        "Spike",
        "Spiked",
        WRITTEN | {Status.REVIEW, Status.APPROVED, Status.WITHDRAWN},
        Status.SPIKED,
        "articles.approve_article",
    ),
    # A scheduled change of a published story (articles/scheduled_changes.py): the story keeps its state.
    "plan": Step(
        "Plan this change",
        "Change planned",
        frozenset({Status.PUBLISHED}),
        Status.PUBLISHED,
        "articles.publish_article",
    ),
    "change": Step(
        "Make the planned change",
        "Planned change made",
        frozenset({Status.PUBLISHED}),
        Status.PUBLISHED,
        "articles.publish_article",
    ),
    "take_back": Step(
        "Take the plan back",
        "Plan taken back",
        frozenset({Status.PUBLISHED}),
        Status.PUBLISHED,
        "articles.publish_article",
    ),
    # To the state in which it was spiked.
    "unspike": Step(
        "Bring back", "Brought back", frozenset({Status.SPIKED}), Status.DRAFT, "articles.approve_article"
    ),
}
