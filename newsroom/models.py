"""The models of the newsroom's tools: what is kept about stories in the making. Each tool's folder has its own."""

from newsroom.autosave.models import Autosave, FormToken, Presence
from newsroom.checks.models import Override
from newsroom.links.models import CheckedLink
from newsroom.notes.models import DeskNote, Notification
from newsroom.sharing.models import DraftAnswer, DraftLink

__all__ = [
    "Autosave",
    "CheckedLink",
    "DeskNote",
    "DraftAnswer",
    "DraftLink",
    "FormToken",
    "Notification",
    "Override",
    "Presence",
]
