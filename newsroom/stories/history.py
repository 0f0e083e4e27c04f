"""The history of a story: what each save changed, in words, and any of them brought back."""

import copy
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import URLPattern

from articles.comparison import changes, labels_of
from articles.models import Article, Revision
from articles.publishing import NothingChanged, NotPossible, StoryConflict, restore
from articles.revisions import today
from articles.workflow import WORKFLOW
from newspaper.fields import is_row_number
from newsroom.checks.checks import lost_since
from newsroom.stories.panels import Panel
from richtext.admin import tell_left_out

MOST = 100  # saves that the list shows
PLANS = ("plan", "take_back")  # acts that make no version of the story


@dataclass(frozen=True)
class Save:
    """A revision in the list: the act that it was, and the labels of what it changed."""

    revision: Revision
    done: str
    what: list[str]


class HistoryPanel(Panel):
    """The page at Django's own address for an object's history, to which the admin links above the form."""

    name = "history"

    def urls(self) -> list[URLPattern]:
        return [self.page_of_a_story("history", self.history)]

    def history(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """All saves of a story; with `revision` what one of them changed; a POST brings that one back."""
        story = self.story_or_404(request, object_id)
        if not self.admin.has_view_permission(request, story):
            raise PermissionDenied
        revision = _asked_for(request, story)
        may_restore = self.admin.has_change_permission(request, story)
        if request.method == "POST":
            if not may_restore:
                raise PermissionDenied
            return _bring_back(request, story, revision)
        shown = _one(story, revision) if revision else _all(story)
        template = "admin/articles/article/history.html"
        return self.render(request, template, story, "History", may_restore=may_restore, **shown)


def _asked_for(request: HttpRequest, story: Article) -> Revision | None:
    number = request.GET.get("revision") or request.POST.get("revision") or ""
    if not number:
        return None
    return get_object_or_404(story.revisions.select_related("by"), pk=number if is_row_number(number) else 0)


def _all(story: Article) -> dict[str, Any]:
    """Each save beside the names of what it changed; then the schedule, and checks that were overridden."""
    revisions = list(story.revisions.select_related("by")[: MOST + 1])
    versions = {revision.version: revision for revision in revisions}
    acts = {act.version: WORKFLOW[act.verb].done for act in story.acts.exclude(verb__in=PLANS)[:MOST]}
    contents = dict(zip(revisions, today(*(revision.content for revision in revisions)), strict=True))
    saves = []
    for revision in revisions[:MOST]:
        before = versions.get(revision.version - 1) if revision.version else None
        what = labels_of(contents[before], contents[revision]) if before else []
        saves.append(Save(revision, acts.get(revision.version, ""), what))
    plans = story.acts.filter(verb__in=PLANS).select_related("by")[:MOST]
    return {
        "saves": saves,
        "is_cut": len(revisions) > MOST,
        "overrides": story.overrides.select_related("by")[:MOST],
        "plans": [(act, WORKFLOW[act.verb].done) for act in plans],
    }


def _one(story: Article, revision: Revision) -> dict[str, Any]:
    """What one save changed, beside the version before it; what was kept aside beside what it began from."""
    others = story.revisions.exclude(version=None).order_by("-version")
    before = others.filter(at__lte=revision.at).exclude(pk=revision.pk).first()
    *earlier, content = today(*([before.content] if before else []), revision.content)
    changed = changes(earlier[0] if earlier else {}, content)
    return {"revision": revision, "before": before, "changes": changed}


def _bring_back(request: HttpRequest, story: Article, revision: Revision | None) -> HttpResponse:
    if revision is None:
        raise Http404
    try:
        with transaction.atomic():
            stored = copy.copy(story)
            lost = restore(story, revision, by=request.user)
            if stops := lost_since(stored, story):
                raise NotPossible(stops[0].sentence)
    except (StoryConflict, NotPossible) as conflict:
        messages.error(request, f"{conflict} Nothing was changed.")
        return redirect(request.get_full_path())
    except NothingChanged:
        messages.info(request, "The story says all of that. Nothing was changed.")
        return redirect("admin:articles_article_change", story.pk)
    told = "The words, pictures, sections, tags and names are back as they were."
    if lost:
        told += f" What is no longer there could not come back: {', '.join(lost)}."
    messages.add_message(request, messages.WARNING if lost else messages.SUCCESS, told)
    tell_left_out(request, story)
    return redirect("admin:articles_article_change", story.pk)
