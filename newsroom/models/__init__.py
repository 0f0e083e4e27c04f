"""What the newsroom keeps about stories in the making."""

from newsroom.models.autosaves import Autosave, Opening, Presence
from newsroom.models.checked import CheckedLink, Override
from newsroom.models.desk_notes import DeskNote, Message
from newsroom.models.draft_links import Answer, DraftLink

__all__ = [
    "Answer",
    "Autosave",
    "CheckedLink",
    "DeskNote",
    "DraftLink",
    "Message",
    "Opening",
    "Override",
    "Presence",
]
