"""Columns of text that take in nothing invisible, whichever way a row is saved.

Every text column of a model of ours is one of these (tests/test_every_model.py). A migration sees Django's own.
"""

from typing import TYPE_CHECKING, Any

from django import forms
from django.db import models

from plaintext.cleaning import cleaned
from plaintext.forms import Line, Lines, MailAddress, Slug, WebAddress

_Field: Any = object  # what stands beside it in each class below


class CleanedColumn(_Field):
    """A text column that is cleaned in `clean()` and on its way into the database, by bulk_create() and update() too.

    What is looked up in it is cleaned alike, so that get_or_create() finds what it would make.
    """

    cleans_itself = True
    keeps_lines = False
    input_class: type[forms.Field] = Line

    if TYPE_CHECKING:  # where its class has the column, a row has text

        def __get__(self, instance: Any, owner: Any = None) -> Any: ...
        def __set__(self, instance: Any, value: Any) -> None: ...

    def to_python(self, value: object) -> object:
        return self._cleaned(super().to_python(value))

    def pre_save(self, model_instance: models.Model, add: bool) -> Any:
        """The value for the database, which the instance has from now on as well."""
        value = super().pre_save(model_instance, add)
        text = self._cleaned(value)
        if text is not value:
            setattr(model_instance, self.attname, text)
        return text

    def formfield(self, **kwargs) -> forms.Field:
        return super().formfield(**{"form_class": self.input_class} | kwargs)

    def deconstruct(self) -> tuple:
        return _as_django_s(self, super().deconstruct())

    def _cleaned(self, value):
        return cleaned(value, keeps_lines=self.keeps_lines) if isinstance(value, str) else value


def _as_django_s(field, parts):
    """A field's deconstruction under the name of the Django field that it is."""
    name, _, args, kwargs = parts
    own = next(base for base in type(field).__mro__ if base.__module__.startswith("django."))
    return name, f"django.db.models.{own.__name__}", args, kwargs


class CharField(CleanedColumn, models.CharField):
    """A line of text."""


class TextField(CleanedColumn, models.TextField):
    """Text of several lines."""

    keeps_lines = True
    input_class = Lines


class DerivedTextField(models.TextField):
    """Text that its row works out at every save from text that is clean: it is not cleaned once more."""

    cleans_itself = True

    def deconstruct(self) -> tuple:
        return _as_django_s(self, super().deconstruct())


class EmailField(CleanedColumn, models.EmailField):
    """A mail address."""

    input_class = MailAddress


class URLField(CleanedColumn, models.URLField):
    """A web address."""

    input_class = WebAddress


class SlugField(CleanedColumn, models.SlugField):
    """The part of an address that names a row."""

    input_class = Slug
