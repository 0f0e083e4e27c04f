"""The checks on the story form: what stops a step is told like an error, and a reason opens the way."""

from typing import TYPE_CHECKING

from django import forms
from django.http import QueryDict

from newsroom.checks.checks import APPROVED, PUBLISHED, REVIEW, Finding, checks_of

if TYPE_CHECKING:
    from newsroom.stories.form import StoryForm

# The buttons of the form that are a step. Any other save is never stopped.
BUTTON_STEPS = {
    "_submit": REVIEW,
    "_approve": APPROVED,
    "_publish": PUBLISHED,
    "_schedule": PUBLISHED,
    "_plan": PUBLISHED,
}


class OverrideReasonField(forms.CharField):
    """Why a story goes a step further in spite of what stops it."""

    def __init__(self):
        super().__init__(
            label="In spite of that, because",
            required=False,
            max_length=400,
            help_text="Kept with your name in the story's history.",
        )


def step_in(data: QueryDict) -> str | None:
    """The step that a save with this data is, or None."""
    return next((step for button, step in BUTTON_STEPS.items() if button in data), None)


def stops_overridden(form: "StoryForm") -> list[Finding]:
    """What stops the step that a valid form asks for, given that its sender says why to go on.

    Where they do not, it is added to the form as errors.
    """
    step = step_in(form.data)
    if step is None:
        return []
    stops = [
        found for found in checks_of(form.instance, step, has_byline=_has_names(form.data)) if found.stops
    ]
    if stops and not form.cleaned_data.get("override_reason", "").strip():
        sentences = [forms.ValidationError(finding.sentence, code="check") for finding in stops]
        advice = "Nothing was saved. Mend it, or give a reason beside the buttons and press once more."
        form.add_error(None, [*sentences, forms.ValidationError(advice, code="check")])
    return stops


def _has_names(data: QueryDict) -> bool | None:
    """Whether a name stands over the story as it was typed; None where the form has no bylines."""
    if "bylines-TOTAL_FORMS" not in data:
        return None
    return any(
        value.strip() and f"{key.rpartition('-')[0]}-DELETE" not in data
        for key, value in data.items()
        if key.startswith("bylines-") and key.endswith(("-person", "-name"))
    )
