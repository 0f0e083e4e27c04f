"""The model field of one web address that readers follow, beside a story or under it."""

from contextlib import suppress
from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError

from plaintext.fields import URLField
from richtext.addresses import NoLink, link_to
from richtext.left_out import Kind

INVALID = ValidationError(forms.URLField.default_error_messages["invalid"], code="invalid")
CLOSED = ValidationError(
    "This address leads into the newsroom, or to a page that only its receiver may open: readers cannot follow it.",
    code="newsroom",
)


def web_address(written: str) -> str:
    """The address as a link in a body has it, mended and without redirectors and click ids, but always absolute.

    Raises ValidationError, with a sentence for the editor, where it is none that readers can follow.
    """
    try:
        address = link_to(written)
    except NoLink as no_link:
        raise (CLOSED if no_link.kind is Kind.NEWSROOM else INVALID) from None
    if address.startswith("/"):
        return settings.SITE_URL + address
    if not address.startswith("http"):
        raise INVALID
    return address


def leads_out(address: str) -> None:
    """A validator: raises ValidationError, with a sentence for the editor, for an address into the newsroom."""
    try:
        link_to(address)
    except NoLink as no_link:
        if no_link.kind is Kind.NEWSROOM:
            raise CLOSED from None


class WebAddressFormField(forms.URLField):
    """An address, mended before it is judged; redirectors' may be longer than what is kept."""

    def to_python(self, value: Any) -> str:
        return super().to_python(web_address(str(value)) if value else value)

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        """Without `maxlength`: a browser would cut what is pasted, and say nothing."""
        attrs = super().widget_attrs(widget)
        attrs.pop("maxlength", None)
        return attrs


class WebAddressField(URLField):
    """An address as `link_to` writes it, from whatever form or import it comes; never one into the newsroom."""

    default_validators = [*URLField.default_validators, leads_out]

    def _cleaned(self, value: Any) -> Any:
        """Asked on every way into the database, see plaintext.fields. Nothing is refused where no form can say so."""
        value = super()._cleaned(value)
        if isinstance(value, str) and value:
            with suppress(ValidationError):
                return web_address(value)
        return value

    def formfield(self, **kwargs: Any) -> forms.Field:
        return super().formfield(**{"form_class": WebAddressFormField, "assume_scheme": "https", **kwargs})
