"""Who may do what on the stories' pages: every question goes to people/permissions.py with the story itself."""

from articles.models import Article
from newsroom.stories.buttons import acts_for, allowed
from newsroom.stories.states import state_of
from people.permissions import may

Status = Article.Status

# Once a story is published or taken away, only those who may do that decide when readers see it.
WHEN = ("published_at", "embargoed_until", "source", "original_published_at")


class StoryRights:
    """The part of the stories' admin that asks; stands before ModelAdmin, which would not name the story."""

    def has_view_permission(self, request, obj=None):
        return may(request.user, "articles.view_article", obj) or self.has_change_permission(request, obj)

    def has_change_permission(self, request, obj=None):
        if hasattr(obj, "may_be_changed"):
            return obj.may_be_changed
        return may(request.user, "articles.change_article", obj)

    def has_delete_permission(self, request, obj=None):
        """A published story is withdrawn first, so that its address says that it is gone."""
        is_published = obj is not None and obj.status == Status.PUBLISHED
        return not is_published and may(request.user, "articles.delete_article", obj)

    def get_object(self, request, object_id, from_field=None):
        """The story with its state, its page, whether this user may change it and what else they may do with it.

        The form writes what was typed into the story before it is saved; these stay as they are.
        """
        story = super().get_object(request, object_id, from_field)
        if story is not None:
            story.state = state_of(story)
            story.page = story.get_absolute_url() if story.is_published else None
            story.may_be_changed = may(request.user, "articles.change_article", story)
            story.allowed = allowed(request.user, story)
            story.possible = acts_for(request.user, story)
        return story

    def get_readonly_fields(self, request, obj=None):
        fixed = super().get_readonly_fields(request, obj)
        if obj is not None and not obj.is_in_preparation and not self.has_publish_permission(request, obj):
            return [*fixed, *WHEN]
        return fixed
