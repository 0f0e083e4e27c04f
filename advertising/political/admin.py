"""Candidates in the newsroom."""

from django.contrib import admin

from advertising.models import Candidate


@admin.register(Candidate)
class CandidateAdmin(admin.ModelAdmin):
    """Whose political advertisements are counted together."""

    list_display = ["name", "runs_for"]
    search_fields = ["name", "runs_for"]
