"""The newspaper itself in the newsroom: its name and offices, letters, About pages and moved addresses."""

from newspaper.admin.letters import LetterAdmin
from newspaper.admin.newspaper import NewspaperAdmin
from newspaper.admin.pages import PageAdmin

__all__ = ["LetterAdmin", "NewspaperAdmin", "PageAdmin"]
