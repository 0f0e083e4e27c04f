"""Notes on a story: below its form, on a page of their own, and written without saving the story."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.loader import render_to_string
from django.urls import URLPattern, reverse
from django.views.decorators.cache import never_cache

from articles.models import Article
from newspaper.fields import is_row_number
from newsroom.autosave import autosaves
from newsroom.autosave.autosaves import AutosaveRefused, token_in
from newsroom.autosave.models import Autosave, new_token
from newsroom.notes import desk_notes
from newsroom.notes.forms import NoteForm, write_note
from newsroom.stories.page import StoryPage
from newsroom.stories.panels import Link, Panel
from people.models import User
from people.permissions import everybody_who_may, may

MARKS = {"done": "Marked as done.", "again": "Open again."}
ALL = 1_000


class NotesPanel(Panel):
    """The notes below the form, and their page."""

    name = "notes"
    templates = {"end": "newsroom/notes/_panel.html"}

    def urls(self) -> list[URLPattern]:
        return [self.page_of_a_story("notes", never_cache(self.notes))]

    def context(self, page: StoryPage) -> dict[str, Any] | None:
        return notes_for(page.request.user, page.story) if page.story else None

    def links(self, page: StoryPage, shown: dict[str, Any] | None) -> list[Link]:
        count = len(shown["open"])
        return [Link("#notes", f"Notes: {count} open" if count else "Notes")]

    def notes(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """A story's notes; with `?list` their list alone, for a form that has it on it.

        A POST writes or marks one; what was typed in the story form comes along and is kept.
        """
        story = self.story_or_404(request, object_id)
        if not self.admin.has_view_permission(request, story):
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

    def _noted(self, request: HttpRequest, story: Article) -> HttpResponse:
        """Does it, and goes back to where it was pressed."""
        try:
            autosave = self._keep_what_was_typed(request, story)
            form, said = self._carry_out(request, story)
        except AutosaveRefused as why:
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

    def _noted_in_place(self, request: HttpRequest, story: Article) -> JsonResponse:
        """Does it, and answers the script with the list as it is now and a sentence."""
        form, said = self._carry_out(request, story)
        errors = " ".join(form.errors.get("note", [])) if form else ""
        shown = self._list(request, story)
        return JsonResponse({"said": said or errors, "list": shown}, status=200 if said else 422)

    def _list(self, request: HttpRequest, story: Article) -> str:
        shown = {"notes": notes_for(request.user, story), "original": story}
        return render_to_string("newsroom/notes/_notes.html", shown, request)

    def _carry_out(self, request: HttpRequest, story: Article) -> tuple[NoteForm | None, str]:
        """Does what was pressed; returns the note's form, where it was one, and what to tell: "" if it is wrong."""
        pressed = next((name for name in MARKS if name in request.POST), None)
        if pressed:
            number = request.POST[pressed]
            note = get_object_or_404(story.desk_notes, pk=number if is_row_number(number) else 0)
            desk_notes.mark(note, is_done=pressed == "done", by=request.user)
            return None, MARKS[pressed]
        form = NoteForm(request.POST, instance=story)
        return form, write_note(form, by=request.user) if form.is_valid() else ""

    def _keep_what_was_typed(self, request: HttpRequest, story: Article) -> Autosave | None:
        """Keeps what the story form holds and nobody has saved as its autosave; returns that, or None.

        Raises AutosaveRefused where it cannot be kept.
        """
        token = token_in(request.POST)
        if not token or not self.admin.has_change_permission(request, story):
            return None
        if "headline" in request.POST:
            page = StoryPage(self.admin, request, story)
            if page.has_changed(besides={"note"}):
                version = request.POST.get("version", "")
                version = int(version) if is_row_number(version) and len(version) < 10 else story.version
                fields = autosaves.typed(request.POST)
                fields.pop("note", None)
                if not autosaves.are_typed(fields):
                    raise AutosaveRefused("What the browser sent is no story form.")
                autosaves.keep(request.user, story, token, version, fields)
        return Autosave.objects.filter(by=request.user, story=story, token=token).first()

    def _notes_page(
        self, request: HttpRequest, story: Article, form: NoteForm, status: int = 200, **context: Any
    ) -> HttpResponse:
        if form.errors:  # its one box has the focus, with what is wrong above it
            form.fields["note"].widget.attrs["autofocus"] = True
        context |= {
            "form": form,
            "notes": notes_for(request.user, story, ALL),
            "people": everybody_who_may(desk_notes.SEES, story),
        }
        return self.render(request, "newsroom/notes/notes.html", story, "Notes", status=status, **context)


def notes_for(user: User, story: Article, most: int = desk_notes.MOST) -> dict[str, Any]:
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
