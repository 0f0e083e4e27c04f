"""Withdraw and Spike can be undone for ten seconds, by a button in the message that tells them.

The button names the acts, signed; it belongs to a form of its own in templates/admin/base_site.html and needs no
script. Afterwards, and where somebody has saved a story since, a sentence names the ordinary way back.
"""

import datetime as dt
from collections.abc import Sequence
from typing import TYPE_CHECKING

from django.contrib import messages
from django.core.signing import BadSignature, Signer
from django.db import IntegrityError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.html import format_html
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.safestring import SafeString

from addresses.keeping import Held
from articles.models import Act, Article
from articles.publishing import REVERSE, UNDO_WITHIN, StoryConflict, undo
from articles.workflow import WORKFLOW
from newsroom.stories.act_messages import how_it_is
from people.models import User
from people.permissions import may

if TYPE_CHECKING:
    from newsroom.stories.admin import StoryAdmin

_SIGNER = Signer(salt="newsroom.stories.undo")
# By the act that is undone: how the story stays where it cannot be.
STAYS = {"withdraw": "It stays withdrawn", "spike": "It stays on the spike"}


def button(verb: str, done: Sequence[tuple[Article, dt.datetime | None]]) -> SafeString:
    """The button that undoes an act of REVERSE on stories, each with its "Updated" time before the act: a query."""
    stories = {story.pk: (story.version, updated_at) for story, updated_at in done}
    rows = (
        Act.objects.filter(story__in=stories, verb=verb).order_by("pk").values_list("pk", "story", "version")
    )
    acts = []
    for act, story, version in rows:
        expected, updated_at = stories[story]
        if version == expected:
            acts.append((act, updated_at.isoformat() if updated_at else ""))
    label = "Undo" if len(acts) == 1 else f"Undo all {len(acts)}"
    token = _SIGNER.sign_object(acts, compress=True)
    html = '<button class="button undo" form="undo" name="acts" value="{}">{}</button>'
    return format_html(html, token, label)


def urls(story_admin: "StoryAdmin") -> list[URLPattern]:
    """The address to which the button leads."""

    def view(request: HttpRequest) -> HttpResponse:
        if request.method == "POST":
            _undo_all(story_admin, request)
        ours = {request.get_host()}
        back = request.POST.get("next", "")
        if not url_has_allowed_host_and_scheme(back, ours, require_https=request.is_secure()):
            back = reverse("admin:articles_article_changelist")
        return redirect(back)

    return [path("undo/", story_admin.admin_site.admin_view(view), name="articles_article_undo")]


def _undo_all(story_admin: "StoryAdmin", request: HttpRequest) -> None:
    try:
        named = dict(_SIGNER.unsign_object(request.POST.get("acts", "")))
    except (BadSignature, ValueError):
        messages.error(request, "Nothing was undone: the page from which that came is too old.")
        return
    acts = list(Act.objects.filter(pk__in=named).select_related("story").order_by("pk"))
    if len(acts) < len(named):
        messages.error(request, "What is no longer there cannot be undone.")
    # Of many at once the last is done seconds after the first; their ten seconds begin together.
    is_over = bool(acts) and acts[-1].at + UNDO_WITHIN < timezone.now()
    for act in acts:
        reverse_act = WORKFLOW[REVERSE[act.verb]]
        ordinary = f"{STAYS[act.verb]}; “{reverse_act.label}” brings it back."
        if _is_undone(act):
            messages.info(request, how_it_is(act.story))
        elif not (act.by_id == request.user.pk or may(request.user, reverse_act.permission, act.story)):
            messages.error(request, f"{act.story.headline}: that is not yours to undo.")
        elif is_over:
            told = f"{act.story.headline}: the ten seconds are over. {ordinary}"
            messages.error(request, told)
        else:
            _undo(story_admin, request, act, parse_datetime(named[act.pk] or "x"), ordinary)


def _undo(
    story_admin: "StoryAdmin", request: HttpRequest, act: Act, updated_at: dt.datetime | None, ordinary: str
) -> None:
    user: User = request.user
    try:
        story, has_words = undo(act, updated_at=updated_at, by=user)
    except (StoryConflict, IntegrityError, Held):  # or another story has taken its address by now
        told = f"“{act.story.headline}” was saved by somebody else in the meantime. Nothing was undone. {ordinary}"
        messages.error(request, told)
        return
    story_admin.log_change(request, story, f"Undone: {WORKFLOW[act.verb].done}")
    messages.success(request, how_it_is(story))
    if has_words:
        told = (
            f"{story.headline}: what was written in the same save is undone, too, and in the story's history."
        )
        messages.warning(request, told)


def _is_undone(act: Act) -> bool:
    """Whether a story is already as it was before an act: the button was pressed twice."""
    return act.story.version == act.version + 1 and act.story.status == act.was
