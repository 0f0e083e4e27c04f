"""The composition and the list of variables say what is true, and hold no secret."""

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
COMPOSITION = (ROOT / "docker-compose.yml").read_text()
EXAMPLE = (ROOT / ".env.example").read_text()


def test_the_composition_holds_no_secret_and_asks_for_each_with_a_sentence():
    named = re.findall(r"(\w*(?:SECRET|PASSWORD|TOKEN)\w*): (.+)", COMPOSITION)
    assert {name for name, _ in named} == {"SECRET_KEY", "POSTGRES_PASSWORD"}
    for name, value in named:
        assert re.fullmatch(rf"\$\{{{name}:\?[a-z].*\.env.*\}}", value), (name, value)
    assert re.search(r"DATABASE_URL: postgres://examiner:\$\{POSTGRES_PASSWORD:\?", COMPOSITION)


def test_only_nginx_is_published_and_only_on_this_machine():
    assert re.findall(r"ports: (.+)", COMPOSITION) == ['["${PUBLISH:-127.0.0.1:8080}:80"]']


def test_the_example_has_no_secret():
    assert re.findall(r"^(\w+)=(.*)$", EXAMPLE, re.MULTILINE) == [
        ("SECRET_KEY", ""),
        ("POSTGRES_PASSWORD", ""),
    ]


def test_every_variable_that_is_read_is_explained():
    read = set(re.findall(r"\$\{(\w+)", COMPOSITION))
    for source in ("examiner/settings.py", "ops/server/gunicorn.conf.py"):
        text = (ROOT / source).read_text()
        read |= set(re.findall(r"os\.environ(?:\.get\(|, )[\"'](\w+)", text))
    assert len(read) > 10
    explained = set(re.findall(r"^#?([A-Z_]+)=", EXAMPLE, re.MULTILINE))
    assert read - explained == set()
    assert explained - read == set()
