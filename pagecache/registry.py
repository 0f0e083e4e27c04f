"""Which tables readers' pages are made of: each room registers its own in its `AppConfig.ready()`.

    watch(self.get_model("Article"), opens="live_from", closes="live_until")

A change to a row of a watched table advances the content version (pagecache/triggers.py). A model that is not watched
is invisible to readers; tests/pagecache/test_content_version.py asks every model which of the two it is.
"""

from dataclasses import dataclass

from django.db.models import Model


@dataclass(frozen=True)
class WatchedTable:
    """A table that readers' pages are made of; `opens` and `closes` are names of its columns, "" where it has none."""

    name: str
    opens: str = ""
    closes: str = ""


_watched: dict[str, WatchedTable] = {}


def watch(model: type[Model], *, opens: str = "", closes: str = "") -> None:
    """Registers a model whose rows readers see; again is the same as once.

    `opens` names the column that is null as long as nobody may see a row, so that work on drafts changes no version.
    With `closes`, the column that says until when it may be seen, a row that is moved or taken away after it has been
    out is recorded as a VisibilityWindow, so that no older page brings it back.
    """
    if closes and not opens:
        raise ValueError(f"{model.__name__}: a table with “closes” needs “opens”.")
    _watched[model._meta.db_table] = WatchedTable(model._meta.db_table, opens, closes)


def watched_tables() -> list[WatchedTable]:
    """Every table that has been registered, in the order of its name."""
    return [_watched[name] for name in sorted(_watched)]
