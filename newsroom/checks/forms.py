"""How the story form asks the checks: what stops is told like an error, and a reason opens the way."""

from django import forms

from newsroom.checks.checks import APPROVED, PUBLISHED, REVIEW, checks_of

# The buttons of the form that are a step.
BUTTON_STEPS = {
    "_submit": REVIEW,
    "_approve": APPROVED,
    "_publish": PUBLISHED,
    "_schedule": PUBLISHED,
    "_plan": PUBLISHED,
}


class CheckedForm(forms.ModelForm):
    """The part of the story form that checks; stands before ModelForm. A save that is no step is never stopped."""

    override_reason = forms.CharField(
        label="In spite of that, because",
        required=False,
        max_length=400,
        help_text="Kept with your name in the story's history.",
    )
    stops = ()

    def step(self):
        """The step that this save would be, or None."""
        return next((step for button, step in BUTTON_STEPS.items() if button in self.data), None)

    def has_names(self):
        """Whether a name stands over the story as it was typed; None where the form has no bylines."""
        if "bylines-TOTAL_FORMS" not in self.data:
            return None
        return any(
            value.strip() and f"{key.rpartition('-')[0]}-DELETE" not in self.data
            for key, value in self.data.items()
            if key.startswith("bylines-") and key.endswith(("-person", "-name"))
        )

    def _post_clean(self):
        super()._post_clean()
        step = self.step()
        if step is None or self.errors:
            return
        self.stops = [f for f in checks_of(self.instance, step, names=self.has_names()) if f.stops]
        if self.stops and not self.cleaned_data.get("override_reason", "").strip():
            sentences = [forms.ValidationError(finding.sentence, code="check") for finding in self.stops]
            advice = "Nothing was saved. Mend it, or give a reason beside the buttons and press once more."
            self.add_error(None, [*sentences, forms.ValidationError(advice, code="check")])
