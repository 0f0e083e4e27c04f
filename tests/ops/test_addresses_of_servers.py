"""DATABASE_URL, CACHE_URL and MAIL_URL: what is understood, and what is refused."""

import pytest

from examiner import environment
from examiner.environment import Mistyped


def test_sqlite_is_the_default_in_any_folder(tmp_path):
    odd = tmp_path / "50% off? #1" / "newspaper.sqlite3"
    assert environment.database({"DATABASE_URL": ""}, "DATABASE_URL", odd)["NAME"] == str(odd)


def test_a_sqlite_file_of_its_own(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    entry = environment.database({"DATABASE_URL": f"sqlite:///{tmp_path}/a%20b.db"}, "DATABASE_URL", None)
    assert entry["NAME"] == f"{tmp_path}/a b.db"
    assert entry["OPTIONS"]["transaction_mode"] == "IMMEDIATE"
    assert environment.database({"DATABASE_URL": "sqlite:///a.db"}, "DATABASE_URL", None)["NAME"] == (
        f"{tmp_path}/a.db"
    )


def test_postgresql_is_read_in_all_its_parts():
    url = "postgres://the%40desk:p%2Fw%3A1@db.ph:6432/paper?sslmode=require"
    entry = environment.database({"DATABASE_URL": url}, "DATABASE_URL", None)
    assert entry["ENGINE"] == "django.db.backends.postgresql"
    assert (entry["USER"], entry["PASSWORD"], entry["HOST"], entry["PORT"], entry["NAME"]) == (
        ("the@desk", "p/w:1", "db.ph", 6432, "paper")
    )
    assert entry["OPTIONS"]["sslmode"] == "require"
    assert "statement_timeout" in entry["OPTIONS"]["options"]


def test_postgresql_through_a_socket_needs_no_host():
    entry = environment.database({"DATABASE_URL": "postgresql:///paper?host=/run"}, "DATABASE_URL", None)
    assert (entry["HOST"], entry["PORT"], entry["OPTIONS"]["host"]) == ("", "", "/run")


@pytest.mark.parametrize(
    "url",
    [
        "newspaper.sqlite3",
        "sqlite://paper.sqlite3",
        "sqlite:///",
        "sqlite:////no/such/folder/paper.sqlite3",
        "sqlite:////tmp",
        "mysql://desk:hunter2@db/paper",
        "postgres://desk:hunter2@db",
        "postgres://desk:hunter2@db:port/paper",
        "postgres://desk:hunter2/x@db/paper",
        "postgres://desk:hunter2@db/paper/two",
        "postgres://desk:hunter2@db/paper?conn_max_age=60",
        "postgres//desk:hunter2@db/paper",
        "postgres:/desk:hunter2@db/paper",
        "postgres://desk:hunter2@[::1/paper",
    ],
)
def test_a_database_that_cannot_be_understood_is_refused_without_its_password(url):
    with pytest.raises(Mistyped, match=r"^DATABASE_URL ") as refusal:
        environment.database({"DATABASE_URL": url}, "DATABASE_URL", None)
    assert "hunter2" not in str(refusal.value)


def test_the_cache_is_in_memory_or_redis():
    assert environment.cache({}, "CACHE_URL", "locmem://")["BACKEND"].endswith("LocMemCache")
    for url, location in (
        ("redis://:hunter2@cache:6379/1", "redis://:hunter2@cache:6379/1"),
        ("rediss://cache", "rediss://cache/0"),
    ):
        entry = environment.cache({"CACHE_URL": url}, "CACHE_URL", "locmem://")
        assert entry["BACKEND"].endswith("RedisCache")
        assert entry["LOCATION"] == location


@pytest.mark.parametrize(
    "url",
    [
        "redis",
        "redis://",
        "redis://:hunter2@cache:6379/first",
        "redis://:hunter2@cache:six/0",
        "memcached://cache",
        "redis://:hunter2@cache/0?x=1",
        "locmem://x",
    ],
)
def test_a_cache_that_cannot_be_understood_is_refused_without_its_password(url):
    with pytest.raises(Mistyped, match=r"^CACHE_URL ") as refusal:
        environment.cache({"CACHE_URL": url}, "CACHE_URL", "locmem://")
    assert "hunter2" not in str(refusal.value)


@pytest.mark.parametrize(
    ("url", "port", "tls", "ssl"),
    [
        ("smtp://desk:p%40w@mail.ph", 587, True, False),
        ("smtp://127.0.0.1:25", 25, False, False),
        ("smtps://desk:p%40w@mail.ph", 465, False, True),
    ],
)
def test_mail_goes_by_smtp(url, port, tls, ssl):
    settings = environment.mail({"MAIL_URL": url}, "MAIL_URL", "console://")
    assert settings["EMAIL_PORT"] == port
    assert (settings["EMAIL_USE_TLS"], settings["EMAIL_USE_SSL"]) == (tls, ssl)
    assert settings["EMAIL_HOST_PASSWORD"] == ("p@w" if "desk" in url else "")


def test_mail_goes_to_the_console_by_default():
    assert environment.mail({}, "MAIL_URL", "console://")["EMAIL_BACKEND"].endswith("console.EmailBackend")


@pytest.mark.parametrize("url", ["mail.ph", "smtp://", "imap://desk:hunter2@mail.ph", "smtp://a:hunter2@b:c"])
def test_mail_that_cannot_be_understood_is_refused_without_its_password(url):
    with pytest.raises(Mistyped, match=r"^MAIL_URL ") as refusal:
        environment.mail({"MAIL_URL": url}, "MAIL_URL", "console://")
    assert "hunter2" not in str(refusal.value)
