"""What the environment may say, and a plain sentence where it says something else.

Every reader takes the mapping to read from, so that settings read `os.environ` and tests read a dict. A value that
cannot be understood raises `Mistyped`, whose text is fit to be shown to an operator and never repeats a password.
Only the standard library is used: ops/server/start.py refuses a typo before anything is installed.
"""

import os
import re
import secrets
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any
from urllib.parse import SplitResult, parse_qsl, unquote, urlsplit

Env = Mapping[str, str]

SWITCHES = dict.fromkeys(("1", "true", "yes", "on"), True) | dict.fromkeys(("0", "false", "no", "off"), False)
_HOST = r"[A-Za-z0-9_-]+(\.[A-Za-z0-9_-]+)*|[0-9A-Fa-f:.]+"  # a name, or an address of either kind
_MAIL = r"[^\s<>@,]+@[^\s<>@,]+"
# What may follow the question mark of a PostgreSQL address: libpq's own words, of those that make sense for one site
# (https://www.postgresql.org/docs/current/libpq-connect.html#LIBPQ-PARAMKEYWORDS).
_LIBPQ = {"host", "sslcert", "sslkey", "sslmode", "sslrootcert"}


class Mistyped(ValueError):
    """A variable of the environment holds something that the site does not understand."""


def switch(env: Env, name: str, default: bool) -> bool:
    """True or False from 1/0, true/false, yes/no or on/off."""
    value = _text(env, name)
    if value.lower() not in SWITCHES and value:
        raise Mistyped(f"{name} is “{value}”; it must be 1 or 0.")
    return SWITCHES.get(value.lower(), default)


def number(env: Env, name: str, default: int, least: int, most: int) -> int:
    """A whole number from `least` to `most`, both included."""
    value = _text(env, name, str(default))
    if re.fullmatch(r"[0-9]{1,9}", value) and least <= int(value) <= most:
        return int(value)
    raise Mistyped(f"{name} is “{value}”; it must be a whole number from {least} to {most}.")


def workers_and_threads(env: Env) -> tuple[int, int]:
    """How many processes answer readers, and how many threads each has: WEB_WORKERS and WEB_THREADS."""
    return number(env, "WEB_WORKERS", 2, 1, 64), number(env, "WEB_THREADS", 32, 1, 64)


def hosts(env: Env, name: str, default: Iterable[str]) -> list[str]:
    """Names or addresses of hosts, separated by commas; a leading dot means all names below: `.example.ph`.

    Ports, schemes and `*` are refused: the first two never match a request, the last matches a forged one.
    """
    names = [word.strip() for word in _text(env, name).split(",") if word.strip()]
    for host in names:
        if not re.fullmatch(rf"\.?(?:{_HOST})|\[[0-9A-Fa-f:.]+\]", host):
            raise Mistyped(f"{name} holds “{host}”; it must be names of hosts separated by commas.")
    return names or list(default)


def folder(env: Env, name: str, default: Path | str) -> Path:
    """An absolute path to a folder that exists or could be made; a file in its place is refused."""
    path = Path(_text(env, name, str(default))).expanduser().absolute()
    place = next(place for place in (path, *path.parents) if place.exists())
    if not place.is_dir():
        raise Mistyped(f"{name} is “{path}”, but {place} is not a folder.")
    return path


def origin(env: Env, name: str, default: str) -> str:
    """Scheme and host of the public site, without a path: `https://mindanaoexaminer.com`."""
    value = _text(env, name, default)
    url = _url(name, value)
    rest = url.path.strip("/") or url.query or url.fragment or url.username
    if url.scheme not in {"http", "https"} or rest or not re.fullmatch(_HOST, url.hostname or ""):
        raise Mistyped(
            f"{name} is “{value}”; it must look like https://mindanaoexaminer.com, without a path."
        )
    return f"{url.scheme}://{url.netloc}"


def sender(env: Env, name: str, default: str) -> str:
    """Who mails are from: `editor@mindanaoexaminer.com`, or `The Examiner <editor@mindanaoexaminer.com>`."""
    value = _text(env, name, default)
    if not re.fullmatch(rf"{_MAIL}|[^<>@,\r\n]+ <{_MAIL}>", value):
        raise Mistyped(f"{name} is “{value}”; it must look like editor@mindanaoexaminer.com.")
    return value


def database(env: Env, name: str, default: Path) -> dict[str, Any]:
    """Django's DATABASES entry from `sqlite:///path/to.db` or `postgres://user:password@host:5432/name`.

    `default` is the SQLite file that is used where the variable is empty.
    """
    value = _text(env, name)
    if not value:
        return _sqlite(default)
    url = _url(name, value)
    path, options = unquote(url.path)[1:], dict(parse_qsl(url.query, keep_blank_values=True))
    if url.scheme == "sqlite" and path and not (url.netloc or url.query):
        file = Path(path).absolute()
        if not file.parent.is_dir() or file.is_dir():
            raise Mistyped(f"{name} names the file {file}, but there is no folder {file.parent} to hold it.")
        return _sqlite(file)
    if url.scheme in {"postgres", "postgresql"} and path and "/" not in path and options.keys() <= _LIBPQ:
        return _postgresql(url, path, options)
    shapes = "look like sqlite:///path/to/paper.sqlite3 or postgres://user:password@host:5432/name"
    raise _unlike(name, url, f"{shapes} (with {', '.join(sorted(_LIBPQ))} after a question mark, if need be)")


def _sqlite(path: Path) -> dict[str, Any]:
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": str(path),
        # Opening the file and reading it warm takes two fifths of a page's time. A minute, as for PostgreSQL, because
        # an operator may put another file in its place.
        "CONN_MAX_AGE": 60,
        "OPTIONS": {
            # Take the write lock at BEGIN: a transaction that upgrades later fails at once, however long
            # the timeout (https://docs.djangoproject.com/en/5.2/ref/databases/#sqlite-transaction-behavior).
            "transaction_mode": "IMMEDIATE",
            "timeout": 10,
            # FULL: under NORMAL, WAL may lose the last commits in a power cut, and "saved" must mean saved.
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA cache_size=-4000;",
        },
    }


def _postgresql(url: SplitResult, name: str, options: dict[str, str]) -> dict[str, Any]:
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": name,
        "USER": unquote(url.username or ""),
        "PASSWORD": unquote(url.password or ""),
        "HOST": unquote(url.hostname or ""),
        "PORT": url.port or "",
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
        # A page that takes longer is lost already; a stuck lock must not hold a worker. Compiling a statement that
        # looks dear takes longer than any of ours.
        "OPTIONS": options
        | {"connect_timeout": 5, "options": "-c statement_timeout=10000 -c lock_timeout=4000 -c jit=off"},
    }


def cache(env: Env, name: str, default: str) -> dict[str, Any]:
    """Django's CACHES entry from `locmem://` or `redis://[:password@]host:6379/0`."""
    value = _text(env, name, default)
    url = _url(name, value)
    if value == "locmem://":
        return {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}
    number = url.path.strip("/") or "0"
    if url.scheme in {"redis", "rediss"} and url.hostname and number.isdigit() and not url.query:
        return {
            "BACKEND": "django.core.cache.backends.redis.RedisCache",
            "LOCATION": f"{url.scheme}://{url.netloc}/{number}",
            "OPTIONS": {"socket_timeout": 0.5, "socket_connect_timeout": 0.5},
        }
    raise _unlike(name, url, "be locmem:// or look like redis://host:6379/0")


def mail(env: Env, name: str, default: str) -> dict[str, Any]:
    """Django's mail settings from `console://`, `smtp://user:password@host:587` (STARTTLS) or `smtps://…:465`."""
    value = _text(env, name, default)
    url = _url(name, value)
    if value == "console://":
        return {"EMAIL_BACKEND": "django.core.mail.backends.console.EmailBackend"}
    if url.scheme in {"smtp", "smtps"} and url.hostname:
        return {
            "EMAIL_BACKEND": "django.core.mail.backends.smtp.EmailBackend",
            "EMAIL_HOST": url.hostname,
            "EMAIL_PORT": url.port or (465 if url.scheme == "smtps" else 587),
            "EMAIL_HOST_USER": unquote(url.username or ""),
            "EMAIL_HOST_PASSWORD": unquote(url.password or ""),
            "EMAIL_USE_SSL": url.scheme == "smtps",
            "EMAIL_USE_TLS": url.scheme == "smtp" and bool(url.username),
        }
    raise _unlike(name, url, "be console:// or look like smtp://user:password@host:587")


def secret(env: Env, name: str, path: Path) -> str:
    """The secret key: from the environment, else from the file at `path`, which is made on the first start.

    The file is readable by its owner only. Raises `Mistyped` for a key too short to protect a session.
    """
    value = _text(env, name)
    if value and (len(value) < 50 or len(set(value)) < 5):
        raise Mistyped(f"{name} must be at least 50 characters, as random as can be.")
    if value:
        return value
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        # Linked when it is whole, so that a start beside this one never reads half a key; the first one counts.
        with NamedTemporaryFile("w", dir=path.parent) as draft:
            draft.write(secrets.token_urlsafe(60))
            draft.flush()
            os.fsync(draft.fileno())
            with suppress(FileExistsError):
                os.link(draft.name, path)
    value = path.read_text().strip()
    if len(value) < 50:
        raise Mistyped(
            f"the file {path} should hold the secret key and does not; delete it to get a new one."
        )
    return value


def _text(env: Env, name: str, default: str = "") -> str:
    return env.get(name, "").strip() or default


def _url(name: str, value: str) -> SplitResult:
    """The parts of an address, whose port is a number or missing."""
    try:
        url = urlsplit(value)
        _ = url.port
    except ValueError:
        raise Mistyped(
            f"{name} is not an address that can be understood; "
            "a password with / @ : # ? in it must write them as %2F %40 %3A %23 %3F."
        ) from None
    return url


def _unlike(name: str, url: SplitResult, shapes: str) -> Mistyped:
    """Names what is expected, and of what is there only the scheme."""
    beginning = f"“{url.scheme}://…”" if url.scheme else "what it holds"
    return Mistyped(f"{name} must {shapes}; {beginning} does not.")
