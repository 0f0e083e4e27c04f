"""What is edited on a story's own page: who made it, and what was corrected."""

from django.contrib import admin
from django.db import models

from articles.models import Byline, Correction
from newspaper.fields import MomentField, MomentInput
from newsroom.stories.form import BylineForm
from newsroom.stories.related_links import FewLinks


class BylineInline(FewLinks, admin.StackedInline):
    """Names over the story, in their order."""

    model = Byline
    form = BylineForm
    extra = 0
    fields = [("person", "name"), ("role", "position")]
    autocomplete_fields = ["person"]


class CorrectionInline(admin.StackedInline):
    """Notes to readers; corrections, apologies and retractions stand above the text."""

    model = Correction
    extra = 0
    fields = [("kind", "made_at"), "text"]
    formfield_overrides = {models.DateTimeField: {"form_class": MomentField, "widget": MomentInput}}
