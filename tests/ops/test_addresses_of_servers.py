"""DATABASE_URL, CACHE_URL and MAIL_URL: what is understood, and what is refused."""

import pytest

from examiner import environment
from examiner.environment import Mistyped


def test_sqlite_is_the_default_in_any_folder(tmp_path):
    odd = tmp_path / "50% off? #1" / "newspaper.sqlite3"
    assert environment.database({"DATABASE_URL": ""}, "DATABASE_URL", odd)["NAME"] == str(odd)


def test_a_sqlite_file_may_lie_in_an_odd_folder(tmp_path):
    odd = tmp_path / "my papers @home"
    odd.mkdir()
    assert environment.database({"URL": f"sqlite:///{odd}/a.db"}, "URL", None)["NAME"] == f"{odd}/a.db"


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


def assert_refused(read, name, url, words):
    """One sentence about the variable, with an example of it and without the password."""
    with pytest.raises(Mistyped, match=rf"^{name} .*; it must look like .*://") as refusal:
        read({name: url}, name, "")
    said = str(refusal.value)
    assert words in said
    assert "hunter2" not in said
    assert len(said.splitlines()) == 1


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("newspaper.sqlite3", "does not begin with a scheme"),
        ("postgres//desk:hunter2@db/paper", "does not begin with a scheme"),
        ("postgres:/desk:hunter2@db/paper", "does not begin with a scheme"),
        ("mysql://desk:hunter2@db/paper", "begins with mysql://"),
        ("sqlite://paper.sqlite3", "does not name a file"),
        ("sqlite:///", "does not name a file"),
        ("sqlite:///paper.sqlite3?mode=ro", "does not name a file"),
        ("sqlite:////no/such/folder/paper.sqlite3", "there is no folder /no/such/folder"),
        ("sqlite:////tmp", "names the file /tmp"),
        ("postgres://desk:hunter2@db", "does not name one database"),
        ("postgres://desk:hunter2@db/paper/two", "does not name one database"),
        ("postgres://desk:hunter2@db/paper?conn_max_age=60", "after a question mark"),
        ("postgres://desk:hunter2@db/paper?hunter2", "after a question mark"),
        ("postgres://desk:hunter2@db:port/paper", "has a port"),
        ("postgres://desk:hunter2@db:99999/paper", "has a port"),
        ("postgres://desk:hunter2/paper", "has a port"),
        ("postgres://desk:hunter2/x@db/paper", "are written %2F"),
        ("postgres://desk:12/hunter2@db/paper", "are written %2F"),
        ("postgres://desk:12#hunter2@db/paper", "are written %2F"),
        ("postgres://desk:12?hunter2@db/paper", "are written %2F"),
        ("postgres://desk:[hunter2@db/paper", "are written %2F"),
        ("postgres://desk:hunter2@db/paper#one", "are written %2F"),
        ("postgres://desk:hunter2@[::1/paper", "has a bracket"),
        ("postgres://desk:hunter2@::1/paper", "an IPv6 address in brackets"),
        ("postgres://desk:hunter2@niño.ph/paper", "has to be written xn--"),
        ("postgres://desk:hunter2@d b/paper", "has a blank"),
        ("'postgres://desk:hunter2@db/paper'", "has quotation marks"),
    ],
)
def test_a_database_that_cannot_be_understood_is_refused_without_its_password(url, words):
    assert_refused(environment.database, "DATABASE_URL", url, words)


def test_a_password_may_have_letters_of_any_script_and_a_host_be_a_socket():
    entry = environment.database({"URL": "postgres://desk:pä%2F@%2Frun%2Fpg/paper"}, "URL", None)
    assert (entry["PASSWORD"], entry["HOST"]) == ("pä/", "/run/pg")


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
    ("url", "words"),
    [
        ("redis", "does not begin with a scheme"),
        ("redis://", "names no host"),
        ("redis://:hunter2@cache:6379/first", "the number of a database"),
        ("redis://:hunter2@cache:6379/٣", "the number of a database"),
        ("redis://:hunter2@cache/0?x=1", "the number of a database"),
        ("redis://:hunter2@cache:six/0", "has a port"),
        ("redis://:12/hunter2@cache:6379/0", "are written %2F"),
        ("redis://:hunter2@[::1", "has a bracket"),
        ("memcached://cache", "begins with memcached://"),
        ("locmem://x", "has something after locmem://"),
    ],
)
def test_a_cache_that_cannot_be_understood_is_refused_without_its_password(url, words):
    assert_refused(environment.cache, "CACHE_URL", url, words)


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


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("mail.ph", "does not begin with a scheme"),
        ("smtp://", "names no host"),
        ("imap://desk:hunter2@mail.ph", "begins with imap://"),
        ("smtp://a:hunter2@b:c", "has a port"),
        ("smtp://a:hunter2@b:99999", "has a port"),
        ("smtp://a:12/hunter2@b", "are written %2F"),
        ("smtp://mail.ph?tls=1", "goes on after the host"),
        ("smtp://mail.ph/desk", "goes on after the host"),
        ("console://x", "has something after console://"),
    ],
)
def test_mail_that_cannot_be_understood_is_refused_without_its_password(url, words):
    assert_refused(environment.mail, "MAIL_URL", url, words)
