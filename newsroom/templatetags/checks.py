"""What the checks say of a story, beside its buttons."""

from django import template

from newsroom.checks import PUBLISHED, checks_of

register = template.Library()


@register.inclusion_tag("newsroom/_checks.html")
def story_checks(form):
    """The findings on a story as it stands in the form, as if it were to be published; none on an empty form."""
    story = form.instance
    is_there = story.pk or form.is_bound
    return {
        "findings": checks_of(story, PUBLISHED) if is_there and story.section_id else [],
        "overrides": story.overrides.select_related("by")[:3] if story.pk else [],
        "field": form["override_reason"] if "override_reason" in form.fields else None,
        "is_stopped": bool(getattr(form, "stops", ())) and form.errors,
    }
