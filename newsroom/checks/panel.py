"""What the checks say of a story, above its buttons."""

from typing import TYPE_CHECKING, Any

from newsroom.checks.checks import PUBLISHED
from newsroom.checks.form import findings_on, show
from newsroom.stories.panels import Panel

if TYPE_CHECKING:
    from newsroom.stories.page import StoryPage


class ChecksPanel(Panel):
    """The findings as if the story were to be published as it stands in its form; none on an empty form."""

    name = "checks"
    templates = {"below": "newsroom/checks/_checks.html"}

    def context(self, page: "StoryPage") -> dict[str, Any]:
        """With who went on in spite of one, and the box for a reason where something stops."""
        story = page.form.instance
        is_there = story.section_id and (page.story or page.form.is_bound)
        findings = findings_on(page.form, PUBLISHED) if is_there else []
        show(page.form, findings)
        has_stops = any(finding.stops for finding in findings)
        return {
            "findings": findings,
            "overrides": page.story.overrides.select_related("by")[:3] if page.story else [],
            "field": page.form["override_reason"] if has_stops and page.may_write else None,
        }
