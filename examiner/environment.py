"""What the environment may say, and a plain sentence where it says something else.

Every reader takes the mapping to read from, so that settings read `os.environ` and tests read a dict. A value that
cannot be understood raises `Mistyped`, whose text is fit to be shown to an operator and never repeats a password.
Only the standard library is used: ops/server/start.py refuses a typo before anything is installed.
"""

import ipaddress
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

ROOT = Path(__file__).resolve().parent.parent  # of the program

SWITCHES = dict.fromkeys(("1", "true", "yes", "on"), True) | dict.fromkeys(("0", "false", "no", "off"), False)
_LABEL = "[A-Za-z0-9_](?:[A-Za-z0-9_-]*[A-Za-z0-9_])?"
_HOST = rf"{_LABEL}(?:\.{_LABEL})*"  # a name, or an IPv4 address
_IPV6 = r"\[[0-9A-Fa-f:.]+\]"
_MAIL = r"[^\s<>@,:;\"]+@[^\s<>@,:;/\"]+"
# What may follow the question mark of a PostgreSQL address: libpq's own words, of those that make sense for one site
# (https://www.postgresql.org/docs/current/libpq-connect.html#LIBPQ-PARAMKEYWORDS).
_LIBPQ = {"host", "sslcert", "sslkey", "sslmode", "sslrootcert"}


class Mistyped(ValueError):
    """A variable of the environment holds something that the site does not understand."""


def switch(env: Env, name: str, default: bool) -> bool:
    """True or False from 1/0, true/false, yes/no or on/off."""
    value = _text(env, name)
    if value.lower() not in SWITCHES and value:
        raise Mistyped(f"{name} is “{_shown(value)}”; it must be 1 or 0.")
    return SWITCHES.get(value.lower(), default)


def number(env: Env, name: str, default: int, least: int, most: int) -> int:
    """A whole number from `least` to `most`, both included."""
    value = _text(env, name, str(default))
    if re.fullmatch(r"[0-9]{1,9}", value) and least <= int(value) <= most:
        return int(value)
    raise Mistyped(
        f"{name} is “{_shown(value)}”; it must be a whole number from {least} to {most}, such as {default}."
    )


def workers_and_threads(env: Env) -> tuple[int, int]:
    """How many processes answer readers, and how many threads each has: WEB_WORKERS and WEB_THREADS."""
    return number(env, "WEB_WORKERS", 2, 1, 64), number(env, "WEB_THREADS", 32, 1, 64)


def hosts(env: Env, name: str, default: Iterable[str]) -> list[str]:
    """Names or addresses of hosts, separated by commas; a leading dot means all names below: `.example.ph`.

    Ports, schemes and `*` are refused: the first two never match a request, the last matches a forged one.
    """
    names = [word.strip() for word in _text(env, name).split(",") if word.strip()]
    for host in names:
        if not re.fullmatch(rf"\.?{_HOST}|{_IPV6}", host):
            raise Mistyped(
                f"{name} holds “{_shown(host)}”; it must be names of hosts separated by commas, "
                "such as mindanaoexaminer.com,www.mindanaoexaminer.com."
            )
    return names or list(default)


def folder(env: Env, name: str, default: Path | str) -> Path:
    """An absolute path to a folder that exists or could be made; a file in its place is refused.

    So are the root of the disk and the program's own folder: what is kept in `static/` and `pagecache/` below it would
    be mixed with the program's.
    """
    value = _text(env, name, str(default))
    try:
        path = Path(value).expanduser().absolute()
    except RuntimeError:
        raise Mistyped(
            f"{name} is “{_shown(value)}”, but there is no such user; it must be a folder such as /srv/examiner."
        ) from None
    real = Path(os.path.realpath(path))
    if real in (ROOT, real.parent):
        whose = "folder of the program" if real == ROOT else "root of the disk"
        raise Mistyped(
            f"{name} is “{path}”, the {whose}; it must be a folder of its own such as /srv/examiner."
        )
    place = next(place for place in (path, *path.parents) if place.exists())
    if not place.is_dir():
        raise Mistyped(
            f"{name} is “{_shown(str(path))}”, but {_shown(str(place))} is not a folder; "
            "it must be a folder such as /srv/examiner."
        )
    return path


def origin(env: Env, name: str, default: str) -> str:
    """Scheme and host of the public site, without a path: `https://mindanaoexaminer.com`.

    As browsers write it: in small letters, and with a port only where it is not the scheme's own.
    """
    value = _text(env, name, default)
    example, subject = "https://mindanaoexaminer.com", f"{name} is “{_shown(value)}”, which"
    url = _url(subject, value, example)
    if url.scheme not in {"http", "https"}:
        raise _mistyped(subject, "begins with neither https:// nor http://", example)
    if "@" in url.netloc:
        raise _mistyped(subject, "has a user name or a password in it that every reader would see", example)
    if not url.hostname:
        raise _mistyped(subject, "names no host", example)
    if url.path.strip("/") or "?" in value or "#" in value:
        raise _mistyped(subject, "goes on after the host", f"{example}, without anything after it")
    host = f"[{url.hostname}]" if ":" in url.hostname else url.hostname
    is_usual = url.port in (None, {"http": 80, "https": 443}[url.scheme])
    return f"{url.scheme}://{host}" if is_usual else f"{url.scheme}://{host}:{url.port}"


def sender(env: Env, name: str, default: str) -> str:
    """Who mails are from: `editor@mindanaoexaminer.com`, or `The Examiner <editor@mindanaoexaminer.com>`."""
    value = _text(env, name, default)
    if not re.fullmatch(rf"{_MAIL}|[^<>@,\r\n]+ <{_MAIL}>", value):
        raise Mistyped(f"{name} is “{_shown(value)}”; it must look like editor@mindanaoexaminer.com.")
    return value


def database(env: Env, name: str, default: Path) -> dict[str, Any]:
    """Django's DATABASES entry from `sqlite:///path/to.db` or `postgres://user:password@host:5432/name`.

    `default` is the SQLite file that is used where the variable is empty.
    """
    value = _text(env, name)
    if not value:
        return _sqlite(default)
    example = "sqlite:///path/to/paper.sqlite3 or postgres://user:password@host:5432/name"
    url = _url(name, value, example, may_have_password=True)
    path, options = unquote(url.path)[1:], dict(parse_qsl(url.query, keep_blank_values=True))
    if url.scheme not in {"sqlite", "postgres", "postgresql"}:
        raise _mistyped(name, f"begins with {url.scheme}://", example)
    if "#" in value:
        raise _mistyped(name, f"has a # in it: {_ENCODING}", example)
    if url.scheme == "sqlite":
        if url.netloc or not path or url.query:
            raise _mistyped(name, "does not name a file after sqlite:// and one more slash", example)
        return _sqlite(_file(name, Path(path).absolute()))
    if not path or "/" in path:
        raise _mistyped(name, "does not name one database after the server", example)
    if "?" in value and not (options and options.keys() <= _LIBPQ):
        known = ", ".join(sorted(_LIBPQ))
        raise _mistyped(name, f"has something other than {known} after a question mark", example)
    return _postgresql(url, path, options)


def _file(name, file):
    """The path of a database file, whose folder must be there."""
    if not file.parent.is_dir() or file.is_dir():
        raise Mistyped(
            f"{name} names the file {file}, but there is no folder {file.parent} to hold it; "
            "it must look like sqlite:///path/to/paper.sqlite3."
        )
    return file


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
    if value.lower() == "locmem://":
        return {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}
    example = "redis://:password@host:6379/0, or be locmem://"
    url = _url(name, value, example, may_have_password=True)
    number = url.path.strip("/") or "0"
    if url.scheme not in {"redis", "rediss"}:
        fault = "has something after locmem://" if url.scheme == "locmem" else f"begins with {url.scheme}://"
        raise _mistyped(name, fault, example)
    if not url.hostname:
        raise _mistyped(name, "names no host", example)
    if not re.fullmatch("[0-9]{1,4}", number) or "?" in value or "#" in value:
        raise _mistyped(name, "has something other than the number of a database after the host", example)
    return {
        "BACKEND": "django.core.cache.backends.redis.RedisCache",
        "LOCATION": f"{url.scheme}://{url.netloc}/{number}",
        "OPTIONS": {"socket_timeout": 0.5, "socket_connect_timeout": 0.5},
    }


def mail(env: Env, name: str, default: str) -> dict[str, Any]:
    """Django's mail settings from `console://`, `smtp://user:password@host:587` (STARTTLS) or `smtps://…:465`."""
    value = _text(env, name, default)
    if value.lower() == "console://":
        return {"EMAIL_BACKEND": "django.core.mail.backends.console.EmailBackend"}
    example = "smtp://user:password@host:587, or be console://"
    url = _url(name, value, example, may_have_password=True)
    if url.scheme not in {"smtp", "smtps"}:
        fault = (
            "has something after console://" if url.scheme == "console" else f"begins with {url.scheme}://"
        )
        raise _mistyped(name, fault, example)
    if not url.hostname:
        raise _mistyped(name, "names no host", example)
    if url.path.strip("/") or "?" in value or "#" in value:
        raise _mistyped(name, "goes on after the host and its port", example)
    return {
        "EMAIL_BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        "EMAIL_HOST": url.hostname,
        "EMAIL_PORT": url.port or (465 if url.scheme == "smtps" else 587),
        "EMAIL_HOST_USER": unquote(url.username or ""),
        "EMAIL_HOST_PASSWORD": unquote(url.password or ""),
        "EMAIL_USE_SSL": url.scheme == "smtps",
        "EMAIL_USE_TLS": url.scheme == "smtp" and bool(url.username),
    }


def secret(env: Env, name: str, path: Path) -> str:
    """The secret key: from the environment, else from the file at `path`, which is made on the first start.

    The file is readable by its owner only. Raises `Mistyped` for a key too short to protect a session.
    """
    value = _text(env, name)
    if value and (len(value) < 50 or len(set(value)) < 5):
        raise Mistyped(
            f"{name} must be at least 50 characters, as random as can be, such as those that "
            'python3 -c "import secrets; print(secrets.token_hex(32))" makes.'
        )
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
    value = path.read_text(errors="replace").strip()
    if len(value) < 50:
        raise Mistyped(
            f"the file {path} should hold the secret key and does not; delete it to get a new one."
        )
    return value


def _text(env: Env, name: str, default: str = "") -> str:
    return env.get(name, "").strip() or default


# Of an address with a password: what to do where the password has one of the characters that part an address.
_ENCODING = "in a user name or password, / @ : # ? [ ] are written %2F %40 %3A %23 %3F %5B %5D"


def _url(subject: str, value: str, example: str, may_have_password: bool = False) -> SplitResult:
    """The parts of an address, with a host that can be one and a port from 1 to 65535, or neither.

    Raises `Mistyped` with a sentence about `subject` that says what is wrong, repeats nothing but the host, and speaks
    of passwords only where there may be one.
    """
    try:
        return _split(value, may_have_password)
    except ValueError as fault:
        raise _mistyped(subject, str(fault), example) from None


def _mistyped(subject, fault, example):
    return Mistyped(f"{subject} {fault}; it must look like {example}.")


def _split(value, may_have_password):
    """What `_url` returns; raises ValueError with what is wrong."""
    if value[0] in "\"'“”‘’":
        raise ValueError("has quotation marks around it")
    match = re.match(r"([A-Za-z][A-Za-z0-9+.-]*)://([^/?#]*)", value)
    if not value.isprintable() or " " in (match[0] if match else value):
        raise ValueError("has a blank or an invisible character in it")
    if not match:
        raise ValueError("does not begin with a scheme, a colon and two slashes")
    server, rest = match[2], value[match.end() :]
    credentials, _, place = server.rpartition("@")
    if may_have_password and server and ("@" in rest or re.search(r"[\[\]]", credentials)):
        raise ValueError(f"cannot be taken apart: {_ENCODING}")
    _check_place(place, may_have_password)
    try:
        return urlsplit(value)
    except ValueError:  # its own words repeat the value
        raise ValueError("cannot be understood") from None


def _check_place(place, may_be_secret):
    """Raises ValueError where `host:port` can be none. An empty host may stand for a socket, and so may %2Frun."""
    end = place.find(":", place.rfind("]") + 1)
    host, port = (place, None) if end < 0 else (place[:end], place[end + 1 :])
    if "[" in place or "]" in place:
        if not (re.fullmatch(_IPV6, host) and _is_address(host[1:-1], ipaddress.IPv6Address)):
            raise ValueError("has a bracket that does not hold an IPv6 address, as in [::1]")
    elif place.count(":") > 1:
        raise ValueError(
            "has more than one colon in its host, which only an IPv6 address in brackets has: [::1]"
        )
    elif host and not (may_be_secret and host.startswith("%2F")):
        _check_host(host, may_be_secret)
    if port is not None and not (re.fullmatch("[0-9]{1,5}", port) and 1 <= int(port) <= 65535):
        raise ValueError("has a port that is not a number from 1 to 65535")


def _check_host(host, may_be_secret):
    try:
        ascii_name = host.encode("idna").decode()
    except UnicodeError:
        ascii_name = ""
    is_name = re.fullmatch(_HOST, ascii_name)
    if is_name and not host.isascii():
        written = "xn--…" if may_be_secret else ascii_name
        raise ValueError(f"has letters beyond a to z in its host, which has to be written {written}")
    is_number = re.fullmatch("[0-9.]+", host)
    if not is_name or (is_number and not _is_address(host, ipaddress.IPv4Address)):
        raise ValueError("has a host that is neither a name nor an address")


def _is_address(text, kind):
    with suppress(ValueError):
        return bool(kind(text))
    return False


def _shown(value):
    """A value as a sentence may repeat it: on one line, not long, and nothing of it that may hold a secret."""
    if "@" in value and ":" in value:
        return "…"
    value = re.sub(r"(?<=[?#]).+", "…", value, flags=re.DOTALL)
    line = "".join(char if char.isprintable() else "�" for char in value)
    return line if len(line) <= 80 else f"{line[:80]}…"
