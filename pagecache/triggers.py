"""The triggers by which the database itself records every change that readers can see.

One stands on every watched table (pagecache/registry.py) and records each change in the transaction that makes it:
whoever made it (the newsroom, a command, a shell, `psql`), the content version advances with the commit or not at all,
and there is no moment between the two in which a process could die. Django's signals know nothing of
`QuerySet.update()`, and a message sent after a commit can be lost.
"""

from collections.abc import Iterator
from typing import Any

from django.db import connections

from pagecache.registry import watched_tables


def install(using: str, **kwargs: Any) -> None:
    """Makes the triggers anew; runs after every migrate, because Django rebuilds SQLite's tables when they change,
    and their triggers go with them.
    """
    database = connections[using]
    tables = set(database.introspection.table_names())
    if "pagecache_contentchange" not in tables:
        return
    dialect = PostgreSQL if database.vendor == "postgresql" else SQLite
    with database.cursor() as cursor:
        for statement in dialect.functions:
            cursor.execute(statement)
        for table in watched_tables():
            if table.name not in tables:
                continue
            for statement in dialect.change_triggers(table.name, table.opens):
                cursor.execute(statement)
            if table.closes:
                for statement in dialect.window_triggers(table.name, table.opens, table.closes):
                    cursor.execute(statement)


# (S608 and S611: these statements are made of our own models' names alone.)


def _is_seen(event: str, opens: str) -> str:
    """The condition under which a change of a row can be seen: it has (or had) a moment from which it is out."""
    rows = {"INSERT": ["NEW"], "DELETE": ["OLD"], "UPDATE": ["OLD", "NEW"]}[event]
    return " OR ".join(f"{row}.{opens} IS NOT NULL" for row in rows) if opens else "1 = 1"


class SQLite:
    """Triggers as SQLite takes them. Their names are unique in the database."""

    functions = ()
    _RECORD = """INSERT INTO pagecache_contentchange (id, number) VALUES (1, abs(random() % 1000000000000))
                 ON CONFLICT (id) DO UPDATE SET number = EXCLUDED.number"""

    @classmethod
    def change_triggers(cls, table: str, opens: str) -> Iterator[str]:
        """Statements after which every change of a table's rows is recorded, as `registry.watch` says."""
        for event in ("INSERT", "UPDATE", "DELETE"):
            name = f"pagecache_{table}_{event}".lower()
            yield f'DROP TRIGGER IF EXISTS "{name}"'
            yield (
                f'CREATE TRIGGER "{name}" AFTER {event} ON "{table}" '
                f"WHEN {_is_seen(event, opens)} BEGIN {cls._RECORD}; END"
            )

    @classmethod
    def window_triggers(cls, table: str, opens: str, closes: str) -> Iterator[str]:
        """Statements after which VisibilityWindow has the latest window of every row of a table that has been out."""
        moved = f"OLD.{opens} IS NOT NEW.{opens} OR OLD.{closes} IS NOT NEW.{closes}"
        was_out = f"OLD.{opens} IS NOT NULL"
        record = (
            "INSERT OR REPLACE INTO pagecache_visibilitywindow (dependency, opens, closes) "  # noqa: S608
            f"VALUES ('{table}:' || "
        )
        update = (
            f"UPDATE pagecache_visibilitywindow SET opens = NEW.{opens}, closes = NEW.{closes} "  # noqa: S608
            f"WHERE dependency = '{table}:' || NEW.id"
        )
        for suffix, event, condition, act in (
            ("moved", "UPDATE", f"({moved}) AND {was_out}", f"{record}NEW.id, NEW.{opens}, NEW.{closes})"),
            ("restored", "UPDATE", f"({moved}) AND NOT {was_out}", update),
            ("deleted", "DELETE", was_out, f"{record}OLD.id, NULL, NULL)"),
        ):
            name = f"pagecache_window_{table}_{suffix}"
            yield f'DROP TRIGGER IF EXISTS "{name}"'
            yield f'CREATE TRIGGER "{name}" AFTER {event} ON "{table}" WHEN {condition} BEGIN {act}; END'


class PostgreSQL:
    """Triggers as PostgreSQL takes them: functions, and triggers that call them. Their names are unique in a table."""

    functions = (
        # One row a transaction: the setting lasts as long as it, and is rolled back with it.
        """CREATE OR REPLACE FUNCTION pagecache_record_change() RETURNS trigger LANGUAGE plpgsql AS $$
           BEGIN
             IF coalesce(current_setting('pagecache.recorded', true), '') = '' THEN
               INSERT INTO pagecache_contentchange (number) VALUES (random() * 1000000000000);
               PERFORM set_config('pagecache.recorded', 'yes', true);
             END IF;
             RETURN NULL;
           END $$""",
        """CREATE OR REPLACE FUNCTION pagecache_record_window() RETURNS trigger LANGUAGE plpgsql AS $$
           DECLARE old_row jsonb := to_jsonb(OLD); new_row jsonb := to_jsonb(NEW);
                   named text := TG_TABLE_NAME || ':' || (to_jsonb(OLD) ->> 'id');
           BEGIN
             IF old_row ->> TG_ARGV[0] IS NULL THEN
               UPDATE pagecache_visibilitywindow
               SET opens = (new_row ->> TG_ARGV[0])::timestamptz, closes = (new_row ->> TG_ARGV[1])::timestamptz
               WHERE dependency = named;
             ELSE
               INSERT INTO pagecache_visibilitywindow (dependency, opens, closes)
               VALUES (named, (new_row ->> TG_ARGV[0])::timestamptz, (new_row ->> TG_ARGV[1])::timestamptz)
               ON CONFLICT (dependency) DO UPDATE SET opens = EXCLUDED.opens, closes = EXCLUDED.closes;
             END IF;
             RETURN NULL;
           END $$""",
    )

    @staticmethod
    def change_triggers(table: str, opens: str) -> Iterator[str]:
        """As for SQLite."""
        for event in ("INSERT", "UPDATE", "DELETE"):
            name = f"pagecache_{event}".lower()
            yield f'DROP TRIGGER IF EXISTS {name} ON "{table}"'
            yield (
                f'CREATE TRIGGER {name} AFTER {event} ON "{table}" FOR EACH ROW '
                f"WHEN ({_is_seen(event, opens)}) EXECUTE FUNCTION pagecache_record_change()"
            )

    @staticmethod
    def window_triggers(table: str, opens: str, closes: str) -> Iterator[str]:
        """As for SQLite."""
        moved = f"(OLD.{opens}, OLD.{closes}) IS DISTINCT FROM (NEW.{opens}, NEW.{closes})"
        for suffix, event, condition in (
            ("moved", "UPDATE", moved),
            ("deleted", "DELETE", f"OLD.{opens} IS NOT NULL"),
        ):
            name = f"pagecache_window_{suffix}"
            yield f'DROP TRIGGER IF EXISTS {name} ON "{table}"'
            yield (
                f'CREATE TRIGGER {name} AFTER {event} ON "{table}" FOR EACH ROW WHEN ({condition}) '
                f"EXECUTE FUNCTION pagecache_record_window('{opens}', '{closes}')"
            )
