"""The history of a story: what each save changed, in words, and any of them brought back."""

from django.contrib import messages
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse

from articles.comparison import changes, labels_of
from articles.publishing import StoryConflict, restore
from articles.workflow import WORKFLOW
from newsroom.stories.forms import is_row_number

MOST = 100  # saves that the list shows
PLANS = ("plan", "take_back")  # acts that make no version of the story


class StoryHistory:
    """The part of the stories' admin that stands at Django's own address for an object's history."""

    def history_view(self, request, object_id, extra_context=None):
        """All saves of a story; with `revision` what one of them changed; a POST brings that one back."""
        story = self.get_object(request, unquote(object_id))
        if story is None:
            raise Http404
        if not self.has_view_permission(request, story):
            raise PermissionDenied
        revision = self._asked_for(request, story)
        if request.method == "POST":
            return self._bring_back(request, story, revision)
        context = self.admin_site.each_context(request) | {
            "title": "History",
            "story": story,
            "opts": self.opts,
            "may_restore": self.has_change_permission(request, story),
            **(self._one(story, revision) if revision else self._all(story)),
        }
        return TemplateResponse(request, "admin/articles/article/history.html", context)

    def _asked_for(self, request, story):
        number = request.GET.get("revision") or request.POST.get("revision") or ""
        if not number:
            return None
        return get_object_or_404(
            story.revisions.select_related("by"), pk=number if is_row_number(number) else 0
        )

    def _all(self, story):
        """Each save beside the names of what it changed; what was kept aside is compared with what it began from."""
        revisions = list(story.revisions.select_related("by")[: MOST + 1])
        versions = {revision.version: revision for revision in revisions}
        for revision in revisions[:MOST]:
            before = versions.get(revision.version - 1) if revision.version else None
            revision.what = labels_of(before.content, revision.content) if before else []
        acts = {act.version: act for act in story.acts.exclude(verb__in=PLANS)[:MOST]}
        for revision in revisions[:MOST]:
            act = acts.get(revision.version)
            revision.done = WORKFLOW[act.verb].done if act else ""
        overrides = story.overrides.select_related("by")[:MOST]
        plans = list(story.acts.filter(verb__in=PLANS).select_related("by")[:MOST])
        for act in plans:
            act.done = WORKFLOW[act.verb].done
        shown = {"revisions": revisions[:MOST], "is_cut": len(revisions) > MOST}
        return shown | {"overrides": overrides, "plans": plans}

    def _one(self, story, revision):
        others = story.revisions.exclude(version=None).order_by("-version")
        before = others.filter(at__lte=revision.at).exclude(pk=revision.pk).first()
        return {
            "revision": revision,
            "before": before,
            "changes": changes(before.content if before else {}, revision.content),
        }

    def _bring_back(self, request, story, revision):
        if not self.has_change_permission(request, story):
            raise PermissionDenied
        if revision is None:
            raise Http404
        try:
            lost = restore(story, revision, by=request.user)
        except StoryConflict as conflict:
            self.message_user(request, f"{conflict} Nothing was changed.", messages.ERROR)
            return HttpResponseRedirect(request.get_full_path())
        said = "The words, pictures, sections, tags and names are back as they were."
        if lost:
            said += f" What is no longer there could not come back: {', '.join(lost)}."
        self.message_user(request, said, messages.WARNING if lost else messages.SUCCESS)
        return HttpResponseRedirect(reverse("admin:articles_article_change", args=[story.pk]))
