"""Words of a story that arrive when nobody is signed in any more, or with a form's token that is no longer good.

Django answers both by forgetting what was sent. Here it travels on in the page that asks to sign in again, and becomes
an autosave of whoever does: nothing is saved for a stranger, and nothing is saved in a story.
"""

import json

from django.contrib import admin, messages
from django.contrib.admin.forms import AdminAuthenticationForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.csrf import csrf_failure as stock_failure
from django.views.decorators.cache import never_cache

from newspaper.fields import is_row_number
from newsroom.autosave import autosaves
from newsroom.autosave.autosaves import AutosaveRefused, token_in
from newsroom.autosave.models import new_token

FORMS = {"articles_article_add", "articles_article_change", "articles_article_notes"}


def are_in(request: HttpRequest) -> bool:
    """Whether a request brings the words of a story's form."""
    match = request.resolver_match
    return request.method == "POST" and match is not None and match.url_name in FORMS


def words_in(request: HttpRequest) -> str:
    """The words of a story's form that was sent, as `autosaves.read` takes them."""
    number = request.resolver_match.kwargs.get("object_id", "")
    version = request.POST.get("version", "")
    return json.dumps(
        {
            "story": int(number) if is_row_number(number) else None,
            "token": token_in(request.POST) or new_token(),
            "version": int(version) if is_row_number(version) and len(version) < 10 else 0,
            "fields": autosaves.typed(request.POST),
        }
    )


@never_cache
def sign_in_with(request: HttpRequest) -> HttpResponse:
    """The page that asks to sign in again and carries the words along."""
    kept = request.POST.get("kept") or words_in(request)
    context = admin.site.each_context(request) | {
        "title": "Sign in",
        "form": AdminAuthenticationForm(request),
        "app_path": reverse("admin:login"),
        "next": reverse("admin:index"),
        "kept": kept,
    }
    return render(request, "admin/login.html", context, status=403)


def bring_back(request: HttpRequest) -> HttpResponse | None:
    """After signing in: the form with the words that came along, or None where none did or one is not signed in."""
    kept = request.POST.get("kept")
    if not kept or not admin.site.has_permission(request):
        return None
    try:
        number, token, version, fields = autosaves.read(kept)
        if number and fields and "note" in fields and "headline" not in fields:
            # A note of somebody who only reads the story: it waits in the box on the page of its notes.
            request.session[f"note-{number}"] = (fields["note"] or [""])[0]
            return redirect("admin:articles_article_notes", number)
        return put_aside(request, number, token, version, fields)
    except AutosaveRefused as why:
        messages.error(request, str(why))
        return None


def put_aside(
    request: HttpRequest,
    number: int | None,
    token: str,
    version: int,
    fields: dict[str, list[str]] | None,
) -> HttpResponse:
    """Keeps words that cannot be saved, unsaved, and leads to the form with them in it: their story's, or a new one's.

    A new one's where this person may no longer write in the story of that `number`, which is said. Raises
    `AutosaveRefused` where they may not write at all, or nothing more can be kept.
    """
    try:
        story = autosaves.story_for(request.user, number)
    except AutosaveRefused as why:
        if number is None:
            raise
        story, token = autosaves.story_for(request.user, None), new_token()
        messages.warning(request, f"{why} What you wrote is in a new story, which is not saved yet.")
    autosaves.keep(request.user, story, token, version if story else 0, fields or {})
    return redirect(f"{autosaves.form_of_a(story)}?autosave={token}")


def of_a_refused(request: HttpRequest) -> HttpResponse | None:
    """Where the words of a form lead whose save this person may not make; None where they cannot be kept."""
    try:
        return put_aside(request, *autosaves.read(words_in(request)))
    except AutosaveRefused:
        return None


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Django's answer to a form with a wrong token, unless it comes from our own page with a story in it."""
    origin = request.headers.get("Origin")
    is_ours = origin in (None, f"{request.scheme}://{request.get_host()}")
    is_at_the_door = request.resolver_match.url_name == "login" and "kept" in request.POST
    if is_ours and (are_in(request) or is_at_the_door):
        return sign_in_with(request)
    return stock_failure(request, reason)
