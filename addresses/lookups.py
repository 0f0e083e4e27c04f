"""Rows whose text begins so, found in the index of both databases."""

from typing import Any

from django.db.models import CharField, Lookup


@CharField.register_lookup
class Begins(Lookup):
    """`key__begins="/ferries-"`. PostgreSQL's index of a CharField serves LIKE whatever its collation; SQLite's serves
    comparisons, and Django's `startswith` is none there.
    """

    lookup_name = "begins"

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, list]:
        column, values = self.process_lhs(compiler, connection)
        text = str(self.rhs)
        escaped = text.replace("\\", r"\\").replace("%", r"\%").replace("_", r"\_")
        return f"{column} LIKE %s", [*values, f"{escaped}%"]

    def as_sqlite(self, compiler: Any, connection: Any) -> tuple[str, list]:
        column, values = self.process_lhs(compiler, connection)
        text = str(self.rhs)
        return f"({column} >= %s AND {column} < %s)", [*values, text, *values, text + "\U0010ffff"]
