"""Querysets that are compiled to SQL once in a process and only executed afterwards.

Django works a queryset's SQL out anew each time it is read; for a union of a dozen short lists that takes many times
as long as the database takes to answer. A `CompiledQuery` keeps the SQL; values that differ from one page to the next
are `Param` in it. It is made of real querysets, so that `published()` stays the one rule of what readers may see.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property
from itertools import islice
from typing import Any, Generic, NamedTuple, TypeVar, cast

from django.db import connection
from django.db.models import BigIntegerField, DateTimeField, Expression, Field, Model, QuerySet

Row = TypeVar("Row")
AnyModel = TypeVar("AnyModel", bound=Model)


class Param(Expression):
    """The place of a value in a compiled queryset, given by name at each execution.

    The value is an integer unless `output_field` says what else; only then its field converts it for the database.
    """

    def __init__(self, name: str, output_field: Field | None = None) -> None:
        super().__init__(output_field=output_field or BigIntegerField())
        self.name = name
        self.is_integer = output_field is None

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, list["Param"]]:
        """A placeholder, whose parameter is this Param itself until the statement is executed."""
        return "%s", [self]

    def for_database(self, value: Any) -> Any:
        """The value as the database driver takes it."""
        return value if self.is_integer else self.output_field.get_db_prep_value(value, connection)


# The moment at which a page is asked for, as `published()` takes it; given as `now=`.
NOW_PARAM = Param("now", DateTimeField())


def param_list(name: str, count: int, output_field: Field | None = None) -> list[Param]:
    """`count` Params, for an `__in` or for one queryset each; `param_values` gives their values."""
    return [Param(f"{name}{number}", output_field) for number in range(count)]


def param_values(name: str, values: Iterable[Any]) -> dict[str, Any]:
    """The keyword arguments that give `values` to `param_list(name, …)`."""
    return {f"{name}{number}": value for number, value in enumerate(values)}


class Statement(NamedTuple):
    """A compiled statement."""

    sql: str
    values: list[Any]  # literal values, and Params in the places of values that are given at execution
    params: dict[str, Param]
    converters: dict[int, tuple[Any, list[Callable[..., Any]]]]  # of a column's number: see `_converters`


class CompiledQuery(Generic[Row]):
    """A statement that reads the rows of one or more querysets.

    `make` is called once, when the statement is first executed, and returns the querysets: each a `values_list()`
    of the same columns, ordered and sliced at will. Each becomes a derived table of its own: both databases accept
    that, read no more of each than its slice, and find it in the index that has its order.

    `row` makes a row of a tuple of columns, in the order of `values_list()`: the `_make` of a NamedTuple gives columns
    names (and raises TypeError where their number differs), for 0.2 µs a row. Rows are plain tuples without it.

    `wrapper` is a statement that reads from all of these lists together, in the place of its `{lists}`, and
    `wrapper_params` the Params of its own.
    """

    def __init__(
        self,
        make: Callable[[], Iterable[QuerySet]],
        *,
        row: Callable[[tuple[Any, ...]], Row] | None = None,
        wrapper: str = "",
        wrapper_params: Sequence[Param] = (),
    ) -> None:
        self.make, self.row = make, row
        self.wrapper, self.wrapper_params = wrapper, wrapper_params

    def rows(self, **given: Any) -> list[Row]:
        """The rows, in no order where there are several querysets. Takes a value for each Param, by its name."""
        sql, values, params, converters = self._statement
        ready = {name: params[name].for_database(value) for name, value in given.items()}
        with connection.cursor() as cursor:
            cursor.execute(sql, [ready[each.name] if isinstance(each, Param) else each for each in values])
            rows = cursor.fetchall()
        if rows and converters:
            rows = _converted(rows, converters)
        return list(map(self.row, rows)) if self.row else rows

    @cached_property
    def _statement(self) -> Statement:
        compilers = [queryset.query.get_compiler(connection=connection) for queryset in self.make()]
        parts = [compiler.as_sql() for compiler in compilers]
        sql, values = _union([part for part, _ in parts]), [value for _, values in parts for value in values]
        if self.wrapper:
            sql, values = self.wrapper.format(lists=sql), [*values, *self.wrapper_params]
        params = {value.name: value for value in values if isinstance(value, Param)}
        return Statement(sql, values, params, {} if self.wrapper else _converters(compilers[0].select))


class CompiledModelQuery(Generic[AnyModel]):
    """A CompiledQuery of one queryset of whole rows, read as instances of its model.

    `related` names the foreign keys whose rows come with them, as `select_related()` brings them; `without` the
    columns that are left out, as `defer()` does.
    """

    def __init__(
        self,
        make: Callable[[], "QuerySet[AnyModel]"],
        *,
        related: Sequence[str] = (),
        without: Sequence[str] = (),
    ) -> None:
        self.make, self.related, self.without = make, related, without
        self._query: CompiledQuery[AnyModel] = CompiledQuery(
            lambda: [make().values_list(*self._columns)], row=self._instance
        )

    def instances(self, **given: Any) -> list[AnyModel]:
        """The instances, in the queryset's order. Takes a value for each Param, by its name."""
        return self._query.rows(**given)

    @cached_property
    def _tables(self) -> list[tuple[str, type[Model], list[str]]]:
        """(the foreign key or "", its model, the columns that are read of it), the model's own first."""
        model = self.make().model
        models = {"": model} | {name: model._meta.get_field(name).related_model for name in self.related}
        return [
            (
                name,
                table,
                [f.attname for f in table._meta.concrete_fields if name or f.name not in self.without],
            )
            for name, table in models.items()
        ]

    @property
    def _columns(self) -> Iterator[str]:
        for name, _, columns in self._tables:
            for column in columns:
                yield f"{name}__{column}" if name else column

    def _instance(self, row: tuple[Any, ...]) -> AnyModel:
        found: Any = None
        values = iter(row)
        for name, model, columns in self._tables:
            own = list(islice(values, len(columns)))
            instance = None if own[0] is None else model.from_db(connection.alias, columns, own)
            if name:
                setattr(found, name, instance)
            else:
                found = instance
        return cast(AnyModel, found)


def _union(parts: list[str]) -> str:
    """One statement of several. Django's own unions take no LIMIT in their parts on SQLite."""
    if len(parts) == 1:
        return parts[0]
    # It is Django's own SQL, whose values stay parameters.
    return " UNION ALL ".join(f"SELECT * FROM ({part}) AS list{n}" for n, part in enumerate(parts))  # noqa: S608


def _converters(select: Sequence[Any]) -> dict[int, tuple[Any, list[Callable[..., Any]]]]:
    """By the number of a column: its expression, and the functions that make Python of a database's value for it."""
    found = {}
    for number, (expression, _, _) in enumerate(select):
        converters = connection.ops.get_db_converters(expression) + expression.get_db_converters(connection)
        if converters:
            found[number] = expression, converters
    return found


def _converted(
    rows: list[tuple[Any, ...]], converters: dict[int, tuple[Any, list[Callable[..., Any]]]]
) -> list[tuple[Any, ...]]:
    columns = list(zip(*rows, strict=True))
    for number, (expression, functions) in converters.items():
        for convert in functions:
            columns[number] = tuple(convert(value, expression, connection) for value in columns[number])
    return list(zip(*columns, strict=True))
