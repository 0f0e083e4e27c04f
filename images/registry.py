"""Which places show pictures: each room registers its own in its `AppConfig.ready()`.

    registry.register_text(self.get_model("Person"), "biography")   # a text that may hold pictures
    registry.register_uses(StoryPictures)                           # a class that answers for more than a column

Columns that point at a picture need not be registered: images/uses.py finds them by itself.
"""

from collections.abc import Callable
from typing import Any

from django.db.models import Model

_texts: dict[str, tuple[str, ...]] = {}
_uses: list[Callable[[], Any]] = []


def register_text(model: type[Model], *fields: str) -> None:
    """Registers the text fields of a small table that may hold pictures; again is the same as once."""
    _texts[model._meta.label] = fields


def register_uses(kind: Callable[[], Any]) -> None:
    """Registers a class that has what `images.uses.Columns` has, and `covers`, the labels of the models for which it
    answers; again is the same as once.
    """
    if kind not in _uses:
        _uses.append(kind)


def texts() -> dict[str, tuple[str, ...]]:
    """{label of a model: its registered text fields}."""
    return dict(_texts)


def uses() -> list[Any]:
    """An instance of every registered class."""
    return [kind() for kind in _uses]
