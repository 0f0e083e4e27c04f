"""Planning a change of a published story on its form; what is done is articles/scheduled_changes.py's."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import redirect
from django.urls import path, reverse

from articles import revisions
from articles.comparison import LABELS, words_of_a_difference
from articles.scheduled_changes import (
    cancel_change,
    make_due_changes,
    merged_with_story,
    schedule_change,
    scheduled_change_of,
)
from articles.workflow import WORKFLOW
from newsroom.scheduled.forms import PLAN, Opened, piece_of
from newsroom.stories.states import in_words
from people.permissions import may


class PlannedChanges:
    """The part of the stories' admin that plans; stands before PublishingActs, and behind what keeps what is typed."""

    def get_urls(self):
        wrap = self.admin_site.admin_view
        return [
            path("<path:object_id>/take-back/", wrap(self.take_back), name="articles_article_take_back"),
            *super().get_urls(),
        ]

    def get_object(self, request, object_id, from_field=None):
        """The story with the change that is `planned` for it; what is due by now is made before."""
        make_due_changes()
        story = super().get_object(request, object_id, from_field)
        if story is not None:
            story.planned = scheduled_change_of(story)
        return story

    def may_plan(self, request, story):
        """Whether the user may plan a change of this story, or take it back."""
        return (
            story is not None
            and story.status in WORKFLOW["plan"].starts
            and may(request.user, WORKFLOW["plan"].permission, story)
        )

    def typed(self, request, story):
        """The planned change that the form is asked to show (`?planned`), or None."""
        change = getattr(story, "planned", None)
        if "planned" not in request.GET or not change or not self.may_plan(request, story):
            return None
        change.story = story
        return Opened(change, merged_with_story(change, story))

    def plan_of(self, request, story, form):
        """What the form says of a planned change, and the button for one."""
        if form.is_bound and form.other_plan:
            revisions.keep_aside(story, piece_of(form), request.user)
        change = getattr(story, "planned", None)
        is_opened = change is not None and str(form["planned"].value()) == str(change.words_id)
        meets = merged_with_story(change, story).differences if is_opened else []
        return {
            "planned": change,
            "is_planned": is_opened,
            "may_plan": self.may_plan(request, story),
            "plan_meets": [(LABELS[each.name], *words_of_a_difference(each)) for each in meets],
        }

    def save_model(self, request, story, form, change):
        """Plans what was sent, where that button was pressed; else saves it."""
        if not form.is_planned:
            super().save_model(request, story, form, change)
        elif self.may_plan(request, story if change else None):
            self._plan(request, story, form)
        else:
            raise PermissionDenied

    def _plan(self, request, story, form):
        said = form.cleaned_data
        facts = {"at": said["goes_live_at"], "reason": said["reason"], "is_major": said["is_major"]}
        schedule_change(story, piece_of(form), by=request.user, instead_of=said.get("planned"), **facts)
        told = f"Until then readers see the story as it is. Planned for: {in_words(said['goes_live_at'])}"
        self.message_user(request, told)

    def save_related(self, request, form, formsets, change):
        """Tells whoever has saved a story what becomes of the change that is planned for it."""
        if form.is_planned:
            return
        super().save_related(request, form, formsets, change)
        planned = scheduled_change_of(form.instance)
        if planned is None:
            return
        both = merged_with_story(planned, form.instance)
        if both.differences:
            self.message_user(request, MEETS.format(when=in_words(planned.goes_live_at)), messages.WARNING)
        elif both.mine == revisions.to_the_minute(revisions.content_of(form.instance)):
            cancel_change(planned, by=request.user, reason="All of it is in the story now.")
            self.message_user(request, "All that was planned is in the story now; nothing waits any more.")

    def construct_change_message(self, request, form, formsets, add=False):
        """What the admin's log says: of a plan, whose rows are not saved, that it is one."""
        if form.is_planned:
            return WORKFLOW["plan"].done
        return super().construct_change_message(request, form, formsets, add)

    def response_change(self, request, story):
        """After planning: the form with what is planned."""
        if PLAN not in request.POST:
            return super().response_change(request, story)
        return redirect(reverse("admin:articles_article_change", args=[story.pk]) + "?planned")

    def take_back(self, request, object_id):
        """Takes the planned change back; its words stay in the history."""
        story = self.get_object(request, object_id)
        if story is None:
            raise Http404
        if not may(request.user, WORKFLOW["take_back"].permission, story):
            raise PermissionDenied
        if request.method == "POST" and story.planned and cancel_change(story.planned, by=request.user):
            self.log_change(request, story, WORKFLOW["take_back"].done)
            self.message_user(request, "The plan is taken back. What it says is kept in the story's history.")
        return redirect("admin:articles_article_change", story.pk)


MEETS = (
    "A change is planned for {when} that touches the same words. It will not be made by itself: open it and decide "
    "what is to stay."
)
