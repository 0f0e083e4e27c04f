"""One row is merged into another: whatever points at the one points at the other afterwards, in one transaction.

Which tables point at a model Django knows, so that one which is added later follows as well. The number of queries
does not depend on how many rows follow. A model says the rest itself:

    stories_by = "taggings"                   # the relation that lists its stories
    def take_over(self, other) -> list[str]   # what else it takes from a row that is merged into it; sentences on it
    once_per = ("article", "role")            # of a table that points at it: it names one row once for each of these
"""

from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field

from django.db import transaction
from django.db.models import Exists, ForeignKey, Model, OuterRef, UniqueConstraint

from addresses import former

MOST_AT_ONCE = 20


class NotThere(Exception):
    """A row was merged or deleted by somebody else in the meantime; nothing was changed."""


@dataclass
class Merged:
    """What a merge did: how many stories moved, how many had both, what else followed, and sentences."""

    stays: Model
    gone: list[str] = field(default_factory=list)  # their names
    stories: int = 0
    had_both: int = 0
    others: Counter = field(default_factory=Counter)  # by the names of what else followed
    told: list[str] = field(default_factory=list)

    @property
    def sentence(self) -> str:
        """What is told to whoever has merged them."""
        names = " and ".join(f"“{name}”" for name in self.gone)
        parts = [f"{_counted(self.stories, 'story', 'stories')} moved"]
        if self.had_both:
            parts.append(f"{_counted(self.had_both, 'story', 'stories')} had both and keeps one")
        parts += [f"{_counted(count, *names)} with it" for names, count in self.others.items()]
        return " ".join([f"{names} and “{self.stays}” are one now: {', '.join(parts)}.", *self.told])


@transaction.atomic
def merge(model: type[Model], stays: int, go: Collection[int]) -> Merged:
    """Merges rows of a model, by their numbers, into the one that stays; their addresses and feeds lead to its own.

    Raises `NotThere` where one of them is no longer there, and ValueError where none is left to be merged.
    """
    numbers = {*go} - {stays}
    if not numbers:
        raise ValueError("Nothing is merged into itself.")
    # In the order of their numbers, so that of two people who merge the same rows one waits.
    locked = model._base_manager.select_for_update(of=("self",)).filter(pk__in={stays, *numbers})
    rows = {row.pk: row for row in locked.order_by("pk")}
    if rows.keys() != {stays, *numbers}:
        raise NotThere
    merged = Merged(rows[stays])
    for number in sorted(numbers):
        _merge_one(merged, rows[number])
    return merged


def _merge_one(merged: Merged, other: Model) -> None:
    stays = merged.stays
    for relation in _relations(type(stays)):
        moved, double = _repoint(relation, other, stays)
        if relation.remote_field.get_accessor_name() == stays.stories_by:
            merged.stories, merged.had_both = merged.stories + moved, merged.had_both + double
        elif moved and not relation.remote_field.hidden:
            meta = relation.model._meta
            merged.others[str(meta.verbose_name), str(meta.verbose_name_plural)] += moved
    old, new = other.get_absolute_url(), stays.get_absolute_url()
    former.leave(old, new)
    merged.told += stays.take_over(other)
    name = str(other)
    other.delete()
    stays.save()
    merged.gone.append(name)
    merged.told.append(f"{old} and its feeds lead to {new}.")


def _relations(model: type[Model]) -> Iterator[ForeignKey]:
    """The foreign keys that point at a model, those of many-to-many tables too."""
    for found in model._meta.get_fields(include_hidden=True):
        if found.auto_created and not found.concrete and (found.one_to_many or found.one_to_one):
            yield found.field


def _repoint(relation: ForeignKey, other: Model, stays: Model) -> tuple[int, int]:
    """Makes the rows that point at `other` point at `stays`; returns how many did, and how many of them had both."""
    rows, name = relation.model._base_manager, relation.name
    double = 0
    for columns in _once_per(relation):
        has_both = rows.filter(**{name: stays.pk} | {column: OuterRef(column) for column in columns})
        double += rows.filter(Exists(has_both), **{name: other.pk}).delete()[0]
    return double + rows.filter(**{name: other.pk}).update(**{name: stays.pk}), double


def _once_per(relation: ForeignKey) -> list[tuple[str, ...]]:
    """The groups of other columns for each value of which a table points at one row once at most."""
    meta = relation.model._meta
    unique = [each.fields for each in meta.constraints if isinstance(each, UniqueConstraint)]
    groups = [
        tuple(name for name in names if name != relation.name)
        for names in [*unique, *meta.unique_together]
        if relation.name in names
    ]
    if relation.unique:
        groups.append(())
    if once_per := getattr(relation.model, "once_per", None):
        groups.append(once_per)
    return groups


def _counted(count: int, one: str, many: str) -> str:
    return f"{count:,} {one if count == 1 else many}"
