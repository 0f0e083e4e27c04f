"""The story form and the list of stories."""

from django.contrib import admin
from django.db import IntegrityError, models
from django.urls import path
from django.utils.html import format_html

from articles import revisions
from articles.models import Article
from articles.publishing import StoryConflict
from newsroom.autosave.admin import Autosaved
from newsroom.checks.admin import CheckedActs
from newsroom.notes.admin import Noted
from newsroom.preview import views
from newsroom.scheduled.admin import PlannedChanges
from newsroom.sharing.admin import LookedAt, framable
from newsroom.stories.acts import PublishingActs
from newsroom.stories.changelist import StoryListing
from newsroom.stories.fieldsets import fieldsets_for
from newsroom.stories.forms import MomentField, MomentInput, StoryForm
from newsroom.stories.history import StoryHistory
from newsroom.stories.inlines import BylineInline, CorrectionInline
from newsroom.stories.permissions import StoryRights
from newsroom.stories.related_links import FewLinks
from richtext.csp import EditorPolicyMixin
from richtext.rendering import render_body


@admin.register(Article)
class StoryAdmin(
    EditorPolicyMixin,
    StoryRights,
    LookedAt,
    Noted,
    Autosaved,
    CheckedActs,
    PlannedChanges,
    PublishingActs,
    StoryHistory,
    StoryListing,
    FewLinks,
    admin.ModelAdmin,
):
    """How stories are made; the mix-ins carry who may, the publishing acts, and the list."""

    form = StoryForm
    inlines = [BylineInline, CorrectionInline]
    autocomplete_fields = ["lead_picture", "source", "picks", "translation_of"]
    readonly_fields = ["lead_preview"]
    formfield_overrides = {
        models.DateTimeField: {"form_class": MomentField, "widget": MomentInput},
        models.URLField: {"assume_scheme": "https"},
    }

    def get_urls(self):
        preview = self.admin_site.admin_view(self.preview)
        return [
            path("<path:object_id>/preview/", preview, name="articles_article_preview"),
            *super().get_urls(),
        ]

    def preview(self, request, object_id):
        """The page of one story as readers get it, for whoever may see the story."""
        return framable(views.preview(request, self, object_id))

    def get_fieldsets(self, request, obj=None):
        may_change = obj is None or self.has_change_permission(request, obj)
        return fieldsets_for(obj, may_change, self.may_plan(request, obj))

    def get_inlines(self, request, obj):
        """Corrections are made to what has been written."""
        return self.inlines if obj is not None else [BylineInline]

    def render_change_form(self, request, context, *args, obj=None, **kwargs):
        """The form; words that meet somebody else's are kept aside before it is shown, whatever becomes of them."""
        conflict = context["adminform"].form.conflict
        if conflict and conflict.undecided:
            conflict.aside = revisions.keep_aside(obj, conflict.mine, request.user)
        context |= self.way(request, obj) | self.plan_of(request, obj, context["adminform"].form)
        return super().render_change_form(request, context, *args, obj=obj, **kwargs)

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        extra_context = {"show_save_and_add_another": False} | (extra_context or {})
        try:
            return super().changeform_view(request, object_id, form_url, extra_context)
        except (StoryConflict, IntegrityError):
            # Saved by somebody else between the form's check and our UPDATE, or their story took the same address;
            # all is rolled back, and now the form itself sees what is there and says so, or finds a free address.
            return super().changeform_view(request, object_id, form_url, extra_context)

    def view_on_site(self, story):
        """The address, where readers can open it: Preview shows everything else."""
        return story.page

    @admin.display(description="on the story")
    def lead_preview(self, story):
        """How the library's card of the lead picture looks."""
        picture = story.lead_picture
        if picture is None:
            return ""
        source = picture.rendition_url("card", 480, "jpg")
        return format_html(
            '<img src="{}" alt="{}" width="240" height="160" loading="lazy">', source, picture.alt_text
        )

    @admin.display(description="text")
    def text(self, story):
        """What stands in the body's place for those who may only read."""
        return render_body(story.body)

    @admin.display(description="also in")
    def further_sections(self, story):
        """What the form's field of this name shows to those who may only read."""
        filings = story.article_sections.select_related("section").exclude(section=story.section_id)
        return ", ".join(filing.section.name for filing in filings)
