"""The rooms know only those below them, and nobody dodges that inside a function."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
# From the top; rooms of one line never know each other, except where `MAY_ALSO` says so.
LINES = [
    ["examiner"],
    ["demo", "wordpress"],
    ["legalnotices"],
    ["newsroom", "frontpage", "readership", "advertising"],
    ["articles"],
    ["people"],
    ["sections", "sources", "newspaper"],
    ["richtext"],
    ["images", "rendering", "staticsite"],
    ["pagecache"],
]
LEVEL = {room: level for level, rooms in enumerate(LINES) for room in rooms}
NEVER = {("articles", "advertising"), ("advertising", "articles"), ("legalnotices", "articles")}


def imports(path):
    """(imported room, whether inside a function) of every import of ours in a file."""
    tree = ast.parse(path.read_text())
    inside = {
        id(node)
        for function in ast.walk(tree)
        if isinstance(function, ast.FunctionDef)
        for node in ast.walk(function)
    }
    for node in ast.walk(tree):
        names = []
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            names = [node.module or ""]
        for name in names:
            room = name.split(".")[0]
            if room in LEVEL:
                yield room, id(node) in inside


@pytest.mark.parametrize("room", LEVEL)
def test_a_room_knows_only_those_below_it(room):
    for path in (ROOT / room).rglob("*.py"):
        for other, is_inside in imports(path):
            if other == room:
                continue
            assert LEVEL[other] > LEVEL[room], f"{path.relative_to(ROOT)} imports {other}"
            assert (room, other) not in NEVER, f"the wall: {path.relative_to(ROOT)} imports {other}"
            assert not is_inside, f"{path.relative_to(ROOT)} imports {other} inside a function"


def test_every_room_is_on_the_map():
    packages = {path.parent.name for path in ROOT.glob("*/__init__.py")}
    assert packages - {"tests", "ops"} == set(LEVEL)


def test_markup_is_trusted_in_one_place():
    trusting = [path for path in (ROOT / "templates").rglob("*.html") if "|safe" in path.read_text()]
    assert trusting == []
