"""The checks on the story form: what stops a step is told like an error, and a reason opens the way.

What only warns is seen before a story goes out: where its page has not shown it yet, the form comes back with it once.
"""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from django import forms
from django.http import QueryDict

from newsroom.checks.checks import APPROVED, PUBLISHED, REVIEW, Finding, checks_of, lost_since
from plaintext.forms import Line

if TYPE_CHECKING:
    from newsroom.stories.form import StoryForm

# The buttons of the form that are a step. Any other save is stopped only where a story that is out would lose its text.
BUTTON_STEPS = {
    "_submit": REVIEW,
    "_approve": APPROVED,
    "_publish": PUBLISHED,
    "_schedule": PUBLISHED,
    "_plan": PUBLISHED,
}


class OverrideReasonField(Line):
    """Why a story goes a step further in spite of what stops it."""

    def __init__(self):
        super().__init__(
            label="In spite of that, because",
            required=False,
            max_length=400,
            help_text="Kept with your name in the story's history.",
        )


class ShownChecksField(forms.CharField):
    """The names of the checks whose findings stand on the page that is sent."""

    def __init__(self):
        super().__init__(required=False, widget=forms.HiddenInput)

    def to_python(self, value: Any) -> set[str]:
        return set(super().to_python(value).split())

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Never: nobody has typed it."""
        return False


def step_in(data: QueryDict) -> str | None:
    """The step that a save with this data is, or None."""
    return next((step for button, step in BUTTON_STEPS.items() if button in data), None)


def findings_on(form: "StoryForm", step: str) -> list[Finding]:
    """The findings on the story as it stands in a form, with the names and sections that were typed."""
    if not form.is_bound:
        return checks_of(form.instance, step)
    further = getattr(form, "cleaned_data", {}).get("further_sections")
    return checks_of(form.instance, step, has_byline=_has_names(form.data), further=further)


def stops_overridden(form: "StoryForm") -> list[Finding]:
    """What stops the step that a valid form asks for, given that its sender says why to go on.

    Where they do not, it is added to the form as errors; so is what warns before readers see the story, where its
    sender has not seen that yet.
    """
    step = step_in(form.data)
    if step is None:
        is_taken_away = form.stored is None or form.verb == "withdraw"
        findings = [] if is_taken_away else lost_since(form.stored, form.instance)
    else:
        findings = findings_on(form, step)
    stops = [finding for finding in findings if finding.stops]
    if stops and not form.cleaned_data.get("override_reason", "").strip():
        _refuse(
            form,
            stops,
            "Nothing was saved. Mend it, or give a reason beside the buttons and press once more.",
        )
    elif step == PUBLISHED:
        seen = form.cleaned_data.get("shown_checks", set())
        new = [finding for finding in findings if not finding.stops and finding.check not in seen]
        if new:
            _refuse(form, new, "Nothing was saved yet. Mend it, or press once more: it only warns.")
    return stops


def show(form: "StoryForm", findings: Iterable[Finding]) -> None:
    """Has a form say, when it is sent again, which findings stood on its page."""
    names = " ".join(finding.check for finding in findings)
    if form.is_bound:
        form.data = form.data.copy()
        form.data["shown_checks"] = names
    else:
        form.initial["shown_checks"] = names


def _refuse(form: "StoryForm", findings: list[Finding], advice: str) -> None:
    sentences = [*(finding.sentence for finding in findings), advice]
    form.add_error(None, [forms.ValidationError(sentence, code="check") for sentence in sentences])


def _has_names(data: QueryDict) -> bool | None:
    """Whether a name stands over the story as it was typed; None where the form has no bylines."""
    if "bylines-TOTAL_FORMS" not in data:
        return None
    return any(
        value.strip() and not data.get(f"{key.rpartition('-')[0]}-DELETE")
        for key, value in data.items()
        if key.startswith("bylines-") and key.endswith(("-person", "-name"))
    )
