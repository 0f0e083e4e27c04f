"""Who may do what on the stories' pages: every question goes to people/permissions.py with the story itself."""

from articles.models import Article
from newsroom.states import state_of
from people.permissions import may

Status = Article.Status

# What somebody must be allowed to do to put a story into a state; the first two are open to everybody who writes.
STEPS = {
    Status.APPROVED: "articles.approve_article",
    Status.PUBLISHED: "articles.publish_article",
    Status.WITHDRAWN: "articles.publish_article",
    Status.SPIKED: "articles.publish_article",
}
# Once a story has been published, withdrawn or spiked, only those who may do that decide when readers see it.
DECIDED = {Status.PUBLISHED, Status.WITHDRAWN, Status.SPIKED}
WHEN = ("status", "published_at", "embargoed_until", "source", "original_published_at")


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
        """The story with its state, its page and whether this user may change it, all as it is stored.

        The form writes what was typed into the story before it is saved; these three stay as they are.
        """
        story = super().get_object(request, object_id, from_field)
        if story is not None:
            story.state = state_of(story)
            story.page = story.get_absolute_url() if story.is_published else None
            story.may_be_changed = may(request.user, "articles.change_article", story)
        return story

    def get_readonly_fields(self, request, obj=None):
        fixed = super().get_readonly_fields(request, obj)
        if obj is not None and obj.status in DECIDED and not self.has_publish_permission(request, obj):
            return [*fixed, *WHEN]
        return fixed

    def get_form(self, request, obj=None, **kwargs):
        """The form with those states to choose that this user may put the story into, and its present one."""
        form = super().get_form(request, obj, **kwargs)
        if status := form.base_fields.get("status"):
            status.choices = [
                (step.value, step.label)
                for step in Status
                if step not in STEPS
                or (obj is not None and obj.status == step)
                or may(request.user, STEPS[step], obj)
            ]
        return form
