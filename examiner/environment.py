"""What the environment may say, and a plain sentence where it says something else.

Every reader takes the mapping to read from, so that settings read `os.environ` and tests read a dict.
A value that cannot be understood raises `Mistyped`, whose text is fit to be shown to an operator.
"""

import os
import secrets
from pathlib import Path
from urllib.parse import parse_qsl, unquote, urlsplit

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
    if value.isascii() and value.isdigit() and least <= int(value) <= most:
        return int(value)
    raise Mistyped(f"{name} is “{value}”; it must be a whole number from {least} to {most}.")


def words(env, name, default):
    """A list from words separated by commas, spaces around them ignored."""
    value = env.get(name, "")
    return [word.strip() for word in value.split(",") if word.strip()] or list(default)


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
    if parts.scheme not in {"http", "https"} or not parts.hostname or parts.path.strip("/") or parts.query:
        raise Mistyped(f"{name} is “{value}”; it must look like https://mindanaoexaminer.com, without a path.")
    return f"{parts.scheme}://{parts.netloc}"


def database(env, name, default):
    """Django's DATABASES entry from `sqlite:///path/to.db` or `postgres://user:password@host:5432/name`."""
    value = env.get(name, "").strip() or default
    parts, port = _address(name, value)
    path = unquote(parts.path)
    if parts.scheme == "sqlite" and not parts.netloc and len(path) > 1 and not parts.query:
        return _sqlite(path[1:])
    if parts.scheme in {"postgres", "postgresql"} and len(path) > 1:
        return {
            "ENGINE": "django.db.backends.postgresql",
            "NAME": path[1:],
            "USER": unquote(parts.username or ""),
            "PASSWORD": unquote(parts.password or ""),
            "HOST": unquote(parts.hostname or ""),
            "PORT": port or "",
            "CONN_MAX_AGE": 60,
            "CONN_HEALTH_CHECKS": True,
            "OPTIONS": dict(parse_qsl(parts.query))
            # A page that takes longer is lost already; a stuck lock must not hold a worker.
            | {"connect_timeout": 5, "options": "-c statement_timeout=10000 -c lock_timeout=4000"},
        }
    raise Mistyped(
        f"{name} must look like sqlite:///path/to/paper.sqlite3 or postgres://user:password@host:5432/name; "
        f"its beginning “{value.split('@')[-1][:40]}” does not."
    )


def _sqlite(path):
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": path,
        "OPTIONS": {
            # Take the write lock at BEGIN: a transaction that upgrades later fails at once, however long
            # the timeout (https://docs.djangoproject.com/en/5.2/ref/databases/#sqlite-transaction-behavior).
            "transaction_mode": "IMMEDIATE",
            "timeout": 10,
            # FULL: under NORMAL, WAL may lose the last commits in a power cut, and "saved" must mean saved.
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA cache_size=-16000;",
        },
    }


def cache(env, name, default):
    """Django's CACHES entry from `locmem://` or `redis://[:password@]host:6379/0`."""
    value = env.get(name, "").strip() or default
    parts, _ = _address(name, value)
    if value == "locmem://":
        return {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}
    if parts.scheme in {"redis", "rediss"} and parts.hostname and (parts.path.strip("/") or "0").isdigit():
        return {
            "BACKEND": "django.core.cache.backends.redis.RedisCache",
            "LOCATION": value,
            "OPTIONS": {"socket_timeout": 0.5, "socket_connect_timeout": 0.5},
        }
    raise Mistyped(f"{name} must be locmem:// or look like redis://host:6379/0; “{parts.scheme}://…” does not.")


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
    raise Mistyped(f"{name} must be console:// or look like smtp://user:password@host:587.")


def secret(env, name, path):
    """The secret key: from the environment, else from the file at `path`, which is made on the first start.

    The file is readable by its owner only. Raises `Mistyped` for a key too short to protect a session.
    """
    value = env.get(name, "").strip()
    if not value:
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            with path.open("x", opener=_private) as new:
                new.write(secrets.token_urlsafe(60))
        except FileExistsError:
            pass  # not the first start, or another process was quicker
        value = path.read_text().strip()
    if len(value) < 50 or len(set(value)) < 5:
        raise Mistyped(f"{name} must be at least 50 characters, as random as can be.")
    return value


def _private(path, flags):
    return os.open(path, flags, mode=0o600)


def _address(name, value):
    """The split URL and its port, or a sentence where it is no URL."""
    try:
        parts = urlsplit(value)
        return parts, parts.port
    except ValueError as error:
        raise Mistyped(f"{name} is not an address that can be understood ({error}).") from None
