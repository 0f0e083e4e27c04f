"""Every model of every room, whatever it is of."""

import pytest
from django.apps import apps

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
