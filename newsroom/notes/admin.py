"""Notes on a story: below its form, on a page of their own, and written without saving the story."""

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.template.loader import render_to_string
from django.urls import path, reverse
from django.views.decorators.cache import never_cache

from articles.models import Article
from newspaper.fields import is_row_number
from newsroom.autosave import autosaves
from newsroom.autosave.autosaves import Refused
from newsroom.autosave.models import Autosave, new_token
from newsroom.notes import desk_notes
from newsroom.notes.forms import NoteForm
from people.permissions import everybody_who_may, may

MARKS = {"done": "Marked as done.", "again": "Open again."}
ALL = 1_000


class Noted:
    """The part of the stories' admin that takes notes; stands before ModelAdmin."""

    def get_urls(self):
        notes = never_cache(self.admin_site.admin_view(self.notes))
        return [
            path("<path:object_id>/notes/", notes, name="articles_article_notes"),
            *super().get_urls(),
        ]

    def notes(self, request, object_id):
        """A story's notes; with `?list` their list alone, for a form that has it on it.

        A POST writes or marks one; what was typed in the story form comes along and is kept.
        """
        story = self._story(request, object_id)
        if not self.has_view_permission(request, story):
            raise PermissionDenied
        if request.method != "POST":
            if "list" in request.GET:
                return HttpResponse(self._list(request, story))
            waiting = {"note": request.session.get(f"note-{story.pk}", "")}
            return self._notes_page(request, story, NoteForm(initial=waiting, instance=story))
        if not may(request.user, desk_notes.NOTE, story):
            raise PermissionDenied
        do = self._noted_in_place if "in_place" in request.POST else self._noted
        return do(request, story)

    def _noted(self, request, story):
        """Does it, and goes back to where it was pressed."""
        try:
            autosave = self._keep_what_was_typed(request, story)
            form, said = self._carry_out_note(request, story)
        except Refused as why:
            form, said, autosave = NoteForm(request.POST, instance=story), "", None
            form.add_error("note", str(why))
        if not said:
            return self._notes_page(request, story, form, 422, autosave=autosave)
        messages.success(request, said)
        request.session.pop(f"note-{story.pk}", None)
        if autosave:
            return redirect(f"{autosaves.form_of(autosave)}?autosave={autosave.token}#notes")
        is_from_the_form = "version" in request.POST
        change = reverse("admin:articles_article_change", args=[story.pk])
        return redirect(f"{change}#notes" if is_from_the_form else request.path)

    def _noted_in_place(self, request, story):
        """Does it, and answers the script with the list as it is now and a sentence."""
        form, said = self._carry_out_note(request, story)
        errors = " ".join(form.errors.get("note", [])) if form else ""
        shown = self._list(request, story)
        return JsonResponse({"said": said or errors, "list": shown}, status=200 if said else 422)

    def _list(self, request, story):
        shown = {"notes": notes_for(request.user, story), "original": story}
        return render_to_string("newsroom/notes/_notes.html", shown, request)

    def _carry_out_note(self, request, story):
        """Does what was pressed; returns the note's form, where it was one, and what to say: nothing if it is wrong."""
        pressed = next((name for name in MARKS if name in request.POST), None)
        if pressed:
            number = request.POST[pressed]
            note = get_object_or_404(story.desk_notes, pk=number if is_row_number(number) else 0)
            desk_notes.mark(note, is_done=pressed == "done", by=request.user)
            return None, MARKS[pressed]
        form = NoteForm(request.POST, instance=story)
        return form, self.write_note(request, story, form) if form.is_valid() else ""

    def write_note(self, request, story, form):
        """Writes the note of a form that is valid; returns what to say."""
        token = request.POST.get("note_token", "")
        token = token if autosaves.TOKEN.fullmatch(token) else new_token()
        _, is_new = desk_notes.write(
            story, by=request.user, text=form.cleaned_data["note"], named=form.named, token=token
        )
        return "Your note is on the story." if is_new else "Your note is on the story already."

    def _keep_what_was_typed(self, request, story):
        """Keeps what the story form holds and nobody has saved as its autosave; returns that, or None.

        Raises Refused where it cannot be kept.
        """
        token = request.POST.get("autosave", "")
        if not autosaves.TOKEN.fullmatch(token) or not self.has_change_permission(request, story):
            return None
        if "headline" in request.POST and self._is_typed_over(request, story):
            version = request.POST.get("version", "")
            version = int(version) if is_row_number(version) and len(version) < 10 else story.version
            fields = autosaves.typed(request.POST)
            fields.pop("note", None)
            if not autosaves.are_typed(fields):
                raise Refused("What the browser sent is no story form.")
            autosaves.keep(request.user, story, token, version, fields)
        return Autosave.objects.filter(by=request.user, story=story, token=token).first()

    def _is_typed_over(self, request, story):
        form = self.get_form(request, story, change=True)(request.POST, instance=story)
        formsets, _ = self._create_formsets(request, story, change=True)
        changed = set(form.changed_data) - {"note"}
        return bool(changed) or any(formset.has_changed() for formset in formsets)

    def _notes_page(self, request, story, form, status=200, **context):
        context |= admin.site.each_context(request) | {
            "story": story,
            "original": story,
            "title": "Notes",
            "opts": Article._meta,
            "form": form,
            "notes": notes_for(request.user, story, ALL),
            "people": everybody_who_may(desk_notes.SEES, story),
        }
        return render(request, "newsroom/notes/notes.html", context, status=status)

    # On the story form

    def render_change_form(self, request, context, *args, obj=None, **kwargs):
        if obj is not None:
            context["notes"] = notes_for(request.user, obj)
        return super().render_change_form(request, context, *args, obj=obj, **kwargs)

    def save_related(self, request, form, formsets, change):
        """A note that was typed and not sent goes with the save."""
        super().save_related(request, form, formsets, change)
        if change and form.cleaned_data.get("note") and may(request.user, desk_notes.NOTE, form.instance):
            self.write_note(request, form.instance, form)


def notes_for(user, story, most=desk_notes.MOST):
    """What a page shows of a story's notes: two queries, the first of which says what the second may be newer than."""
    state = desk_notes.state_of(story)
    found = list(story.desk_notes.in_order()[: most + 1])
    return {
        "state": state,
        "open": [note for note in found[:most] if note.done_at is None],
        "done": [note for note in found[:most] if note.done_at],
        "is_cut": len(found) > most,
        "may_write": may(user, desk_notes.NOTE, story),
        "token": new_token(),
    }
