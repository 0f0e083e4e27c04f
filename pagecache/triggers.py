"""The triggers by which the database itself notes whatever readers can see change.

One stands on every table that readers' pages are made of (settings.PRINTED) and notes each change in the
transaction that makes it: whoever made it (the newsroom, a command, a shell, `psql`), the edition advances with
the commit or not at all, and there is no moment between the two in which a process could die. Django's signals
know nothing of `QuerySet.update()`, and a message sent after a commit can be lost.
"""

from django.apps import apps
from django.conf import settings
from django.db import connections


def install(using, **kwargs):
    """Makes the triggers anew; runs after every migrate, because Django rebuilds SQLite's tables when they change,
    and their triggers go with them.
    """
    database = connections[using]
    tables = set(database.introspection.table_names())
    if "pagecache_change" not in tables:
        return
    dialect = PostgreSQL if database.vendor == "postgresql" else SQLite
    with database.cursor() as cursor:
        for statement in dialect.first:
            cursor.execute(statement)
        for label, opens in settings.PRINTED.items():
            table = apps.get_model(label)._meta.db_table
            if table in tables:
                for statement in dialect.notes_changes(table, opens):
                    cursor.execute(statement)
        for label, columns in settings.RETRACTABLE.items():
            table = apps.get_model(label)._meta.db_table
            if table in tables:
                for statement in dialect.keeps_terms(table, *columns):
                    cursor.execute(statement)


# (S608 and S611: these statements are made of our own models' names alone.)


def _is_seen(event, opens):
    """The condition under which a change of a row can be seen: it has (or had) a moment from which it is out."""
    rows = {"INSERT": ["NEW"], "DELETE": ["OLD"], "UPDATE": ["OLD", "NEW"]}[event]
    return " OR ".join(f"{row}.{opens} IS NOT NULL" for row in rows) if opens else "1 = 1"


class SQLite:
    """Triggers as SQLite takes them."""

    first = ()
    _NOTE = """INSERT INTO pagecache_change (id, number) VALUES (1, abs(random() % 1000000000000))
               ON CONFLICT (id) DO UPDATE SET number = EXCLUDED.number"""

    @classmethod
    def notes_changes(cls, table, opens):
        """Statements after which every change of a table's rows is noted; `opens` as in settings.PRINTED."""
        for event in ("INSERT", "UPDATE", "DELETE"):
            yield f'DROP TRIGGER IF EXISTS "{table}_{event}_is_printed"'.lower()
            yield (
                f'CREATE TRIGGER "{table}_{event.lower()}_is_printed" AFTER {event} ON "{table}" '
                f"WHEN {_is_seen(event, opens)} BEGIN {cls._NOTE}; END"
            )

    @classmethod
    def keeps_terms(cls, table, opens, closes):
        """Statements after which Term holds the last word on every row of a table that has been out."""
        moved = f"OLD.{opens} IS NOT NEW.{opens} OR OLD.{closes} IS NOT NEW.{closes}"
        was_out = f"OLD.{opens} IS NOT NULL"
        known = f"INSERT OR REPLACE INTO pagecache_term (thing, opens, closes) VALUES ('{table}:' || "  # noqa: S608
        back = (
            f"UPDATE pagecache_term SET opens = NEW.{opens}, closes = NEW.{closes} "  # noqa: S608
            f"WHERE thing = '{table}:' || NEW.id"
        )
        for name, event, condition, act in (
            ("moved", "UPDATE", f"({moved}) AND {was_out}", f"{known}NEW.id, NEW.{opens}, NEW.{closes})"),
            ("back", "UPDATE", f"({moved}) AND NOT {was_out}", back),
            ("gone", "DELETE", was_out, f"{known}OLD.id, NULL, NULL)"),
        ):
            yield f'DROP TRIGGER IF EXISTS "{table}_{name}_has_terms"'
            yield (
                f'CREATE TRIGGER "{table}_{name}_has_terms" AFTER {event} ON "{table}" '
                f"WHEN {condition} BEGIN {act}; END"
            )


class PostgreSQL:
    """Triggers as PostgreSQL takes them: functions, and who calls them."""

    first = (
        # One row a transaction: the setting lasts as long as it, and is rolled back with it.
        """CREATE OR REPLACE FUNCTION pagecache_note() RETURNS trigger LANGUAGE plpgsql AS $$
           BEGIN
             IF coalesce(current_setting('pagecache.noted', true), '') = '' THEN
               INSERT INTO pagecache_change (number) VALUES (random() * 1000000000000);
               PERFORM set_config('pagecache.noted', 'yes', true);
             END IF;
             RETURN NULL;
           END $$""",
        """CREATE OR REPLACE FUNCTION pagecache_terms() RETURNS trigger LANGUAGE plpgsql AS $$
           DECLARE old_row jsonb := to_jsonb(OLD); new_row jsonb := to_jsonb(NEW);
                   named text := TG_TABLE_NAME || ':' || (to_jsonb(OLD) ->> 'id');
           BEGIN
             IF old_row ->> TG_ARGV[0] IS NULL THEN
               UPDATE pagecache_term SET opens = (new_row ->> TG_ARGV[0])::timestamptz,
                                         closes = (new_row ->> TG_ARGV[1])::timestamptz WHERE thing = named;
             ELSE
               INSERT INTO pagecache_term (thing, opens, closes)
               VALUES (named, (new_row ->> TG_ARGV[0])::timestamptz, (new_row ->> TG_ARGV[1])::timestamptz)
               ON CONFLICT (thing) DO UPDATE SET opens = EXCLUDED.opens, closes = EXCLUDED.closes;
             END IF;
             RETURN NULL;
           END $$""",
    )

    @staticmethod
    def notes_changes(table, opens):
        """As for SQLite."""
        for event in ("INSERT", "UPDATE", "DELETE"):
            yield f'DROP TRIGGER IF EXISTS {event}_is_printed ON "{table}"'.lower()
            yield (
                f'CREATE TRIGGER {event.lower()}_is_printed AFTER {event} ON "{table}" FOR EACH ROW '
                f"WHEN ({_is_seen(event, opens)}) EXECUTE FUNCTION pagecache_note()"
            )

    @staticmethod
    def keeps_terms(table, opens, closes):
        """As for SQLite."""
        moved = f"(OLD.{opens}, OLD.{closes}) IS DISTINCT FROM (NEW.{opens}, NEW.{closes})"
        for name, event, condition in (
            ("moved", "UPDATE", moved),
            ("gone", "DELETE", f"OLD.{opens} IS NOT NULL"),
        ):
            yield f'DROP TRIGGER IF EXISTS {name}_has_terms ON "{table}"'
            yield (
                f'CREATE TRIGGER {name}_has_terms AFTER {event} ON "{table}" FOR EACH ROW WHEN ({condition}) '
                f"EXECUTE FUNCTION pagecache_terms('{opens}', '{closes}')"
            )
