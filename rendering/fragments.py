"""Cached fragments: partials that are rendered once for the same values.

A fragment is made of nothing but the values that it is given. The same values make the same HTML, so that it can never
be out of date and needs no invalidation: other values are another fragment.
"""

from functools import lru_cache
from typing import Any

from django.conf import settings
from django.db.models import Model
from django.template.loader import render_to_string

# Fragments kept in each process, of a kilobyte or two each; those asked for least recently go first.
CACHE_SIZE = 4_000


def fragment(template_name: str, **values: Any) -> str:
    """The template rendered with `values` and nothing else; from the second time on, as it was rendered the first time.

    Values are compared by equality and never change: text, numbers, dates, frozen dataclasses, tuples of them.
    Raises TypeError for what can change, and for model instances, which are equal whatever their columns say.
    """
    return (_render if settings.DEBUG else _cached)(template_name, **values)


def _render(template_name: str, **values: Any) -> str:
    for name, value in values.items():
        if any(isinstance(each, Model) for each in (value if isinstance(value, tuple) else [value])):
            raise TypeError(f"{template_name} cannot be cached for “{name}”, a row that may change.")
    html: str = render_to_string(template_name, values)
    return html


# By type too: text and safe text may be equal, and are rendered differently.
_cached = lru_cache(maxsize=CACHE_SIZE, typed=True)(_render)


def clear_cache() -> None:
    """Throws all fragments away, for tests and measurements that have to see them rendered."""
    _cached.cache_clear()
