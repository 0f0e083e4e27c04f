"""The mirror: a static copy of everything that readers may see, for when nothing else is left.

`manage.py build_static_site` makes it and keeps it up to date (staticsite/build.py). nginx hands it out when no web
process answers, the press when the database is dead, and `python -m http.server` on any other machine.
"""

import json
import os
import shutil
import sqlite3
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

from django.conf import settings

from pagecache.pages import CachedPage

SUFFIXES = {"text/html": "html", "application/feed+json": "json", "text/plain": "txt"}
TABLES = """
    CREATE TABLE IF NOT EXISTS page (path TEXT PRIMARY KEY, tag TEXT, is_due INT) WITHOUT ROWID;
    CREATE TABLE IF NOT EXISTS link (path TEXT, target TEXT, PRIMARY KEY (path, target)) WITHOUT ROWID;
    CREATE TABLE IF NOT EXISTS shown (path TEXT, thing TEXT, closes REAL, PRIMARY KEY (path, thing)) WITHOUT ROWID;
    CREATE INDEX IF NOT EXISTS shows ON shown (thing);
    CREATE TABLE IF NOT EXISTS entry (thing TEXT PRIMARY KEY, mark TEXT, page TEXT, lists TEXT) WITHOUT ROWID;
    CREATE TABLE IF NOT EXISTS word (name TEXT PRIMARY KEY, text TEXT) WITHOUT ROWID;
"""


@dataclass(frozen=True)
class Entry:
    """A thing that the paper shows: its name as in `ledger.name_of`, a mark that changes with it, the address of its
    own page, and those of lists that do not follow from that page's links: paths as text, nothing encoded in them.
    """

    thing: str
    mark: str
    page: str
    lists: list = field(default_factory=list)


class StaticSite:
    """The copy: files below `folder`/site as a web server hands them out, and a small register beside them.

    Paths are those of the paper's addresses, as text: "/section/mindanao/".
    """

    def __init__(self, folder, has_files=True):
        self.has_files = has_files  # whether pictures and style sheets belong to it
        self.site, self.register = Path(folder) / "site", Path(folder) / "register.sqlite3"

    # Reading, in any process

    def find(self, order):
        """The CachedPage of an Order, of no edition, or None where the copy has no such page."""
        path = order.path.encode("latin-1").decode(errors="replace")
        if order.query or not self.register.exists():
            return None
        with suppress(OSError, sqlite3.Error, ValueError), self._opened() as register:
            shown = register.execute("SELECT thing, closes FROM shown WHERE path = ?", [path]).fetchall()
            headers = dict(register.execute("SELECT name, text FROM word WHERE name LIKE 'headers %'"))
            for file in self._files_of(path):
                if file.is_file():
                    lines = [tuple(line) for line in json.loads(headers[f"headers {file.suffix}"])]
                    facts = {"edition": "", "printed_at": 0.0, "until": 0.0, "things": dict(shown)}
                    return CachedPage.of("200 OK", lines, file.read_bytes(), **facts)
        return None

    def _files_of(self, path):
        place = self.site / path.strip("/")
        if ".." in path:
            return []
        return (
            [place / f"index.{suffix}" for suffix in ("html", "xml", "json")]
            if path.endswith("/")
            else [place]
        )

    # Keeping, in the one process that prints

    @contextmanager
    def _opened(self):
        with closing(sqlite3.connect(self.register, timeout=10)) as register:
            yield register

    @contextmanager
    def open(self):
        """The register, for a run that changes the copy; what it did is kept when it ends."""
        self.site.mkdir(parents=True, exist_ok=True)
        with self._opened() as register:
            register.executescript("PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;" + TABLES)
            self.rows = register
            yield self
            register.commit()

    def keep(self, path, sheet, body, targets):
        """Writes a page with `body` as its text, what it shows, and the paths that it links to."""
        kind = dict(sheet.headers)["Content-Type"].partition(";")[0]
        suffix = SUFFIXES.get(kind, "xml")
        file = self.site / path.strip("/") / f"index.{suffix}" if path.endswith("/") else self.site / path[1:]
        self._write(path, file, body, sheet.tag)
        self.say(f"headers {file.suffix}", json.dumps(sheet.headers))
        self.rows.execute("DELETE FROM link WHERE path = ?", [path])
        self.rows.executemany("INSERT INTO link VALUES (?, ?)", [(path, target) for target in targets])
        self.rows.execute("DELETE FROM shown WHERE path = ?", [path])
        shown = [(path, thing, closes) for thing, closes in sheet.things.items()]
        self.rows.executemany("INSERT INTO shown VALUES (?, ?, ?)", shown)

    def keep_excuse(self, path, body):
        """Writes, in the place of a page that is no part of the copy (a form, for one), the page that says so."""
        self._write(path, self.site / path.strip("/") / "index.html", body, "excuse")

    def _write(self, path, file, body, tag):
        old = self.rows.execute("SELECT tag FROM page WHERE path = ?", [path]).fetchone()
        if old != (tag,) or not file.exists():  # else it keeps its date, for whoever copies what is new
            file.parent.mkdir(parents=True, exist_ok=True)
            draft = file.with_name(f".{file.name}.{os.getpid()}")
            draft.write_bytes(body)
            draft.replace(file)
        self.rows.execute("INSERT OR REPLACE INTO page VALUES (?, ?, 0)", [path, tag])

    def drop(self, path):
        """Takes a page out of the copy."""
        self._unlink(path)
        for table in ("page", "link", "shown"):
            self.rows.execute(f"DELETE FROM {table} WHERE path = ?", [path])  # noqa: S608

    def _unlink(self, path):
        for file in self._files_of(path):
            with suppress(OSError):
                file.unlink()

    def keep_file(self, path):
        """Brings a picture or a style sheet, named by its address, into the copy: a hard link where the disk can."""
        for address, root in (
            (settings.MEDIA_URL, settings.MEDIA_ROOT),
            (settings.STATIC_URL, settings.STATIC_ROOT),
        ):
            name = path.removeprefix(address)
            source, target = Path(root) / name, self.site / path.lstrip("/")
            if name != path and ".." not in name and source.is_file() and not target.exists():
                target.parent.mkdir(parents=True, exist_ok=True)
                try:
                    os.link(source, target)
                except OSError:
                    shutil.copyfile(source, target)

    # The register

    def paths(self, sql="SELECT path FROM page", values=()):
        """A set of paths by a query of ours."""
        return {path for (path,) in self.rows.execute(sql, values)}

    def showing(self, things):
        """The pages that show any of some things."""
        return self._union("SELECT path FROM shown WHERE thing = ?", things)

    def linked_from(self, paths):
        """The pages of the copy that any of some pages links to."""
        return self._union(
            "SELECT target FROM link JOIN page ON page.path = target WHERE link.path = ?", paths
        )

    def _union(self, sql, values):
        return set().union(*(self.paths(sql, [value]) for value in values))

    def entries(self):
        """{thing: Entry} as they were printed last."""
        rows = self.rows.execute("SELECT thing, mark, page, lists FROM entry")
        return {thing: Entry(thing, mark, page, json.loads(lists)) for thing, mark, page, lists in rows}

    def keep_entries(self, changed, gone):
        """Remembers entries, and forgets those of some things."""
        rows = [(entry.thing, entry.mark, entry.page, json.dumps(entry.lists)) for entry in changed]
        self.rows.executemany("INSERT OR REPLACE INTO entry VALUES (?, ?, ?, ?)", rows)
        self.rows.executemany("DELETE FROM entry WHERE thing = ?", [(thing,) for thing in gone])

    def make_due(self, paths=None):
        """Some pages, or all, are to be printed anew in their turn."""
        if paths is None:
            self.rows.execute("UPDATE page SET is_due = 1")
        else:
            self.rows.executemany("UPDATE page SET is_due = 1 WHERE path = ?", [(path,) for path in paths])

    def try_again(self, path):
        """A page that could not be printed is due in the next run, whether the copy has an old one of it or none."""
        self.rows.execute("INSERT OR IGNORE INTO page VALUES (?, '', 1)", [path])
        self.make_due([path])

    def hide(self, paths):
        """Takes the files of some pages out of the copy until they are printed anew."""
        for path in paths:
            self._unlink(path)
        self.make_due(paths)

    def said(self, name):
        """A word that `say` kept, or None."""
        row = self.rows.execute("SELECT text FROM word WHERE name = ?", [name]).fetchone()
        return row and row[0]

    def say(self, name, text):
        self.rows.execute("INSERT OR REPLACE INTO word VALUES (?, ?)", [name, text])
