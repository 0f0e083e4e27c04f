"""What a ModelAdmin needs whose form shows the editor."""

from richtext.csp import EDITOR_POLICY


class EditorPolicyMixin:
    """Stands before ModelAdmin: loosens the content security policy of its add and change pages, no others."""

    def changeform_view(self, *args, **kwargs):
        response = super().changeform_view(*args, **kwargs)
        response.content_security_policy = EDITOR_POLICY
        return response
