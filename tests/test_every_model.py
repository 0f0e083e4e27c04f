"""Every model of every room, whatever it is of."""

import pytest
from django.apps import apps
from django.db import models

from tests.test_architecture import LEVEL

OURS = [model for model in apps.get_models() if model._meta.app_label in LEVEL]


def fresh(model):
    """An instance as a form begins with it: nothing typed, nothing stored; its required relations as fresh."""
    row = model()
    for field in model._meta.fields:
        if field.is_relation and not field.null and field.related_model is not model:
            setattr(row, field.name, fresh(field.related_model))
    return row


@pytest.mark.parametrize("model", OURS, ids=lambda model: model._meta.label)
def test_a_fresh_instance_can_be_named(model):
    assert isinstance(str(fresh(model)), str)


@pytest.mark.parametrize("model", OURS, ids=lambda model: model._meta.label)
def test_no_text_column_takes_in_what_nobody_sees(model):
    """Those that a library declares for a model of ours, an account's, say, are cleaned before its save."""
    libraries = [base for base in model.__mro__ if base.__module__.split(".")[0] not in LEVEL]
    theirs = {field.name for base in libraries if hasattr(base, "_meta") for field in base._meta.local_fields}
    texts = [
        field for field in model._meta.local_fields if isinstance(field, models.CharField | models.TextField)
    ]
    assert {field.name for field in texts if not hasattr(field, "cleans_itself")} <= theirs
