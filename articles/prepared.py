"""Querysets that are compiled once in a process, and afterwards only executed.

Django works a queryset's SQL out anew each time it is read. For a union of a dozen short lists that takes many
times as long as the database does to answer. A `Prepared` statement keeps the SQL; the values that differ from one
page to the next are `Given` when it is executed. It is made of real querysets, so that `published()` stays the
one rule of what readers may see.
"""

from functools import cached_property

from django.db import connection
from django.db.models import BigIntegerField, DateTimeField, Expression


class Given(Expression):
    """In a queryset that is to be prepared: the place of a value that is given at each execution, by name."""

    def __init__(self, name, output_field=None):
        super().__init__(output_field=output_field or BigIntegerField())
        self.name = name

    def as_sql(self, compiler, connection):
        return "%s", [self]

    def value(self, given):
        """What the database takes for it, from a dictionary of the values that are given."""
        return self.output_field.get_db_prep_value(given[self.name], connection)


# The moment at which a page is asked for, as `published()` takes it.
NOW = Given("now", DateTimeField())


class Prepared:
    """A statement that reads the rows of one or more querysets, one after the other.

    `make` is called once, when the statement is first executed, and returns the querysets: each a `values_list()`
    of the same columns, ordered and sliced at will. Each becomes a derived table of its own: both databases take
    that, read no more of each than its slice, and find it in the index that has its order.
    """

    def __init__(self, make):
        self.make = make

    def rows(self, **given):
        """The rows as tuples, those of each queryset in its order. `given` has a value for each `Given`."""
        sql, params, converters = self._statement
        params = [param.value(given) if isinstance(param, Given) else param for param in params]
        with connection.cursor() as cursor:
            cursor.execute(sql, params)
            rows = cursor.fetchall()
        return [self._read(row, converters) for row in rows] if converters else rows

    @cached_property
    def _statement(self):
        """The SQL, its parameters (values, and `Given` ones), and by column what makes Python of its values."""
        compilers = [queryset.query.get_compiler(connection=connection) for queryset in self.make()]
        parts = [compiler.as_sql() for compiler in compilers]
        # Django's own SQL, whose values stay parameters; a union of its own takes no LIMIT in its parts on SQLite.
        lists = [f"SELECT * FROM ({part}) AS list{n}" for n, (part, _) in enumerate(parts)]  # noqa: S608
        converters = {
            column: (expression, found)
            for column, (expression, _, _) in enumerate(compilers[0].select)
            if (
                found := connection.ops.get_db_converters(expression)
                + expression.get_db_converters(connection)
            )
        }
        return " UNION ALL ".join(lists), [param for _, params in parts for param in params], converters

    @staticmethod
    def _read(row, converters):
        row = list(row)
        for column, (expression, found) in converters.items():
            for convert in found:
                row[column] = convert(row[column], expression, connection)
        return tuple(row)
