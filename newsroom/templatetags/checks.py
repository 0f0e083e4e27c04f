"""What the checks say of a story, above its buttons."""

from django import template

from newsroom.checks.checks import PUBLISHED, checks_of

register = template.Library()


@register.simple_tag
def findings_on(form):
    """The findings on a story as it stands in its form, as if it were to be published; none on an empty form.

    Worked out once for a page: the buttons ask as well.
    """
    if not hasattr(form, "findings"):
        story = form.instance
        is_there = story.section_id and (story.pk or form.is_bound)
        form.findings = checks_of(story, PUBLISHED) if is_there else []
    return form.findings


@register.inclusion_tag("newsroom/checks/_checks.html")
def story_checks(form, may_change):
    """The findings, who went on in spite of one, and the box for a reason where something stops."""
    findings, story = findings_on(form), form.instance
    has_stops = any(finding.stops for finding in findings)
    return {
        "findings": findings,
        "overrides": story.overrides.select_related("by")[:3] if story.pk else [],
        "field": form["override_reason"] if has_stops and may_change else None,
    }
