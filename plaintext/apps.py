"""The room of plain text, and the text of models that libraries bring."""

from typing import Any

from django.apps import AppConfig
from django.db import models
from django.db.models.signals import pre_save

from plaintext.cleaning import cleaned


class PlaintextConfig(AppConfig):
    """Text as people type it: cleaned, compared, made into addresses."""

    name = "plaintext"

    def ready(self) -> None:
        pre_save.connect(clean_columns, dispatch_uid="plaintext")


def clean_columns(instance: models.Model, **kwargs: Any) -> None:
    """Cleans what a row has in columns that a library declares: of accounts, groups and About pages."""
    for column in instance._meta.concrete_fields:
        if not isinstance(column, models.CharField | models.TextField) or hasattr(column, "cleans_itself"):
            continue
        text = instance.__dict__.get(column.attname)
        if isinstance(text, str):
            keeps_lines = isinstance(column, models.TextField)
            setattr(instance, column.attname, cleaned(text, keeps_lines=keeps_lines))
