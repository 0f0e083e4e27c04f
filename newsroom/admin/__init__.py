"""What the newsroom's admin shows of stories."""

from newsroom.admin.stories import StoryAdmin
from newsroom.admin.tags import TagAdmin

__all__ = ["StoryAdmin", "TagAdmin"]
