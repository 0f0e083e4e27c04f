"""The public page of a draft link: somebody without an account reads a story and answers."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from articles.views import story_page
from newsroom.sharing import draft_links
from newsroom.sharing.draft_links import ANSWERS
from newsroom.sharing.models import DraftAnswer, DraftLink


class AnswerForm(forms.ModelForm):
    """What somebody outside says about a draft."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0, max_value=2**31 - 1)
    verdict = forms.ChoiceField(
        label="Your answer", choices=DraftAnswer.Verdict.choices, widget=forms.RadioSelect
    )

    class Meta:
        model = DraftAnswer
        fields = ["verdict", "text", "name"]
        widgets = {"text": forms.Textarea(attrs={"rows": 5})}

    def clean(self) -> dict[str, Any]:
        """A change that is asked for has to be named."""
        cleaned = super().clean()
        if cleaned.get("verdict") == DraftAnswer.Verdict.CHANGE and not cleaned.get("text"):
            self.add_error("text", "Say what should be changed.")
        return cleaned


View = Callable[[HttpRequest, str], HttpResponse]


def for_outsiders(view: View) -> View:
    """Decorates a view whose address is a secret: no answer of it is cached, indexed, or sent on as a referrer."""

    @never_cache
    @wraps(view)
    def secret(request: HttpRequest, token: str) -> HttpResponse:
        response = view(request, token)
        response.headers["X-Robots-Tag"] = "noindex, nofollow, noarchive"
        response.headers["Referrer-Policy"] = "no-referrer"
        return response

    secret.is_secret = True  # type: ignore[attr-defined]  # no link of a story leads here (richtext)
    return secret


# Whoever knows the address may answer; a CSRF token, a second secret in the same page, would guard nothing.
@csrf_exempt
@for_outsiders
@require_http_methods(["GET", "HEAD", "POST"])
def draft(request: HttpRequest, token: str) -> HttpResponse:
    """A story as one person outside reads it, and the form for an answer.

    Answers 404 to a token that nobody made, 410 to one that has ended, 403 before an embargo is over, 422 to an answer
    that is incomplete and 429 to one too many; a published story is redirected to.
    """
    links = DraftLink.objects.select_related(
        "story__section", "story__source", "story__lead_picture", "made_by"
    )
    link = links.filter(token=token).first()
    if link is None:
        return render(request, "404.html", status=404)
    if draft_links.is_closed(link):
        return render(request, "newsroom/sharing/draft_closed.html", status=410)
    if draft_links.held_until(link.story):
        return render(request, "newsroom/sharing/draft_held.html", status=403)
    if link.story.is_published:
        return redirect(link.story)
    if "answered" in request.GET:
        return render(request, "newsroom/sharing/draft_answered.html", {"link": link})
    return _answer(request, link) if request.method == "POST" else _page(request, link)


def _page(
    request: HttpRequest, link: DraftLink, form: AnswerForm | None = None, status: int = 200, **context: Any
) -> HttpResponse:
    if request.method == "GET":
        draft_links.count_opening(link)
    form = form or AnswerForm(initial={"version": link.story.version})
    context |= story_page(link.story) | {"link": link, "form": form, "is_draft": True, "now": timezone.now()}
    return render(request, "newsroom/sharing/draft.html", context, status=status)


def _answer(request: HttpRequest, link: DraftLink) -> HttpResponse:
    form = AnswerForm(request.POST)
    if not form.is_valid():
        return _page(request, link, form, 422)
    form.instance.version = form.cleaned_data["version"]
    try:
        draft_links.take_answer(link, form.instance)
    except draft_links.TooManyAnswers:
        return _page(request, link, form, 429, is_too_many=True)
    ANSWERS.send_in_background()
    return redirect(f"{link.get_absolute_url()}?answered")
