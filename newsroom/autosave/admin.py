"""The story form keeps what is typed: the exchange with the browser, the offer, and the form filled again."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import redirect
from django.urls import path
from django.utils.datastructures import MultiValueDict
from django.utils.timezone import localtime
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_protect

from newsroom.autosave import autosaves, form_tokens, resubmission
from newsroom.autosave.autosaves import Refused
from newsroom.autosave.models import Autosave, new_token
from newsroom.notes import desk_notes


class Autosaved:
    """The part of the stories' admin that keeps what is typed; stands before ModelAdmin."""

    def get_urls(self):
        # Not behind admin_view, which answers who is signed out with a page for people instead of words for a script.
        exchange = never_cache(csrf_protect(self.exchange))
        throw_away = self.admin_site.admin_view(self.throw_away)
        return [
            path("autosave/", exchange, name="articles_article_autosave"),
            path("autosave/throw-away/", throw_away, name="articles_article_throw_away"),
            *super().get_urls(),
        ]

    def exchange(self, request):
        """One exchange with an open form: keeps what was typed, says who else is here and if notes are new, or why not.

        GET only says whether one is signed in, and gives the token that the form needs after signing in again.
        """
        try:
            if not self.admin_site.has_permission(request):
                raise Refused("You are signed out.", 401)
            said = self._answer(request) if request.method == "POST" else {}
            return JsonResponse(said | {"csrf": get_token(request)})
        except Refused as why:
            said = {"refused": str(why), "csrf": get_token(request)}
            return JsonResponse(said, status=why.status)

    def _answer(self, request):
        length = request.META.get("CONTENT_LENGTH") or "0"
        if not length.isdigit() or int(length) > autosaves.LARGEST:
            raise Refused("That is more than can be kept unsaved. Save the story.", 413)
        number, token, version, fields = autosaves.read(request.body)
        story = autosaves.story_for(request.user, number)
        said = {}
        if story:
            others = autosaves.here(request.user, story)
            said = {"others": others, "version": story.version, "notes": desk_notes.state_of(story)}
        if fields is not None:
            at = autosaves.keep(request.user, story, token, version, fields)
            said["saved_at"] = f"{localtime(at):%H:%M}"
        return said

    def throw_away(self, request):
        """Throws one of one's own autosaves away, and shows the form as it is saved."""
        token = request.POST.get("autosave", "")
        autosave = Autosave.objects.filter(by=request.user, token=token).first() if _is_token(token) else None
        if request.method != "POST" or autosave is None:
            return redirect("admin:articles_article_changelist")
        autosave.delete()
        messages.success(request, "What you had typed and not saved is thrown away.")
        return redirect(autosaves.form_of(autosave))

    # Filling the form

    def typed(self, request, story):
        """What the form is asked to show: an autosave (`?autosave=<token>`), else what others here say, or None."""
        if not hasattr(request, "typed"):
            token = request.GET.get("autosave", "") if request.method == "GET" else ""
            mine = Autosave.objects.filter(by=request.user, token=token, story=story)
            request.typed = (mine.first() if _is_token(token) else None) or super().typed(request, story)
        return request.typed

    def get_form(self, request, obj=None, change=False, **kwargs):
        form = super().get_form(request, obj, change=change, **kwargs)
        return type(form.__name__, (form,), {"typed": self.typed(request, obj)})

    def get_formset_kwargs(self, request, obj, inline, prefix):
        kwargs = super().get_formset_kwargs(request, obj, inline, prefix)
        autosave = self.typed(request, obj if obj and obj.pk else None)
        if autosave and f"{prefix}-TOTAL_FORMS" in autosave.fields:
            kwargs["data"] = MultiValueDict(autosave.fields)
        return kwargs

    def render_change_form(self, request, context, *args, obj=None, **kwargs):
        """With the token of this opening, and what waits unsaved from earlier ones."""
        if self.has_change_permission(request, obj) if obj else self.has_add_permission(request):
            typed, sent = self.typed(request, obj), request.POST.get("autosave", "")
            filled = typed if isinstance(typed, Autosave) else None
            token = filled.token if filled else sent if _is_token(sent) else new_token()
            waiting = Autosave.objects.filter(by=request.user, story=obj).exclude(token=token)
            context["autosave"] = {
                "token": token,
                "filled": filled,
                "offers": [
                    (each, f"{autosaves.form_of(each)}?autosave={each.token}") for each in waiting[:5]
                ],
            }
        return super().render_change_form(request, context, *args, obj=obj, **kwargs)

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        """As ever, but the empty form makes one story, however often it is sent, and a refusal costs no words."""
        token = request.POST.get("autosave", "")
        if not _is_token(token):
            return super().changeform_view(request, object_id, form_url, extra_context)
        made = None
        if object_id is None and self.has_add_permission(request):
            made = form_tokens.lead_on(request, token)
        try:
            return made or super().changeform_view(request, object_id, form_url, extra_context)
        except PermissionDenied:
            kept = resubmission.of_a_refused(request)
            if kept is None:
                raise
            messages.error(
                request, "That is not yours to do, and nothing was saved. Your words are in this form."
            )
            return kept

    def save_related(self, request, form, formsets, change):
        """After a save nothing of this form waits any more."""
        super().save_related(request, form, formsets, change)
        token = request.POST.get("autosave", "")
        if _is_token(token):
            Autosave.objects.filter(by=request.user, token=token).delete()
            if not change:
                form_tokens.note(request, form.instance, token)


def _is_token(token):
    return bool(autosaves.TOKEN.fullmatch(token))
