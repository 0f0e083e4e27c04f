"""The page of the story form in one request: opened, or sent.

Stands in the place of `ModelAdmin._changeform_view`, whose hooks share nothing but the request and the row: here the
story as it is stored, the form, its rows and what stops a save are attributes of one object.
"""

import copy
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.contrib.admin.helpers import AdminErrorList, AdminForm
from django.contrib.admin.options import IS_POPUP_VAR
from django.contrib.admin.utils import flatten_fieldsets
from django.core.exceptions import PermissionDenied
from django.forms import BaseInlineFormSet, all_valid
from django.http import HttpRequest, HttpResponse
from django.utils.datastructures import MultiValueDict

from articles.models import Article
from articles.scheduled_changes import scheduled_change_of
from newsroom.autosave.autosaves import token_in
from newsroom.checks.form import stops_overridden
from newsroom.stories import saving
from newsroom.stories.buttons import LABELS, acts_for, acts_for_a_new
from newsroom.stories.states import state_of
from richtext.admin import tell_left_out

if TYPE_CHECKING:
    from newsroom.stories.admin import StoryAdmin


class StoryPage:
    """The form of a story, None for a new one. What is typed goes into a copy: `story` stays as it is stored."""

    def __init__(self, admin: "StoryAdmin", request: HttpRequest, story: Article | None):
        self.admin, self.request, self.story = admin, request, story
        self.scheduled = scheduled_change_of(story) if story else None
        self.may_write = (
            admin.has_change_permission(request, story) if story else admin.has_add_permission(request)
        )
        is_sent = request.method == "POST"
        found = () if is_sent else (panel.filling(self) for panel in admin.panels)
        self.filling = next(filter(None, found), None)
        self.fieldsets = admin.get_fieldsets(request, story)
        fields = flatten_fieldsets(self.fieldsets)
        form_class = admin.get_form(request, story, change=story is not None, fields=fields)
        self.form = form_class(
            request.POST if is_sent else None,
            initial=None if is_sent or story else admin.get_changeform_initial_data(request),
            instance=copy.copy(story),
            stored=story,
            filling=self.filling,
        )
        self.inlines = list(admin.get_formsets_with_inlines(request, story))
        self.formsets = [self._formset(*pair) for pair in self.inlines]
        self.overridden = []

    def _formset(self, formset_class: type[BaseInlineFormSet], inline: Any) -> BaseInlineFormSet:
        """Names or corrections: as sent, as typed earlier, or as two editors have made them together."""
        prefix = formset_class.get_default_prefix()
        data = None
        if self.request.method == "POST":
            data = self.form.conflict.rows.get(prefix) if self.form.conflict else None
            data = data or self.request.POST
        elif self.filling and f"{prefix}-TOTAL_FORMS" in self.filling.fields:
            data = MultiValueDict(self.filling.fields)
        rows = inline.get_queryset(self.request)
        formset = formset_class(data, instance=self.form.instance, prefix=prefix, queryset=rows)
        if not inline.has_change_permission(self.request, self.story):
            # As in ModelAdmin: rows that one may only read are not sent, and are valid as they are.
            for row in formset.initial_forms:
                may_delete = inline.has_delete_permission(self.request, self.story)
                if not (may_delete and f"{row.prefix}-DELETE" in self.request.POST):
                    row._errors, row.cleaned_data = {}, row.initial
        return formset

    def has_changed(self, *, besides: frozenset[str] = frozenset()) -> bool:
        """Whether what was sent differs from what is stored."""
        changed = set(self.form.changed_data) - besides
        return bool(changed) or any(formset.has_changed() for formset in self.formsets)

    def is_valid(self) -> bool:
        """Whether what was sent can be saved; otherwise the form says why not."""
        is_form_valid = self.form.is_valid()
        if self.form.conflict:  # what others have saved of these rows is known only now
            self.formsets = [self._formset(*pair) for pair in self.inlines]
        if is_form_valid:
            self.overridden = stops_overridden(self.form)
        return all_valid(self.formsets) and self.form.is_valid()

    def respond(self) -> HttpResponse:
        """The form, or where a save leads; expects a transaction around a POST."""
        if self.request.method == "POST":
            if not self.may_write:
                raise PermissionDenied
            if self.is_valid():
                return self._save()
            saving.keep_refused(self.form, self.request.user)
            if self.form.conflict:  # what both have written together stands in the form now, and it is clean
                tell_left_out(self.request, self.form)
        return self._render()

    def _save(self) -> HttpResponse:
        request, admin, form = self.request, self.admin, self.form
        token = token_in(request.POST)
        sent = saving.Submission(form, self.formsets, request.user, token, self.overridden)
        outcome = saving.save(sent)
        for level, sentence in outcome.told:
            messages.add_message(request, level, sentence)
        tell_left_out(request, form)
        for line in outcome.log:
            admin.log_change(request, form.instance, line)
        if outcome.is_scheduled:
            return admin.response_schedule(request, self.story)
        if outcome.is_unchanged and IS_POPUP_VAR not in request.POST:
            return admin.response_unchanged(request, self.story)
        said = admin.construct_change_message(request, form, self.formsets, add=self.story is None)
        if self.story is None:
            admin.log_addition(request, form.instance, said)
            return admin.response_add(request, form.instance)
        admin.log_change(request, form.instance, said)
        return admin.response_change(request, form.instance)

    def _render(self) -> HttpResponse:
        admin, request, story = self.admin, self.request, self.story
        is_new = story is None
        readonly = (
            admin.get_readonly_fields(request, story) if self.may_write else flatten_fieldsets(self.fieldsets)
        )
        adminform = AdminForm(self.form, list(self.fieldsets), {}, readonly, model_admin=admin)
        inlines = admin.get_inline_formsets(
            request, self.formsets, [inline for _, inline in self.inlines], story
        )
        media = admin.media + adminform.media
        for inline in inlines:
            media += inline.media
        act = "Add" if is_new else "Change" if self.may_write else "View"
        context = {
            **admin.admin_site.each_context(request),
            "title": f"{act} {admin.opts.verbose_name}",
            "subtitle": None if is_new else str(story),
            "adminform": adminform,
            "object_id": None if is_new else str(story.pk),
            "original": story,
            "is_popup": IS_POPUP_VAR in request.POST or IS_POPUP_VAR in request.GET,
            "to_field": None,
            "media": media,
            "inline_admin_formsets": inlines,
            "errors": AdminErrorList(self.form, self.formsets),
            "preserved_filters": admin.get_preserved_filters(request),
            "show_save_and_add_another": False,
        }
        context |= self._workflow_context() | self._panels()
        return admin.render_change_form(request, context, add=is_new, change=not is_new, obj=story)

    def _workflow_context(self) -> dict[str, Any]:
        """The story's state, the (name, label) of the buttons beside "Save", and who sent the story back."""
        story, user = self.story, self.request.user
        verbs = acts_for(user, story) if story else acts_for_a_new(user)
        is_back = story is not None and story.status == Article.Status.RETURNED
        return {
            "state": state_of(story) if story else None,
            "buttons": [(f"_{verb}", LABELS[verb]) for verb in verbs],
            "asks_why": any(verb in verbs for verb in ("send_back", "withdraw", "spike")),
            "sent_back": story.acts.filter(verb="send_back").select_related("by").first()
            if is_back
            else None,
        }

    def _panels(self) -> dict[str, Any]:
        """Each panel's context under its name, their templates by place, and their links."""
        contexts, places, links = {}, {}, []
        for panel in self.admin.panels:
            shown = panel.context(self)
            if shown is not None:
                contexts[panel.name] = shown
                for place, template in panel.templates.items():
                    places.setdefault(place, []).append(template)
            if self.story:
                links += panel.links(self, shown)
        return contexts | {"panels": places, "panel_links": links}
