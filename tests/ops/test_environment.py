"""What the environment may say (examiner/environment.py), and the sentence where it says something else."""

import os
import stat

import pytest

from examiner import environment
from examiner.environment import Mistyped


@pytest.mark.parametrize(
    ("text", "value"),
    [("1", True), ("yes", True), ("ON", True), (" true ", True), ("0", False), ("No", False), ("", None)],
)
def test_a_switch_reads_yes_and_no(text, value):
    assert environment.switch({"DEMO": text}, "DEMO", None) is value


@pytest.mark.parametrize("text", ["2", "ja", "nope", "-1", "True!"])
def test_a_switch_refuses_anything_else(text):
    with pytest.raises(Mistyped, match=r"DEMO is “.*”; it must be 1 or 0"):
        environment.switch({"DEMO": text}, "DEMO", True)


@pytest.mark.parametrize("text", ["0", "65536", "80a", "-8000", "8 000", "8000.0", "٨٠٠٠", "9" * 5000])
def test_a_port_must_be_a_port(text):
    with pytest.raises(Mistyped, match=r"PORT is .* whole number from 1 to 65535"):
        environment.number({"PORT": text}, "PORT", 8000, 1, 65535)


def test_a_port_is_read_and_has_a_default():
    assert environment.number({"PORT": " 8080 "}, "PORT", 8000, 1, 65535) == 8080
    assert environment.number({}, "PORT", 8000, 1, 65535) == 8000


def test_a_folder_becomes_absolute_and_need_not_exist(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert environment.folder({"VAR_DIR": "a/b"}, "VAR_DIR", "/x") == tmp_path / "a" / "b"
    assert environment.folder({"VAR_DIR": ""}, "VAR_DIR", tmp_path) == tmp_path


def test_a_file_in_the_place_of_a_folder_is_refused(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(Mistyped, match="is not a folder"):
        environment.folder({"VAR_DIR": f"{tmp_path}/file/var"}, "VAR_DIR", "/x")


@pytest.mark.parametrize(
    ("text", "hosts"),
    [
        ("a.ph, b.ph", ["a.ph", "b.ph"]),
        (".examiner.ph,localhost,127.0.0.1,[::1]", [".examiner.ph", "localhost", "127.0.0.1", "[::1]"]),
        ("", ["default.ph"]),
        (" , ", ["default.ph"]),
    ],
)
def test_hosts_are_separated_by_commas(text, hosts):
    assert environment.hosts({"ALLOWED_HOSTS": text}, "ALLOWED_HOSTS", ["default.ph"]) == hosts


@pytest.mark.parametrize("text", ["*", "https://a.ph", "a.ph:8000", "a.ph b.ph", "a.ph/", "a..ph", "::1"])
def test_hosts_that_never_match_or_always_match_are_refused(text):
    with pytest.raises(Mistyped, match="ALLOWED_HOSTS holds"):
        environment.hosts({"ALLOWED_HOSTS": text}, "ALLOWED_HOSTS", [])


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("https://mindanaoexaminer.com/", "https://mindanaoexaminer.com"),
        ("http://127.0.0.1:8000", "http://127.0.0.1:8000"),
        ("http://[::1]:8000", "http://[::1]:8000"),
        ("https://xn--nio-8ma.ph", "https://xn--nio-8ma.ph"),
        # Browsers name no port that is the scheme's own, and write hosts small.
        ("HTTPS://MindanaoExaminer.com:443", "https://mindanaoexaminer.com"),
        ("http://web:80/", "http://web"),
    ],
)
def test_an_origin_is_scheme_and_host(text, value):
    assert environment.origin({"SITE_URL": text}, "SITE_URL", "") == value


@pytest.mark.parametrize("text", ["desk@paper.ph", "The Examiner <desk@paper.ph>"])
def test_mails_are_from_an_address_with_a_name_or_without(text):
    assert environment.sender({"MAIL_FROM": text}, "MAIL_FROM", "") == text


@pytest.mark.parametrize(
    "text", ["desk", "the desk", "@paper.ph", "a@b, c@d", "a@b\nBcc: c@d", "A <a@b", "a@b>"]
)
def test_mails_are_from_nobody_else(text):
    with pytest.raises(Mistyped, match="MAIL_FROM is"):
        environment.sender({"MAIL_FROM": text}, "MAIL_FROM", "")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("mindanaoexaminer.com", "does not begin with a scheme"),
        ("//a.ph", "does not begin with a scheme"),
        ("https:/a.ph", "does not begin with a scheme"),
        ("https//a.ph", "does not begin with a scheme"),
        ("ftp://mindanaoexaminer.com", "neither https:// nor http://"),
        ("https://mindanaoexaminer.com/news", "goes on after the host"),
        ("https://a.ph?x=1", "goes on after the host"),
        ("https://a.ph/?", "goes on after the host"),
        ("https://a.ph#x", "goes on after the host"),
        ("https://a.ph/@desk", "goes on after the host"),
        ("https://me@a.ph", "has a user name"),
        ("https://me:hunter2@a.ph", "has a user name"),
        ("https://", "names no host"),
        ("https://:8000", "names no host"),
        ("https://a b.ph", "has a blank"),
        ("https:// a.ph", "has a blank"),
        ("https://a.ph\n.example", "has a blank"),
        ("https://a\u200b.ph", "an invisible character"),
        ("“https://a.ph”", "has quotation marks"),
        ("https://a.ph:port", "has a port"),
        ("https://a.ph:99999", "has a port"),
        ("https://a.ph:0", "has a port"),
        ("https://a.ph:", "has a port"),
        ("https://a.ph:８０", "has a port"),
        ("https://[::1]x", "has a bracket"),
        ("https://[::1", "has a bracket"),
        ("https://::1]", "has a bracket"),
        ("https://[1.2.3.4]", "has a bracket"),
        ("https://::1", "an IPv6 address in brackets"),
        ("https://niño.ph", "has to be written xn--nio-8ma.ph"),
        ("https://nin\u0303o.ph:8000", "has to be written xn--nio-8ma.ph"),
        ("https://a..ph", "neither a name nor an address"),
        ("https://*.a.ph", "neither a name nor an address"),
        ("https://-.ph", "neither a name nor an address"),
        ("https://999.1.1.1", "neither a name nor an address"),
        (f"https://{'a' * 64}.ph", "neither a name nor an address"),
        ("https://a.ph\\news", "neither a name nor an address"),
    ],
)
def test_an_origin_is_nothing_else_and_says_why(text, words):
    with pytest.raises(
        Mistyped, match=r"^SITE_URL is “.*; it must look like https://mindanaoexaminer.com"
    ) as refusal:
        environment.origin({"SITE_URL": text}, "SITE_URL", "")
    said = str(refusal.value)
    assert words in said
    assert "%2F" not in said, "advice about passwords"
    assert "hunter2" not in said
    assert len(said.splitlines()) == 1


SECRETS = [
    "postgres://desk:hunter2@db/paper",
    "https://paper.ph/?key=hunter2",
    "desk:hunter2@db",
    " redis://:hunter2@cache\n:6379/0",
]


@pytest.mark.parametrize("value", SECRETS)
@pytest.mark.parametrize(
    ("name", "read"),
    [
        ("SITE_URL", environment.origin),
        ("CACHE_URL", environment.cache),
        ("MAIL_URL", environment.mail),
        ("MAIL_FROM", environment.sender),
        ("DEMO", environment.switch),
        ("ALLOWED_HOSTS", environment.hosts),
        ("TRUSTED_PROXIES", lambda env, name, default: environment.number(env, name, 0, 0, 5)),
        (
            "VAR_DIR",
            lambda env, name, default: environment.folder({name: f"/dev/null/{env[name]}"}, name, "/x"),
        ),
    ],
)
def test_no_sentence_repeats_the_secret_of_another_variable(name, read, value):
    if name == "CACHE_URL" and value.strip().startswith("redis"):
        value = "redis://:hunter2@cache:six"
    with pytest.raises(Mistyped, match=f"^{name} ") as refusal:
        read({name: value}, name, "")
    assert "hunter2" not in str(refusal.value)
    assert len(str(refusal.value).splitlines()) == 1


@pytest.mark.parametrize("text", ["/", "//", "/dev/..", ".", "tests/.."])
def test_folders_in_which_other_things_lie_are_refused(text, monkeypatch):
    monkeypatch.chdir(environment.ROOT)
    with pytest.raises(Mistyped, match=r"^VAR_DIR is “.*; it must be a folder of its own"):
        environment.folder({"VAR_DIR": text}, "VAR_DIR", "/x")


def test_a_folder_of_nobody_is_refused():
    with pytest.raises(Mistyped, match="VAR_DIR is “~nobody-here/var”, but there is no such user"):
        environment.folder({"VAR_DIR": "~nobody-here/var"}, "VAR_DIR", "/x")


def test_the_secret_key_is_made_once_and_only_its_owner_may_read_it(tmp_path):
    path = tmp_path / "var" / "secret-key"
    key = environment.secret({}, "SECRET_KEY", path)
    assert len(key) >= 50
    assert stat.S_IMODE(os.stat(path).st_mode) == 0o600
    assert environment.secret({}, "SECRET_KEY", path) == key
    assert [found.name for found in path.parent.iterdir()] == ["secret-key"]


def test_the_secret_key_of_the_environment_needs_no_file(tmp_path):
    key = "".join(map(str, range(40)))
    assert environment.secret({"SECRET_KEY": key}, "SECRET_KEY", tmp_path / "secret-key") == key
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("text", ["secret", "x" * 60])
def test_a_secret_key_that_protects_nothing_is_refused(text, tmp_path):
    with pytest.raises(Mistyped, match="at least 50 characters"):
        environment.secret({"SECRET_KEY": text}, "SECRET_KEY", tmp_path / "secret-key")


def test_an_empty_secret_key_file_is_named_in_the_refusal(tmp_path):
    (tmp_path / "secret-key").write_text("\n")
    with pytest.raises(Mistyped, match="secret-key should hold the secret key"):
        environment.secret({}, "SECRET_KEY", tmp_path / "secret-key")
