"""The checks at the publishing acts: who overrides one is written down, and a list publishes nothing that stops."""

from django.contrib import admin, messages

from newsroom.checks.checks import PUBLISHED, checks_of
from newsroom.checks.models import Override
from newsroom.stories.acts import AT_ONCE


class CheckedActs:
    """Stands before PublishingActs."""

    def save_model(self, request, story, form, change):
        super().save_model(request, story, form, change)
        if form.stops:
            reason = form.cleaned_data["override_reason"].strip()
            Override.objects.bulk_create(
                Override(story=story, check_name=f.check, step=form.step(), reason=reason, by=request.user)
                for f in form.stops
            )
            sentences = " ".join(finding.sentence for finding in form.stops)
            self.log_change(request, story, f"In spite of “{sentences}”, because: {reason}")

    @admin.action(description="Publish now", permissions=["publish"])
    def publish_stories(self, request, queryset):
        """Without those that a check stops: each is opened to be mended, or overridden with a reason."""
        stopped = set()
        for story in queryset.select_related("section", "source", "lead_picture")[:AT_ONCE]:
            stops = [finding.sentence for finding in checks_of(story, PUBLISHED) if finding.stops]
            if stops:
                stopped.add(story.pk)
                told = f"{story.headline}: not published. {' '.join(stops)}"
                self.message_user(request, told, messages.ERROR)
        super().publish_stories(request, queryset.exclude(pk__in=stopped))
