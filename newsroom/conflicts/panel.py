"""Where two editors have changed the same words: both beside each other, to choose from."""

from typing import TYPE_CHECKING, Any

from newsroom.stories.panels import Panel

if TYPE_CHECKING:
    from newsroom.stories.page import StoryPage


class ConflictPanel(Panel):
    """The newsroom.conflicts.edit_conflict.EditConflict of a form that was sent, as long as it is not decided."""

    name = "conflict"
    templates = {"top": "newsroom/conflicts/_conflict.html"}

    def context(self, page: "StoryPage") -> dict[str, Any] | None:
        conflict = page.form.conflict
        return {"edit": conflict} if conflict and conflict.undecided else None
