"""The acts of publishing on the story's form and in the list; what they do is articles/publishing.py's."""

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied

from articles import revisions
from articles.models import Article
from articles.publishing import NotPossible, StoryConflict, save_story
from newsroom.stories.buttons import ACTS, LABELS, acts_for_a_new, step_of, verb_in
from newsroom.stories.states import state_of
from people.permissions import may

AT_ONCE = 100


class PublishingActs:
    """The part of the stories' admin that publishes; stands before ModelAdmin."""

    actions = ["approve_stories", "publish_stories", "withdraw_stories", "spike_stories"]

    def has_publish_permission(self, request, story=None):
        """Whether the user may publish, schedule and withdraw; asked by the actions below, too."""
        return may(request.user, "articles.publish_article", story)

    def has_approve_permission(self, request, story=None):
        """Whether the user may approve, send back and spike."""
        return may(request.user, "articles.approve_article", story)

    def way(self, request, story=None):
        """What the form says of a story's way: (name, label) of the buttons beside "Save", and who sent it back."""
        verbs = story.possible if story else acts_for_a_new(request.user)
        is_back = story is not None and story.status == Article.Status.RETURNED
        return {
            "buttons": [(f"_{verb}", LABELS[verb]) for verb in verbs],
            "asks_why": any(verb in verbs for verb in ("send_back", "withdraw", "spike")),
            "sent_back": story.acts.filter(verb="send_back").select_related("by").first()
            if is_back
            else None,
        }

    def save_model(self, request, story, form, change):
        """Saves through the publishing acts, which raise StoryConflict where somebody else has saved in between."""
        verb = verb_in(request.POST)
        # Asked of a story as it was found: whoever moves one to another desk may approve it in the same press.
        theirs = story.allowed if change else acts_for_a_new(request.user)
        if verb and verb not in theirs:
            raise PermissionDenied
        if verb and story.status not in step_of(verb).starts:  # pressed twice, or somebody else was faster
            self.message_user(request, f"{story.headline}: {state_of(story).sentence}", messages.WARNING)
            verb = None
        if form.conflict and form.conflict.changes_nothing and not verb:
            self.message_user(request, "All of it is in the story already.")
            return
        form.is_another_version = True
        how = {"by": request.user, "further": form.cleaned_data["further_sections"]}
        # The names and tags of the form are saved after this; `save_related` keeps the whole.
        how |= {"is_major": form.cleaned_data["is_major"], "is_whole": False}
        if verb:
            ACTS[verb](story, reason=form.cleaned_data["reason"], **how)
            self.message_user(request, f"{story.headline}: {state_of(story).sentence}", messages.SUCCESS)
        else:
            save_story(story, **how)
        if form.conflict:
            self.message_user(request, form.conflict.report, messages.WARNING)

    def save_related(self, request, form, formsets, change):
        """Saves tags, names and corrections, and keeps the whole story as the revision of this save."""
        super().save_related(request, form, formsets, change)
        if form.is_another_version:
            revisions.keep(form.instance, request.user, form.cleaned_data["reason"][:200])

    def get_actions(self, request):
        """Without the stock "delete selected": what readers have seen is withdrawn, one by one, not deleted."""
        actions = super().get_actions(request)
        actions.pop("delete_selected", None)
        return actions

    @admin.action(description="Approve", permissions=["approve"])
    def approve_stories(self, request, queryset):
        self._act(request, queryset, "approve")

    @admin.action(description="Publish now", permissions=["publish"])
    def publish_stories(self, request, queryset):
        self._act(request, queryset, "publish")

    @admin.action(description="Withdraw", permissions=["publish"])
    def withdraw_stories(self, request, queryset):
        self._act(request, queryset, "withdraw")

    @admin.action(description="Spike", permissions=["approve"])
    def spike_stories(self, request, queryset):
        self._act(request, queryset, "spike")

    def _act(self, request, queryset, verb):
        ids = list(queryset.values_list("pk", flat=True)[: AT_ONCE + 1])
        if len(ids) > AT_ONCE:
            self.message_user(request, f"Choose at most {AT_ONCE} stories at a time.", messages.ERROR)
            return
        for story in Article.objects.select_related("source").filter(pk__in=ids):
            if not may(request.user, step_of(verb).permission, story):
                self.message_user(request, f"{story.headline}: that is not yours to do.", messages.ERROR)
                continue
            try:
                ACTS[verb](story, by=request.user)
            except (StoryConflict, NotPossible) as why:
                self.message_user(request, f"{why} Nothing was changed.", messages.ERROR)
                continue
            self.log_change(request, story, step_of(verb).done)
            self.message_user(request, f"{story.headline}: {state_of(story).sentence}", messages.SUCCESS)
