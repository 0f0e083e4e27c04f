"""Whose pages have addresses for ever: each room registers its own in its `AppConfig.ready()`.

    register(Kind(Section, "sections:front"))     # each row has a page; where its address changes, the old one leads on
    register_reading(readings)                    # what an address meant on an older site

From then on a row's address is written down whenever it is saved, renamed or deleted, by whatever code: Django's
signals tell, because one of the models is Django's own. `QuerySet.update()` tells nobody.
"""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django.db.models import F, Model, Value
from django.db.models.functions import Concat
from django.db.models.signals import post_delete, post_save, pre_delete, pre_save
from django.urls import Resolver404, resolve, reverse

from addresses.spelling import path_of

# Takes values of a kind's column and returns those whose pages readers may know of.
Known = Callable[[Collection[str]], Iterable[str]]
# Takes a path and yields what it may have meant, as paths of ours, the likeliest first.
Reading = Callable[[str], Iterable[str]]


@dataclass(frozen=True)
class Kind:
    """Pages of one kind: a row of `model` has one, whose address ends in the value of `field`, or is that value."""

    model: type[Model]
    url_name: str
    field: str = "slug"
    # None: of every row readers may know. `answered` includes pages that say that something is gone.
    readable: Known | None = None
    answered: Known | None = None
    # Whether a row keeps others from an address that it had; None: where readers may know of its page.
    holds: Callable[[Any], bool] | None = None
    # Whether everything below the page leads to the page itself: a story's attachments, comments, feed.
    takes_all_below: bool = False

    def path(self, value: str) -> str:
        """The path of the page of a value of the column."""
        return path_of(value if value.startswith("/") else f"{_prefix(self.url_name)}{value}/")

    def path_in_sql(self) -> F | Concat:
        """The path of a row's page, as an expression."""
        if self.field == "url":
            return F(self.field)
        return Concat(Value(_prefix(self.url_name)), F(self.field), Value("/"))

    def value(self, path: str) -> str:
        """The value of the column, of the path of a page of this kind."""
        return path if self.field == "url" else path.removeprefix(_prefix(self.url_name)).rstrip("/")

    def known(self, values: Collection[str], *, is_readable: bool = False) -> set[str]:
        """Those of some values whose pages answer readers; with `is_readable` those that can be read."""
        ask = (self.readable if is_readable else self.answered) or self.readable
        if ask is None:
            rows = self.model._default_manager.filter(**{f"{self.field}__in": values})
            return set(rows.values_list(self.field, flat=True))
        return set(ask(values))

    def row(self, path: str) -> Model | None:
        """The row whose page has a path, or None."""
        return self.model._default_manager.filter(**{self.field: self.value(path)}).first()


@lru_cache
def _prefix(url_name: str) -> str:
    return reverse(url_name, args=["x"]).removesuffix("x/")


_kinds: dict[str, Kind] = {}
_readings: list[Reading] = []


def register(kind: Kind) -> None:
    """Registers a kind of pages; again is the same as once."""
    from addresses import keeping  # its models are loaded from here on

    _kinds[kind.model._meta.label] = kind
    for signal, receiver in (
        (pre_save, keeping.before_save),
        (post_save, keeping.after_save),
        (pre_delete, keeping.before_delete),
        (post_delete, keeping.after_delete),
    ):
        signal.connect(receiver, sender=kind.model, dispatch_uid=f"addresses {kind.model._meta.label}")


def register_reading(reading: Reading) -> None:
    """Registers a function that says what an address may have meant; again is the same as once."""
    if reading not in _readings:
        _readings.append(reading)


def kinds() -> list[Kind]:
    """Every registered kind."""
    return list(_kinds.values())


def kind_of_row(row: Model | type[Model]) -> Kind:
    """The kind of a row, or of a model."""
    return _kinds[row._meta.label]


def kind_of_path(path: str) -> Kind | None:
    """The kind of the page that has a path; None for every other page."""
    try:
        name = resolve(path.partition("?")[0]).view_name
    except Resolver404:
        return None
    return next((kind for kind in _kinds.values() if kind.url_name == name), None)


def readings(path: str) -> list[str]:
    """What a path may have meant on an older site, the likeliest first."""
    return [meant for reading in _readings for meant in reading(path)]


def registered() -> list[Any]:
    """Everything that is registered, for tests."""
    return [*_kinds.items(), *_readings]
