"""One opening of the empty story form becomes one story, however often its button is pressed.

What decides is a row of the opening's token, made in the transaction that makes the story: of two presses at once
the second finds that row, or fails at it, is rolled back and finds it then (see StoryAdmin.changeform_view).
"""

import hashlib
import json

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.urls import reverse

from articles.models import Article
from newsroom.autosave import autosaves, resubmission
from newsroom.autosave.autosaves import AutosaveRefused
from newsroom.autosave.models import FormToken, new_token
from newsroom.stories.states import state_of
from people.models import User


def note(story: Article, *, by: User, token: str, data: QueryDict) -> None:
    """Remembers that an opening has become this story. Raises IntegrityError where it is one already."""
    FormToken.objects.create(by=by, token=token, story=story, version=story.version, sent=_hash_of(data))


def lead_on(request: HttpRequest, token: str) -> HttpResponse | None:
    """Where a form leads that has become a story before, with a sentence; None where it has not.

    The same words pressed twice lead to the story. Other words, of somebody who went back and wrote on, wait in its
    form, or in a new one's where the story is no longer theirs to change.
    """
    opening = FormToken.objects.filter(by=request.user, token=token).select_related("story").first()
    if opening is None:
        return None
    story = opening.story
    if opening.sent == _hash_of(request.POST):
        state = state_of(story).sentence
        messages.warning(request, f"“{story}” was saved when you pressed the first time. Its state: {state}")
        return redirect(reverse("admin:articles_article_change", args=[story.pk]))
    try:
        *_, fields = autosaves.read(resubmission.words_in(request))
        form = resubmission.put_aside(request, story.pk, token, opening.version, fields)
    except AutosaveRefused:  # no way to keep them aside: rather a second story than lost words
        request.POST = request.POST.copy()
        request.POST["autosave"] = new_token()
        return None
    messages.warning(
        request, f"This form has become “{story}” before. What you have written since is not saved yet."
    )
    return form


def _hash_of(data: QueryDict) -> str:
    """What tells the fields of one form that was sent from those of another."""
    fields = json.dumps(autosaves.typed(data), sort_keys=True)
    return hashlib.sha256(fields.encode()).hexdigest()
