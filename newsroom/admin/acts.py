"""Publishing and withdrawing from the story's form and from the list; the acts are articles/publishing.py's."""

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from articles import revisions
from articles.models import Article
from articles.publishing import Conflict, publish, save_story, withdraw
from newsroom.states import state_of
from people.permissions import may

AT_ONCE = 100


def publish_now(story, **how):
    """Publishes at once, also what was scheduled for later; an embargo or a source's delay still holds."""
    now = timezone.now()
    return publish(story, at=min(story.published_at or now, now), **how)


# The names of the form's buttons; "Save" is none of them.
BUTTONS = {"_publish": publish_now, "_withdraw": withdraw}


class PublishingActs:
    """The part of the stories' admin that publishes; stands before ModelAdmin."""

    actions = ["publish_stories", "withdraw_stories"]

    def has_publish_permission(self, request, story=None):
        """Whether the user may publish, schedule and withdraw; asked by the actions below, too."""
        return may(request.user, "articles.publish_article", story)

    def save_model(self, request, story, form, change):
        """Saves through the publishing acts, which raise Conflict where somebody else has saved in between."""
        act = next((act for button, act in BUTTONS.items() if button in request.POST), save_story)
        if act is not save_story and not self.has_publish_permission(request, story):
            raise PermissionDenied
        if form.meeting and form.meeting.changes_nothing and act is save_story:
            self.message_user(request, "All of it is in the story already.")
            return
        further, is_major = form.cleaned_data["further_sections"], form.cleaned_data["is_major"]
        # The names and tags of the form are saved after this; `save_related` keeps the whole.
        act(story, by=request.user, further=further, is_major=is_major, is_whole=False)
        if form.meeting:
            self.message_user(request, form.meeting.report, messages.WARNING)
        if act is not save_story:
            self.message_user(request, f"{story.headline}: {state_of(story).words}.", messages.SUCCESS)

    def save_related(self, request, form, formsets, change):
        """Saves tags, names and corrections, and keeps the whole story as the revision of this save."""
        super().save_related(request, form, formsets, change)
        if not (form.meeting and form.meeting.changes_nothing):
            revisions.keep(form.instance, request.user)

    def get_actions(self, request):
        """Without the stock "delete selected": what readers have seen is withdrawn, one by one, not deleted."""
        actions = super().get_actions(request)
        actions.pop("delete_selected", None)
        return actions

    @admin.action(description="Publish now", permissions=["publish"])
    def publish_stories(self, request, queryset):
        self._act(request, queryset, publish_now, "Published")

    @admin.action(description="Withdraw", permissions=["publish"])
    def withdraw_stories(self, request, queryset):
        self._act(request, queryset, withdraw, "Withdrawn")

    def _act(self, request, queryset, act, word):
        ids = list(queryset.values_list("pk", flat=True)[: AT_ONCE + 1])
        if len(ids) > AT_ONCE:
            self.message_user(request, f"Choose at most {AT_ONCE} stories at a time.", messages.ERROR)
            return
        for story in Article.objects.select_related("source").filter(pk__in=ids):
            try:
                act(story, by=request.user)
            except Conflict as conflict:
                self.message_user(request, f"{conflict} Nothing was changed.", messages.ERROR)
                continue
            self.log_change(request, story, word)
            self.message_user(request, f"{story.headline}: {state_of(story).words}.", messages.SUCCESS)
