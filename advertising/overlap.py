"""A constraint of the database: of one thing, no two date ranges overlap."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.core.exceptions import ValidationError
from django.db import DEFAULT_DB_ALIAS, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.backends.ddl_references import Statement, Table

# PostgreSQL has a constraint for it. An int8range of one number stands for equality, which gist would otherwise
# know only from an extension.
EXCLUSION = (
    "CONSTRAINT %(name)s EXCLUDE USING gist (int8range(%(of)s, %(of)s, '[]') WITH &&,"
    " daterange(%(first)s, %(last)s, '[]') WITH &&) WHERE (%(of)s IS NOT NULL)"
)
# SQLite has triggers, which fail like a constraint does.
TRIGGER = (
    "CREATE TRIGGER %(name)s BEFORE %(event)s ON %(table)s WHEN EXISTS (SELECT 1 FROM %(table)s AS other"
    " WHERE other.%(of)s = NEW.%(of)s AND other.%(key)s IS NOT %(mine)s"
    " AND other.%(first)s <= COALESCE(NEW.%(last)s, '9999-12-31')"
    " AND COALESCE(other.%(last)s, '9999-12-31') >= NEW.%(first)s)"
    " BEGIN SELECT RAISE(ABORT, '%(said)s'); END"
)


class NoOverlap(models.BaseConstraint):
    """No two rows of the same `of` (a ForeignKey) share a day from `first` to `last`; an empty last is for ever.

    Rows of none at all may meet. Holds on SQLite and on PostgreSQL. The message may name the other row as {other}.
    """

    def __init__(self, *, of: str, first: str, last: str, name: str, violation_error_message: str) -> None:
        super().__init__(name=name, violation_error_message=violation_error_message)
        self.of, self.first, self.last = of, first, last

    def constraint_sql(
        self, model: type[models.Model], schema_editor: BaseDatabaseSchemaEditor
    ) -> str | None:
        """The clause in CREATE TABLE; on SQLite nothing, but triggers once the table stands."""
        if schema_editor.connection.vendor == "postgresql":
            return EXCLUSION % self._words(model, schema_editor)
        schema_editor.deferred_sql.extend(self._triggers(model, schema_editor))
        return None

    def create_sql(self, model: type[models.Model], schema_editor: BaseDatabaseSchemaEditor) -> str:
        """The statement for a table that stands already; Django remakes the table on SQLite, and asks for none."""
        table = schema_editor.quote_name(model._meta.db_table)
        return f"ALTER TABLE {table} ADD {self.constraint_sql(model, schema_editor)}"

    def remove_sql(self, model: type[models.Model], schema_editor: BaseDatabaseSchemaEditor) -> str:
        table, name = map(schema_editor.quote_name, (model._meta.db_table, self.name))
        return f"ALTER TABLE {table} DROP CONSTRAINT {name}"

    def validate(
        self,
        model: type[models.Model],
        instance: models.Model,
        exclude: Iterable[str] | None = None,
        using: str = DEFAULT_DB_ALIAS,
    ) -> None:
        """Raises ValidationError where the row would meet another; the database would refuse it."""
        of, first, last = (getattr(instance, name) for name in (self._attname(model), self.first, self.last))
        if of is None or first is None or (exclude and {self.of, self.first, self.last} & set(exclude)):
            return
        others = model._default_manager.using(using).filter(**{self.of: of}).exclude(pk=instance.pk)
        others = others.exclude(**{f"{self.last}__lt": first})
        other = (others.filter(**{f"{self.first}__lte": last}) if last else others).first()
        if other:
            said = self.get_violation_error_message().replace("{other}", str(other))
            raise ValidationError(said, code="at_once")

    def deconstruct(self) -> tuple[str, tuple[Any, ...], dict[str, Any]]:
        path, args, kwargs = super().deconstruct()
        return path, args, kwargs | {"of": self.of, "first": self.first, "last": self.last}

    def __eq__(self, other: object) -> bool:
        return isinstance(other, NoOverlap) and self.deconstruct() == other.deconstruct()

    __hash__ = models.BaseConstraint.__hash__

    def _attname(self, model: type[models.Model]) -> str:
        return model._meta.get_field(self.of).attname

    def _words(self, model: type[models.Model], schema_editor: BaseDatabaseSchemaEditor) -> dict[str, str]:
        columns = {"of": self.of, "first": self.first, "last": self.last}
        words = {word: model._meta.get_field(name).column for word, name in columns.items()}
        words |= {"key": model._meta.pk.column, "name": self.name}
        return {word: schema_editor.quote_name(name) for word, name in words.items()}

    def _triggers(
        self, model: type[models.Model], schema_editor: BaseDatabaseSchemaEditor
    ) -> Iterator[Statement]:
        """As Statements, which follow their table when Django remakes it under another name."""
        words = self._words(model, schema_editor)
        for event, mine in (("INSERT", "NULL"), ("UPDATE", f"OLD.{words['key']}")):
            name = schema_editor.quote_name(f"{self.name}_{event.lower()}")
            parts = words | {"name": name, "event": event, "mine": mine, "said": self.name}
            table = Table(model._meta.db_table, schema_editor.quote_name)
            yield Statement(TRIGGER, table=table, **parts)
