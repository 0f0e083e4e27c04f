"""The newspaper itself in the newsroom: its name and offices, letters, About pages and moved addresses."""

from paper.admin.letters import LetterAdmin
from paper.admin.newspaper import PaperAdmin
from paper.admin.pages import PageAdmin
from paper.admin.redirects import MovedAdmin

__all__ = ["LetterAdmin", "MovedAdmin", "PageAdmin", "PaperAdmin"]
