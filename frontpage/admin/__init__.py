"""What the newsroom's admin shows of the fronts."""

from frontpage.admin.breaking import BreakingNewsAdmin
from frontpage.admin.layouts import LayoutAdmin

__all__ = ["BreakingNewsAdmin", "LayoutAdmin"]
