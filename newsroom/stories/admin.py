"""How stories are made: their form, the pages around it, and their list."""

from typing import Any

from django.contrib import admin, messages
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, models, transaction
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from taggit.managers import TaggableManager

from addresses.keeping import Held
from articles.models import Article
from articles.publishing import StoryConflict
from articles.scheduled_changes import make_due_changes
from articles.workflow import WORKFLOW
from images.changelist import ShortPaginator
from newspaper.fields import MomentField, MomentInput
from newsroom.autosave import form_tokens, resubmission
from newsroom.autosave.autosaves import token_in
from newsroom.autosave.panel import AutosavePanel
from newsroom.checks.panel import ChecksPanel
from newsroom.conflicts.panel import ConflictPanel
from newsroom.notes.panel import NotesPanel
from newsroom.preview.panel import PreviewPanel
from newsroom.scheduled.panel import ScheduledPanel
from newsroom.scheduled.schedule import may_schedule
from newsroom.sharing.panel import SharingPanel
from newsroom.stories import actions, changelist, undo
from newsroom.stories.fieldsets import fieldsets_for
from newsroom.stories.form import StoryForm, TagsField
from newsroom.stories.history import HistoryPanel
from newsroom.stories.inlines import BylineInline, CorrectionInline
from newsroom.stories.page import StoryPage
from newsroom.stories.related_links import FewLinks
from people.permissions import may
from richtext.csp import EDITOR_POLICY
from richtext.pictures import take_in_sent
from richtext.rendering import render_body

# What stands around the form, in the order in which it stands there.
PANELS = [
    PreviewPanel,
    AutosavePanel,
    ScheduledPanel,
    ConflictPanel,
    ChecksPanel,
    SharingPanel,
    NotesPanel,
    HistoryPanel,
]

# Once a story is published or taken away, only those who may do that decide when readers see it.
WHEN = ("published_at", "embargoed_until", "source", "original_published_at")


@admin.register(Article)
class StoryAdmin(FewLinks, admin.ModelAdmin):
    """The list of stories and the form of one; a story's page in one request is newsroom/stories/page.py's."""

    form = StoryForm
    autocomplete_fields = ["lead_picture", "source", "picks", "translation_of"]
    readonly_fields = ["lead_preview"]
    formfield_overrides = {
        models.DateTimeField: {"form_class": MomentField, "widget": MomentInput},
        TaggableManager: {"form_class": TagsField},
    }

    list_display = changelist.COLUMNS
    list_display_links = [changelist.story]
    list_filter = changelist.FILTERS
    list_select_related = ["section", "source", "scheduled_change"]
    list_per_page = 50
    list_max_show_all = 50
    show_full_result_count = False
    show_facets = admin.ShowFacets.NEVER
    paginator = ShortPaginator
    sortable_by = [changelist.state]  # an index serves this order; any other would sort the archive
    search_fields = ["headline"]  # makes the box appear; `get_search_results` answers it
    actions = actions.ACTIONS

    def __init__(self, model: type[Article], admin_site: admin.AdminSite):
        super().__init__(model, admin_site)
        self.panels = [panel(self) for panel in PANELS]

    def get_urls(self) -> list[URLPattern]:
        of_panels = [url for panel in self.panels for url in panel.urls()]
        return of_panels + undo.urls(self) + super().get_urls()

    # Who may: every question goes to people/permissions.py with the story itself

    def has_view_permission(self, request: HttpRequest, obj: Article | None = None) -> bool:
        return may(request.user, "articles.view_article", obj) or self.has_change_permission(request, obj)

    def has_change_permission(self, request: HttpRequest, obj: Article | None = None) -> bool:
        return may(request.user, "articles.change_article", obj)

    def has_delete_permission(self, request: HttpRequest, obj: Article | None = None) -> bool:
        """A published story is withdrawn first, so that its address says that it is gone."""
        is_published = obj is not None and obj.status == Article.Status.PUBLISHED
        return not is_published and may(request.user, "articles.delete_article", obj)

    def has_publish_permission(self, request: HttpRequest, obj: Article | None = None) -> bool:
        """Whether the user may publish, schedule and withdraw; the list's actions ask it, too."""
        return may(request.user, "articles.publish_article", obj)

    def has_approve_permission(self, request: HttpRequest, obj: Article | None = None) -> bool:
        """Whether the user may approve, send back and spike."""
        return may(request.user, "articles.approve_article", obj)

    # The form

    def get_object(
        self, request: HttpRequest, object_id: str, from_field: str | None = None
    ) -> Article | None:
        """The story; before a write, scheduled changes that are due are made. What is only shown writes nothing."""
        if request.method == "POST":
            make_due_changes()
        return super().get_object(request, object_id, from_field)

    def get_fieldsets(
        self, request: HttpRequest, obj: Article | None = None
    ) -> list[tuple[str | None, dict]]:
        may_change = obj is None or self.has_change_permission(request, obj)
        return fieldsets_for(obj, may_change, may_schedule(request.user, obj))

    def get_inlines(self, request: HttpRequest, obj: Article | None) -> list[type[admin.StackedInline]]:
        """Corrections are made to what has been written."""
        return [BylineInline, CorrectionInline] if obj else [BylineInline]

    def get_readonly_fields(self, request: HttpRequest, obj: Article | None = None) -> list[str]:
        fixed = [*super().get_readonly_fields(request, obj)]
        if obj is not None and not obj.is_in_preparation and not self.has_publish_permission(request, obj):
            fixed += WHEN
        return fixed

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """The form of a story, or of a new one, opened or sent."""
        take_in_sent(request, "body")  # before a transaction opens: a picture takes a second of work
        try:
            response = self._respond(request, object_id)
        except (StoryConflict, IntegrityError, Held):
            # Saved by somebody else between the form's check and our UPDATE, or their story took the same address;
            # all is rolled back, and now the form itself sees what is there and says so, or finds a free address.
            response = self._respond(request, object_id)
        response.content_security_policy = EDITOR_POLICY
        return response

    def _respond(self, request: HttpRequest, object_id: str | None) -> HttpResponse:
        """The page, a POST in one transaction. An empty form makes one story, and a refusal costs no words."""
        if request.method != "POST":
            return self._page(request, object_id)
        token = token_in(request.POST)
        if token and object_id is None and self.has_add_permission(request):
            made = form_tokens.lead_on(request, token)
            if made:
                return made
        try:
            with transaction.atomic():
                return self._page(request, object_id)
        except PermissionDenied:
            kept = resubmission.of_a_refused(request) if token else None
            if kept is None:
                raise
            told = "That is not yours to do, and nothing was saved. Your words are in this form."
            messages.error(request, told)
            return kept

    def _page(self, request: HttpRequest, object_id: str | None) -> HttpResponse:
        story = None if object_id is None else self.get_object(request, unquote(object_id))
        if object_id is None and not self.has_add_permission(request):
            raise PermissionDenied
        if object_id is not None and not self.has_view_or_change_permission(request, story):
            raise PermissionDenied
        if object_id is not None and story is None:
            return self._get_obj_does_not_exist_redirect(request, self.opts, object_id)
        return StoryPage(self, request, story).respond()

    def response_schedule(self, request: HttpRequest, story: Article) -> HttpResponse:
        """After scheduling: the form with what is scheduled."""
        self.log_change(request, story, WORKFLOW["plan"].done)
        return redirect(reverse("admin:articles_article_change", args=[story.pk]) + "?planned")

    def response_unchanged(self, request: HttpRequest, story: Article) -> HttpResponse:
        """After a save that changed nothing, which is told: where any save leads."""
        if "_continue" not in request.POST:
            return self.response_post_save_change(request, story)
        filters = self.get_preserved_filters(request)
        return redirect(f"{request.path}?{filters}" if filters else request.path)

    def view_on_site(self, story: Article) -> str | None:
        """The address, where readers can open it: Preview shows everything else."""
        return story.get_absolute_url() if story.is_published else None

    @admin.display(description="on the story")
    def lead_preview(self, story: Article) -> SafeString | str:
        """How the library's card of the lead picture looks."""
        picture = story.lead_picture
        if picture is None:
            return ""
        source = picture.rendition_url("card", 480, "jpg")
        return format_html(
            '<img src="{}" alt="{}" width="240" height="160" loading="lazy"> {}',
            source,
            picture.alt_text,
            picture.troubles,
        )

    @admin.display(description="text")
    def text(self, story: Article) -> SafeString:
        """What stands in the body's place for those who may only read."""
        return render_body(story.body)

    @admin.display(description="also in")
    def further_sections(self, story: Article) -> str:
        """What the form's field of this name shows to those who may only read."""
        filings = story.article_sections.select_related("section").exclude(section=story.section_id)
        return ", ".join(filing.section.name for filing in filings)

    # The list (newsroom/stories/changelist.py, newsroom/stories/actions.py)

    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> type[changelist.StoryChangeList]:
        return changelist.StoryChangeList

    def get_ordering(self, request: HttpRequest) -> list[str]:
        return changelist.ordering(request)

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet, search_term: str
    ) -> tuple[QuerySet, bool]:
        found = changelist.found(queryset, search_term.strip())
        is_picker = request.resolver_match.url_name == "autocomplete"
        return changelist.best_first(found, search_term) if is_picker and search_term else found, False

    def get_actions(self, request: HttpRequest) -> dict[str, tuple]:
        """Without the stock "delete selected": what readers have seen is withdrawn, one by one, not deleted."""
        offered = super().get_actions(request)
        offered.pop("delete_selected", None)
        return offered
