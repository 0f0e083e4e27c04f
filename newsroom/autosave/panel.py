"""What is typed in the story form is kept before it is saved: the exchange with the browser, and what is offered."""

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import redirect
from django.urls import URLPattern, path
from django.utils.timezone import localtime
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_protect

from newsroom.autosave import autosaves
from newsroom.autosave.autosaves import AutosaveRefused, token_in
from newsroom.autosave.models import Autosave, new_token
from newsroom.notes import desk_notes
from newsroom.stories.form import Filling
from newsroom.stories.panels import Panel

if TYPE_CHECKING:
    from newsroom.stories.page import StoryPage


class AutosavePanel(Panel):
    """Offers what waits unsaved, and gives each opening of the form the token under which it is kept."""

    name = "autosave"
    templates = {"above": "newsroom/autosave/_offers.html", "top": "newsroom/autosave/_token.html"}

    def urls(self) -> list[URLPattern]:
        # Not behind admin_view, which answers who is signed out with a page for people instead of words for a script.
        exchange = never_cache(csrf_protect(self.exchange))
        throw_away = self.admin.admin_site.admin_view(self.throw_away)
        return [
            path("autosave/", exchange, name="articles_article_autosave"),
            path("autosave/throw-away/", throw_away, name="articles_article_throw_away"),
        ]

    def exchange(self, request: HttpRequest) -> JsonResponse:
        """One exchange with an open form: keeps what was typed, says who else is here and if notes are new, or why not.

        GET only says whether one is signed in, and gives the token that the form needs after signing in again.
        """
        try:
            if not self.admin.admin_site.has_permission(request):
                raise AutosaveRefused("You are signed out.", 401)
            said = self._answer(request) if request.method == "POST" else {}
            return JsonResponse(said | {"csrf": get_token(request)})
        except AutosaveRefused as why:
            said = {"refused": str(why), "csrf": get_token(request)}
            return JsonResponse(said, status=why.status)

    def _answer(self, request: HttpRequest) -> dict[str, Any]:
        length = request.META.get("CONTENT_LENGTH") or "0"
        if not length.isdigit() or int(length) > autosaves.LARGEST:
            raise AutosaveRefused("That is more than can be kept unsaved. Save the story.", 413)
        number, token, version, fields = autosaves.read(request.body)
        story = autosaves.story_for(request.user, number)
        said = {}
        if story:
            others = autosaves.here(request.user, story)
            said = {"others": others, "version": story.version, "notes": desk_notes.state_of(story)}
        if fields is not None:
            at = autosaves.keep(request.user, story, token, version, fields)
            said["saved_at"] = f"{localtime(at):%H:%M}"
            said["left_out"] = autosaves.will_be_left_out(request.user, fields)
        return said

    def throw_away(self, request: HttpRequest) -> HttpResponse:
        """Throws one of one's own autosaves away, and shows the form as it is saved."""
        token = token_in(request.POST)
        autosave = Autosave.objects.filter(by=request.user, token=token).first() if token else None
        if autosave is None:
            return redirect("admin:articles_article_changelist")
        autosave.delete()
        messages.success(request, "What you had typed and not saved is thrown away.")
        return redirect(autosaves.form_of(autosave))

    def filling(self, page: "StoryPage") -> Filling | None:
        """One's own autosave of this story (`?autosave=<token>`)."""
        token = token_in(page.request.GET)
        mine = Autosave.objects.filter(by=page.request.user, token=token, story=page.story)
        autosave = mine.first() if token else None
        return autosave and Filling(autosave.fields, autosave.version, autosave.token, autosave.saved_at)

    def context(self, page: "StoryPage") -> dict[str, Any] | None:
        """The token of this opening, and what waits unsaved from earlier ones."""
        if not page.may_write:
            return None
        filled = page.filling if page.filling and page.filling.token else None
        token = filled.token if filled else token_in(page.request.POST) or new_token()
        waiting = Autosave.objects.filter(by=page.request.user, story=page.story).exclude(token=token)
        offers = [(each, f"{autosaves.form_of(each)}?autosave={each.token}") for each in waiting[:5]]
        return {"token": token, "filled": filled, "offers": offers}
