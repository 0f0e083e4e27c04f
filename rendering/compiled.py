"""Querysets that are compiled once in a process, and afterwards only executed.

Django works a queryset's SQL out anew each time it is read. For a union of a dozen short lists that takes many
times as long as the database does to answer. A `CompiledQuery` statement keeps the SQL; the values that differ from one
page to the next are `Param` when it is executed. It is made of real querysets, so that `published()` stays the
one rule of what readers may see.
"""

from functools import cached_property
from itertools import islice

from django.db import connection
from django.db.models import BigIntegerField, DateTimeField, Expression


class Param(Expression):
    """In a queryset that is to be prepared: the place of a value that is given at each execution, by name.

    The value is a number, unless `output_field` says what else; only then its field readies it for the database.
    """

    def __init__(self, name, output_field=None):
        super().__init__(output_field=output_field or BigIntegerField())
        self.name = name
        self.is_number = output_field is None

    def as_sql(self, compiler, connection):
        return "%s", [self]

    def readied(self, value):
        """The value as the database takes it."""
        return value if self.is_number else self.output_field.get_db_prep_value(value, connection)


# The moment at which a page is asked for, as `published()` takes it.
NOW = Param("now", DateTimeField())


def numbered(name, values):
    """`values` as those that are given for `some(name, …)`."""
    return {f"{name}{number}": value for number, value in enumerate(values)}


def some(name, count, output_field=None):
    """The places of `count` values, for an `__in` or for one queryset each."""
    return [Param(f"{name}{number}", output_field) for number in range(count)]


class CompiledQuery:
    """A statement that reads the rows of one or more querysets.

    `make` is called once, when the statement is first executed, and returns the querysets: each a `values_list()`
    of the same columns, ordered and sliced at will. Each becomes a derived table of its own: both databases take
    that, read no more of each than its slice, and find it in the index that has its order.

    `around` is a statement that reads from all of these lists together, in the place of its `{lists}`, and
    `and_given` the `Param` values of its own.
    """

    def __init__(self, make, *, around="", and_given=()):
        self.make, self.around, self.and_given = make, around, and_given

    def rows(self, **given):
        """The rows as tuples, in no order where there are several querysets. Takes a value for each `Param`."""
        sql, params, givens, converters = self._statement
        values = {name: givens[name].readied(value) for name, value in given.items()}
        with connection.cursor() as cursor:
            cursor.execute(
                sql, [values[param.name] if isinstance(param, Param) else param for param in params]
            )
            rows = cursor.fetchall()
        return _converted(rows, converters) if rows and converters else rows

    @cached_property
    def _statement(self):
        """The SQL, its parameters, the `Param` ones among them by name, and the converters of columns."""
        compilers = [queryset.query.get_compiler(connection=connection) for queryset in self.make()]
        parts = [compiler.as_sql() for compiler in compilers]
        sql, params = _union([part for part, _ in parts]), [param for _, params in parts for param in params]
        if self.around:
            sql, params = self.around.format(lists=sql), [*params, *self.and_given]
        givens = {param.name: param for param in params if isinstance(param, Param)}
        return sql, params, givens, {} if self.around else _converters(compilers[0].select)


class CompiledModelQuery:
    """As above, for one queryset of whole rows, read as instances of its model: what a story's own page is made of.

    `related` names the foreign keys whose rows come with them, as `select_related()` brings them; `without` the
    columns that are left out, as `defer()` does.
    """

    def __init__(self, make, *, related=(), without=()):
        self.make, self.related, self.without = make, related, without
        self._statement = CompiledQuery(lambda: [make().values_list(*self._columns)])

    def read(self, **given):
        """The instances, in the queryset's order."""
        return [self._instance(iter(row)) for row in self._statement.rows(**given)]

    @cached_property
    def _pieces(self):
        """(the foreign key or "", its model, the columns that are read of it), the model's own first."""
        model = self.make().model
        models = {"": model} | {name: model._meta.get_field(name).related_model for name in self.related}
        return [
            (
                name,
                piece,
                [f.attname for f in piece._meta.concrete_fields if name or f.name not in self.without],
            )
            for name, piece in models.items()
        ]

    @property
    def _columns(self):
        return [
            f"{name}__{column}" if name else column for name, _, columns in self._pieces for column in columns
        ]

    def _instance(self, values):
        found = None
        for name, model, columns in self._pieces:
            row = list(islice(values, len(columns)))
            piece = None if row[0] is None else model.from_db(connection.alias, columns, row)
            if name:
                setattr(found, name, piece)
            else:
                found = piece
        return found


def _union(parts):
    """One statement of several. Django's own unions take no LIMIT in their parts on SQLite."""
    if len(parts) == 1:
        return parts[0]
    # It is Django's own SQL, whose values stay parameters.
    return " UNION ALL ".join(f"SELECT * FROM ({part}) AS list{n}" for n, part in enumerate(parts))  # noqa: S608


def _converters(select):
    """By the number of a column: its expression, and what makes Python of a database's value for it."""
    found = {}
    for number, (expression, _, _) in enumerate(select):
        converters = connection.ops.get_db_converters(expression) + expression.get_db_converters(connection)
        if converters:
            found[number] = expression, converters
    return found


def _converted(rows, converters):
    columns = list(zip(*rows, strict=True))
    for number, (expression, converts) in converters.items():
        for convert in converts:
            columns[number] = [convert(value, expression, connection) for value in columns[number]]
    return list(zip(*columns, strict=True))
