"""Inputs of forms that take in nothing invisible."""

from typing import Any

from django import forms

from plaintext.cleaning import cleaned

_Field: Any = object  # what stands beside it in each class below


class CleanedInput(_Field):
    """A form field whose text is cleaned before anything is asked of it: a line of invisible characters is empty.

    What is shown again beside an error is clean too. A NUL, which only a program sends, is left for Django to refuse.
    """

    keeps_lines = False

    def to_python(self, value: object) -> str:
        return super().to_python(self._cleaned(value))

    def bound_data(self, data: object, initial: object) -> object:
        return self._cleaned(super().bound_data(data, initial))

    def _cleaned(self, value):
        stays = not isinstance(value, str) or "\0" in value
        return value if stays else cleaned(value, keeps_lines=self.keeps_lines)


class Line(CleanedInput, forms.CharField):
    """A line of text."""


class Lines(CleanedInput, forms.CharField):
    """Text of several lines, whose ends are counted as one character, as the browser's own limit counts them."""

    keeps_lines = True
    widget = forms.Textarea


class MailAddress(CleanedInput, forms.EmailField):
    """A mail address."""


class WebAddress(CleanedInput, forms.URLField):
    """A web address."""


class Slug(CleanedInput, forms.SlugField):
    """The part of an address that names a row."""
