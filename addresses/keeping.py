"""Writes down the addresses of registered rows as they are saved, renamed and deleted, and fills in what is missing."""

from collections.abc import Collection
from typing import Any

from django.core.exceptions import ValidationError
from django.db import connections, models, transaction
from django.db.models import Exists, Model, OuterRef, Q
from django.utils import timezone

from addresses import former, registry
from addresses.models import Address
from addresses.registry import Kind


class Held(ValidationError):
    """Somebody's former address, which nobody else takes by accident."""


def refuse_held(row: Model) -> None:
    """Raises `Held` where the address of a row, as it is about to be saved, is the former address of something else
    that readers know: two queries.
    """
    kind = registry.kind_of_row(row)
    path, before = kind.path(getattr(row, kind.field)), _stored_path(kind, row)
    if path == before:
        return
    holder = former.holder_of(path)
    if holder and holder != before and (name := _name_of(holder)):
        raise Held(
            f"{path} is the former address of {name}, and leads to {holder}. Choose another; or free it first: "
            "delete its entry under Former addresses.",
            code="held",
        )


class Addressed(models.Model):
    """A model whose rows have pages: its forms refuse an address that is somebody's former one."""

    class Meta:
        abstract = True

    def validate_unique(self, exclude: Collection[str] | None = None) -> None:
        """Also holds the address against those that others have had."""
        super().validate_unique(exclude)
        field = registry.kind_of_row(self).field
        if field not in (exclude or ()) and getattr(self, field):
            try:
                refuse_held(self)
            except Held as held:
                raise ValidationError({field: held}) from held


def owner(model: type[Model], value: str) -> Model | None:
    """The row that once had the address of a value (a slug) and has another one now; None where none has."""
    kind = registry.kind_of_row(model)
    path = former.holder_of(kind.path(value))
    return kind.row(path) if path and registry.kind_of_path(path) is kind else None


def tell_stored(row: Model, value: str) -> None:
    """Says which value the database has for the address of a row that is saved next, where whoever saves it has just
    read it: one query less.
    """
    row._stored_address = value


def _stored_path(kind: Kind, row: Model) -> str:
    """The path of a row as it is stored; "" of a new one."""
    if row.pk is None:
        return ""
    if "_stored_address" in row.__dict__:
        return kind.path(row.__dict__.pop("_stored_address"))
    rows = kind.model._base_manager.filter(pk=row.pk)
    value = rows.values_list(kind.field, flat=True).first()
    return kind.path(value) if value else ""


def _name_of(path: str) -> str:
    """What is at a path, in words: “Ferries sail”; "" where it holds no address that it had."""
    kind = registry.kind_of_path(path)
    if kind is None:
        return f"the page {path}"
    row = kind.row(path)
    is_held = row and (kind.holds(row) if kind.holds else bool(kind.known([kind.value(path)])))
    return f"“{row}”" if is_held else ""


def told_of_rename(row: Model, before: str) -> str:
    """What is told to whoever gave a row another address than that of the value `before`; "" where nothing is."""
    kind = registry.kind_of_row(row)
    old, new = kind.path(before), kind.path(getattr(row, kind.field))
    if old == new or former.holder_of(old) != new:
        return ""
    return f"The old address {old} leads to {new}, and so does whatever stood below it."


def before_save(sender: type[Model], instance: Model, **facts: Any) -> None:
    """Remembers which address a row leaves, and refuses one that is held."""
    kind, fields = registry.kind_of_row(sender), facts["update_fields"]
    instance._leaves = None
    if facts["raw"] or (fields is not None and kind.field not in fields):
        return
    path, before = kind.path(getattr(instance, kind.field)), _stored_path(kind, instance)
    if path != before:
        refuse_held(instance)
        instance._leaves = before


def after_save(sender: type[Model], instance: Model, **facts: Any) -> None:
    """Leaves the old address of a row to lead to the new one."""
    if instance._leaves is None:
        return
    kind = registry.kind_of_row(sender)
    path = kind.path(getattr(instance, kind.field))
    with transaction.atomic():
        if instance._leaves:
            former.leave(instance._leaves, path)
        Address.objects.update_or_create(path=path, defaults={"leads_to": None, "is_by_hand": False})


def before_delete(sender: type[Model], instance: Model, **facts: Any) -> None:
    """Remembers whether readers knew of a row."""
    kind = registry.kind_of_row(sender)
    value = getattr(instance, kind.field)
    instance._was_known = value in kind.known([value])


def after_delete(sender: type[Model], instance: Model, **facts: Any) -> None:
    """Says of the addresses of what was deleted that it is gone, where readers knew of it; else forgets them."""
    kind = registry.kind_of_row(sender)
    path = kind.path(getattr(instance, kind.field))
    rows = Address.objects.filter(Q(path=path, leads_to=None) | Q(leads_to=path))
    if not instance._was_known:
        rows.delete()
    elif former.holder_of(path) is None:
        rows.update(leads_to="", left_at=timezone.now())
        Address.objects.update_or_create(path=path, defaults={"leads_to": ""})


def fill(using: str, **facts: Any) -> None:
    """Writes down the addresses of rows that came or were renamed without a signal; runs after every migrate: a query
    for each kind of page.
    """
    tables = set(connections[using].introspection.table_names())
    ours = Address.objects.using(using)
    for kind in registry.kinds():
        if not tables.issuperset([Address._meta.db_table, kind.model._meta.db_table]):
            continue
        rows = kind.model._base_manager.using(using).annotate(address=kind.path_in_sql())
        is_known = Exists(ours.filter(path=OuterRef("address"), leads_to=None))
        missing = []
        for value in rows.exclude(is_known).values_list(kind.field, flat=True).iterator():
            row = Address(path=kind.path(value))
            row.derive()
            missing.append(row)
        ours.bulk_create(
            missing, batch_size=500, update_conflicts=True, unique_fields=["path"], update_fields=["leads_to"]
        )
