"""The static site: a copy as files of everything that readers may see, for when nothing else is left.

`manage.py build_static_site` makes it and keeps it up to date (staticsite/build.py). nginx serves it when no web
process answers, the page cache when the database is dead, and `python -m http.server` on any other machine.
"""

import json
import os
import shutil
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import Self

from django.conf import settings
from django.contrib.staticfiles import finders

from pagecache.keys import CacheKey
from pagecache.pages import CachedPage
from staticsite.registry import Entry, registered_files

SUFFIXES = {"text/html": "html", "application/feed+json": "json", "text/plain": "txt"}
TABLES = """
    CREATE TABLE IF NOT EXISTS page (path TEXT PRIMARY KEY, tag TEXT, is_due INT) WITHOUT ROWID;
    CREATE TABLE IF NOT EXISTS link (path TEXT, target TEXT, PRIMARY KEY (path, target)) WITHOUT ROWID;
    CREATE TABLE IF NOT EXISTS dependency (path TEXT, name TEXT, closes REAL, PRIMARY KEY (path, name)) WITHOUT ROWID;
    CREATE INDEX IF NOT EXISTS dependency_name ON dependency (name);
    CREATE TABLE IF NOT EXISTS entry (name TEXT PRIMARY KEY, mark TEXT, path TEXT, lists TEXT) WITHOUT ROWID;
    CREATE TABLE IF NOT EXISTS fact (name TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;
"""


class StaticSite:
    """The files below `folder`/site, as a web server serves them, and an index of them beside it.

    Paths are those of the newspaper's addresses, as text: "/section/mindanao/".
    """

    rows: sqlite3.Connection  # the index, while it is open for a run that changes it

    def __init__(self, folder: str | Path, has_files: bool = True) -> None:
        """`has_files` says whether pictures and style sheets belong to it."""
        self.has_files = has_files
        self.root, self.index = Path(folder) / "site", Path(folder) / "index.sqlite3"

    # Reading, in any process

    def find(self, key: CacheKey) -> CachedPage | None:
        """The page of a key, of no content version, or None where the site has no such page."""
        path = key.path.encode("latin-1").decode(errors="replace")
        if key.query or not self.index.exists():
            return None
        with suppress(OSError, sqlite3.Error, ValueError), self._connect() as index:
            rows = index.execute("SELECT name, closes FROM dependency WHERE path = ?", [path]).fetchall()
            headers = dict(index.execute("SELECT name, value FROM fact WHERE name LIKE 'headers %'"))
            for file in self._files_of(path):
                if file.is_file():
                    return CachedPage.of(
                        "200 OK",
                        [(name, value) for name, value in json.loads(headers[f"headers {file.suffix}"])],
                        file.read_bytes(),
                        version="",
                        rendered_at=0.0,
                        expires_at=0.0,
                        dependencies=dict(rows),
                    )
        return None

    def _files_of(self, path: str) -> list[Path]:
        place = self.root / path.strip("/")
        if ".." in path:
            return []
        if not path.endswith("/"):
            return [place]
        return [place / f"index.{suffix}" for suffix in ("html", "xml", "json")]

    @contextmanager
    def _connect(self) -> Iterator[sqlite3.Connection]:
        with closing(sqlite3.connect(self.index, timeout=10)) as index:
            yield index

    # Writing, in the one process that builds

    @contextmanager
    def open(self) -> Iterator[Self]:
        """Opens the index for a run that changes the site; what it did is kept when it ends."""
        self.root.mkdir(parents=True, exist_ok=True)
        with self._connect() as index:
            index.executescript("PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;" + TABLES)
            self.rows = index
            yield self
            index.commit()

    def write(self, path: str, page: CachedPage, body: bytes, targets: Iterable[str]) -> None:
        """Writes a page with `body` as its text, what it depends on, and the paths that it links to."""
        kind = dict(page.headers)["Content-Type"].partition(";")[0]
        suffix = SUFFIXES.get(kind, "xml")
        file = self.root / path.strip("/") / f"index.{suffix}" if path.endswith("/") else self.root / path[1:]
        self._write_file(path, file, body, page.tag)
        self.set_fact(f"headers {file.suffix}", json.dumps(page.headers))
        self.rows.execute("DELETE FROM link WHERE path = ?", [path])
        self.rows.executemany("INSERT INTO link VALUES (?, ?)", [(path, target) for target in targets])
        self.rows.execute("DELETE FROM dependency WHERE path = ?", [path])
        dependencies = [(path, name, closes) for name, closes in page.dependencies.items()]
        self.rows.executemany("INSERT INTO dependency VALUES (?, ?, ?)", dependencies)

    def write_unavailable(self, path: str, body: bytes) -> None:
        """Writes the unavailable page in the place of one that is no part of the site (a form, for one)."""
        self._write_file(path, self.root / path.strip("/") / "index.html", body, "unavailable")

    def _write_file(self, path: str, file: Path, body: bytes, tag: str) -> None:
        old = self.rows.execute("SELECT tag FROM page WHERE path = ?", [path]).fetchone()
        if old != (tag,) or not file.exists():  # else it keeps its date, for programs that copy what is new
            file.parent.mkdir(parents=True, exist_ok=True)
            draft = file.with_name(f".{file.name}.{os.getpid()}")
            draft.write_bytes(body)
            draft.replace(file)
        self.rows.execute("INSERT OR REPLACE INTO page VALUES (?, ?, 0)", [path, tag])

    def drop(self, path: str) -> None:
        """Takes a page out of the site."""
        self._unlink(path)
        for table in ("page", "link", "dependency"):
            self.rows.execute(f"DELETE FROM {table} WHERE path = ?", [path])  # noqa: S608

    def _unlink(self, path: str) -> None:
        for file in self._files_of(path):
            with suppress(OSError):
                file.unlink()

    def copy_file(self, path: str) -> None:
        """Brings a picture or a style sheet, named by its address, into the site: a hard link where the disk can."""
        for address, root in (
            (settings.MEDIA_URL, settings.MEDIA_ROOT),
            (settings.STATIC_URL, settings.STATIC_ROOT),
        ):
            name = path.removeprefix(address)
            source, target = Path(root) / name, self.root / path.lstrip("/")
            if name != path and ".." not in name and source.is_file() and not target.exists():
                target.parent.mkdir(parents=True, exist_ok=True)
                try:
                    os.link(source, target)
                except OSError:
                    shutil.copyfile(source, target)

    def copy_registered_files(self) -> None:
        """Brings the files of static/ that answer under another path into the site, anew where they have changed."""
        for path, name in registered_files().items() if self.has_files else ():
            source, target = Path(str(finders.find(name))), self.root / path.lstrip("/")
            if not target.exists() or target.read_bytes() != source.read_bytes():
                shutil.copyfile(source, target)

    # The index

    def paths(self) -> set[str]:
        """The paths of all pages."""
        return self._paths("SELECT path FROM page")

    def due_paths(self) -> set[str]:
        """The paths of pages that are to be written anew."""
        return self._paths("SELECT path FROM page WHERE is_due")

    def showing(self, names: Iterable[str]) -> set[str]:
        """The pages that depend on any of some rows."""
        return self._union("SELECT path FROM dependency WHERE name = ?", names)

    def linked_from(self, paths: Iterable[str]) -> set[str]:
        """The pages of the site that any of some pages links to."""
        return self._union(
            "SELECT target FROM link JOIN page ON page.path = target WHERE link.path = ?", paths
        )

    def _union(self, sql: str, values: Iterable[str]) -> set[str]:
        return set().union(*(self._paths(sql, value) for value in values))

    def _paths(self, sql: str, *values: str) -> set[str]:
        return {path for (path,) in self.rows.execute(sql, values)}

    def entries(self) -> dict[str, Entry]:
        """{name: Entry} as they were written last."""
        rows = self.rows.execute("SELECT name, mark, path, lists FROM entry")
        return {name: Entry(name, mark, path, json.loads(lists)) for name, mark, path, lists in rows}

    def update_entries(self, changed: Iterable[Entry], gone: Iterable[str]) -> None:
        """Remembers entries, and forgets those of some names."""
        rows = [(entry.name, entry.mark, entry.path, json.dumps(entry.lists)) for entry in changed]
        self.rows.executemany("INSERT OR REPLACE INTO entry VALUES (?, ?, ?, ?)", rows)
        self.rows.executemany("DELETE FROM entry WHERE name = ?", [(name,) for name in gone])

    def make_due(self, paths: Iterable[str] | None = None) -> None:
        """Has some pages, or all, written anew in their turn."""
        if paths is None:
            self.rows.execute("UPDATE page SET is_due = 1")
        else:
            self.rows.executemany("UPDATE page SET is_due = 1 WHERE path = ?", [(path,) for path in paths])

    def retry(self, path: str) -> None:
        """Has a page that could not be written tried again in the next run, whether the site has an old one or none."""
        self.rows.execute("INSERT OR IGNORE INTO page VALUES (?, '', 1)", [path])
        self.make_due([path])

    def hide(self, paths: Iterable[str]) -> None:
        """Takes the files of some pages out of the site until they are written anew."""
        for path in paths:
            self._unlink(path)
        self.make_due(paths)

    def fact(self, name: str) -> str | None:
        """What `set_fact` kept under a name, or None."""
        row = self.rows.execute("SELECT value FROM fact WHERE name = ?", [name]).fetchone()
        return str(row[0]) if row else None

    def set_fact(self, name: str, value: str) -> None:
        """Keeps a text under a name."""
        self.rows.execute("INSERT OR REPLACE INTO fact VALUES (?, ?)", [name, value])
