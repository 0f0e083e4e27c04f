"""What the environment may say, and a plain sentence where it says something else.

Every reader takes the mapping to read from, so that settings read `os.environ` and tests read a dict.
A value that cannot be understood raises `Mistyped`, whose text is fit to be shown to an operator.
"""

import os
import re
import secrets
from pathlib import Path
from urllib.parse import parse_qsl, unquote, urlsplit

_HOST = r"[A-Za-z0-9_-]+(\.[A-Za-z0-9_-]+)*|[0-9A-Fa-f:.]+"  # a name, or an address of either kind
YES = {"1", "true", "yes", "on"}
NO = {"0", "false", "no", "off"}


class Mistyped(ValueError):
    """A variable of the environment holds something that the paper does not understand."""


def switch(env, name, default):
    """True or False from 1/0, true/false, yes/no or on/off."""
    value = env.get(name, "").strip().lower()
    if not value:
        return default
    if value in YES | NO:
        return value in YES
    raise Mistyped(f"{name} is “{env[name]}”; it must be 1 or 0.")


def number(env, name, default, least, most):
    """A whole number from `least` to `most`, both included."""
    value = env.get(name, "").strip()
    if not value:
        return default
    if re.fullmatch(r"[0-9]{1,9}", value) and least <= int(value) <= most:
        return int(value)
    raise Mistyped(f"{name} is “{value}”; it must be a whole number from {least} to {most}.")


def hosts(env, name, default):
    """Names or addresses of hosts, separated by commas; a leading dot means all names below: `.example.ph`.

    Ports, schemes and `*` are refused: the first two never match a request, the last matches a forged one.
    """
    names = [word.strip() for word in env.get(name, "").split(",") if word.strip()]
    for host in names:
        if not re.fullmatch(rf"\.?(?:{_HOST})|\[[0-9A-Fa-f:.]+\]", host):
            raise Mistyped(f"{name} holds “{host}”; it must be names of hosts separated by commas.")
    return names or list(default)


def folder(env, name, default):
    """An absolute path to a folder that exists or could be made; a file in its place is refused."""
    path = Path(env.get(name, "").strip() or default).expanduser().absolute()
    for place in (path, *path.parents):
        if place.is_dir():
            return path
        if place.exists():
            raise Mistyped(f"{name} is “{path}”, but {place} is not a folder.")
    return path


def origin(env, name, default):
    """Scheme and host of the public site, without a path: `https://mindanaoexaminer.com`."""
    value = env.get(name, "").strip() or default
    parts, _ = _address(name, value)
    rest = parts.path.strip("/") or parts.query or parts.fragment or parts.username
    if parts.scheme not in {"http", "https"} or rest or not re.fullmatch(_HOST, parts.hostname or ""):
        raise Mistyped(
            f"{name} is “{value}”; it must look like https://mindanaoexaminer.com, without a path."
        )
    return f"{parts.scheme}://{parts.netloc}"


def database(env, name, default):
    """Django's DATABASES entry from `sqlite:///path/to.db` or `postgres://user:password@host:5432/name`.

    `default` is the Path of the SQLite file that is used where the variable is empty.
    """
    value = env.get(name, "").strip()
    if not value:
        return _sqlite(default)
    parts, port = _address(name, value)
    path = unquote(parts.path)[1:]
    if parts.scheme == "sqlite" and path and not (parts.netloc or parts.query):
        place = Path(path).absolute()
        if place.parent.is_dir() and not place.is_dir():
            return _sqlite(place)
        raise Mistyped(f"{name} names the file {place}, but there is no folder {place.parent} to hold it.")
    options = dict(parse_qsl(parts.query, keep_blank_values=True))
    if parts.scheme in {"postgres", "postgresql"} and path and "/" not in path and options.keys() <= _LIBPQ:
        return _postgresql(parts, port, path, options)
    raise Mistyped(
        f"{name} must look like sqlite:///path/to/paper.sqlite3 or postgres://user:password@host:5432/name "
        f"(with {', '.join(sorted(_LIBPQ))} after a question mark, if need be); {_beginning(parts)} does not."
    )


# What may follow the question mark: libpq's own words, of those that make sense for one paper
# (https://www.postgresql.org/docs/current/libpq-connect.html#LIBPQ-PARAMKEYWORDS).
_LIBPQ = {"host", "sslcert", "sslkey", "sslmode", "sslrootcert"}


def _sqlite(path):
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


def _postgresql(parts, port, name, options):
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": name,
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": unquote(parts.hostname or ""),
        "PORT": port or "",
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
        # A page that takes longer is lost already; a stuck lock must not hold a worker. Compiling a statement that
        # looks dear takes longer than any of ours.
        "OPTIONS": options
        | {"connect_timeout": 5, "options": "-c statement_timeout=10000 -c lock_timeout=4000 -c jit=off"},
    }


def cache(env, name, default):
    """Django's CACHES entry from `locmem://` or `redis://[:password@]host:6379/0`."""
    value = env.get(name, "").strip() or default
    parts, _ = _address(name, value)
    if value == "locmem://":
        return {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}
    store = parts.path.strip("/") or "0"
    if parts.scheme in {"redis", "rediss"} and parts.hostname and store.isdigit() and not parts.query:
        return {
            "BACKEND": "django.core.cache.backends.redis.RedisCache",
            "LOCATION": f"{parts.scheme}://{parts.netloc}/{store}",
            "OPTIONS": {"socket_timeout": 0.5, "socket_connect_timeout": 0.5},
        }
    raise Mistyped(
        f"{name} must be locmem:// or look like redis://host:6379/0; {_beginning(parts)} does not."
    )


def mail(env, name, default):
    """Django's mail settings from `console://`, `smtp://user:password@host:587` (STARTTLS) or `smtps://…:465`."""
    value = env.get(name, "").strip() or default
    parts, port = _address(name, value)
    if value == "console://":
        return {"EMAIL_BACKEND": "django.core.mail.backends.console.EmailBackend"}
    if parts.scheme in {"smtp", "smtps"} and parts.hostname:
        return {
            "EMAIL_BACKEND": "django.core.mail.backends.smtp.EmailBackend",
            "EMAIL_HOST": parts.hostname,
            "EMAIL_PORT": port or (465 if parts.scheme == "smtps" else 587),
            "EMAIL_HOST_USER": unquote(parts.username or ""),
            "EMAIL_HOST_PASSWORD": unquote(parts.password or ""),
            "EMAIL_USE_SSL": parts.scheme == "smtps",
            "EMAIL_USE_TLS": parts.scheme == "smtp" and bool(parts.username),
        }
    raise Mistyped(
        f"{name} must be console:// or look like smtp://user:password@host:587; {_beginning(parts)} does not."
    )


def hands(env):
    """(processes, threads of each) that answer readers: WEB_WORKERS and WEB_THREADS."""
    return number(env, "WEB_WORKERS", 2, 1, 64), number(env, "WEB_THREADS", 32, 1, 64)


def sender(env, name, default):
    """Who mails are from: `editor@mindanaoexaminer.com`, or `The Examiner <editor@mindanaoexaminer.com>`."""
    value = env.get(name, "").strip() or default
    address = r"[^\s<>@,]+@[^\s<>@,]+"
    if re.fullmatch(rf"{address}|[^<>@,\r\n]+ <{address}>", value):
        return value
    raise Mistyped(f"{name} is “{value}”; it must look like editor@mindanaoexaminer.com.")


def secret(env, name, path):
    """The secret key: from the environment, else from the file at `path`, which is made on the first start.

    The file is readable by its owner only. Raises `Mistyped` for a key too short to protect a session.
    """
    value = env.get(name, "").strip()
    if value:
        if len(value) < 50 or len(set(value)) < 5:
            raise Mistyped(f"{name} must be at least 50 characters, as random as can be.")
        return value
    if not path.exists():
        _write_once(path, secrets.token_urlsafe(60))
    value = path.read_text().strip()
    if len(value) < 50:
        raise Mistyped(
            f"the file {path} should hold the secret key and does not; delete it to get a new one."
        )
    return value


def _write_once(path, text):
    """Write a file that only its owner may read, whole or not at all; one that is there already stays."""
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f"{path.name}.{os.getpid()}")
    with open(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, mode=0o600), "w") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    try:
        os.link(draft, path)
    except FileExistsError:
        pass
    finally:
        draft.unlink()


def _address(name, value):
    """The split URL and its port, or a sentence where it is no URL, which never repeats a password."""
    try:
        parts = urlsplit(value)
        return parts, parts.port
    except ValueError:
        raise Mistyped(
            f"{name} is not an address that can be understood; "
            "a password with / @ : # ? in it must write them as %2F %40 %3A %23 %3F."
        ) from None


def _beginning(parts):
    return f"“{parts.scheme}://…”" if parts.scheme else "what it holds"
