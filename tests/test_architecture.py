"""The rooms know only those below them (docs/architecture.md), whether by an import or by a name in a string."""

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
# From the top; rooms of one line never know each other.
LINES = [
    ["examiner"],
    ["demo", "wordpress"],
    ["legalnotices"],
    ["newsroom", "frontpage", "readership", "advertising"],
    ["articles"],
    ["people"],
    ["sections", "sources", "newspaper"],
    ["richtext"],
    ["images", "staticsite", "namesakes"],
    ["pagecache", "rendering", "addresses", "webclient"],
    ["plaintext"],
]
LEVEL = {room: level for level, rooms in enumerate(LINES) for room in rooms}
WALLS = {("articles", "advertising"), ("advertising", "articles"), ("legalnotices", "articles")}
# "articles.Article", "articles.models.Article", "articles.signing:sign": what `get_model`, `import_string` and a
# ForeignKey take.
DOTTED = re.compile(rf"({'|'.join(LEVEL)})((?:\.[A-Za-z_]\w*)+)")
# What Django is started with, by any process.
SETTINGS_MODULE = "examiner.settings"
# Django's own settings, whose values are dotted names of the wiring; every other loan is registered in `ready()`.
DJANGO_SETTINGS = {
    "AUTHENTICATION_BACKENDS",
    "AUTH_USER_MODEL",
    "CSRF_FAILURE_VIEW",
    "FORMAT_MODULE_PATH",
    "INSTALLED_APPS",
    "LOGGING",
    "MIDDLEWARE",
    "ROOT_URLCONF",
    "TEMPLATES",
    "WSGI_APPLICATION",
}


def imports(tree: ast.Module):
    """(imported room, whether inside a function) of every import of ours in a module."""
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


def named_rooms(tree: ast.Module):
    """The rooms that strings of a module name: dotted names, and the first argument of `get_model`.

    "articles.view_article", a permission, and "articles.html", a file, are no names of Python's: a dotted name is one
    where it leads to a module of the room or names one of its models.
    """
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value != SETTINGS_MODULE:
            found = DOTTED.fullmatch(node.value)
            if found and _leads_somewhere(found[1], found[2].split(".")[1:]):
                yield found[1]
        elif (
            isinstance(node, ast.Call)
            and getattr(node.func, "attr", "") == "get_model"
            and len(node.args) > 1
        ):
            room = getattr(node.args[0], "value", None)
            if room in LEVEL:
                yield room


def _leads_somewhere(room: str, rest: list[str]) -> bool:
    """Whether "room.rest" names a module of the room or something in it, or one of its models."""
    return (
        rest[0][0].isupper() or (ROOT / room / rest[0]).is_dir() or (ROOT / room / f"{rest[0]}.py").is_file()
    )


def complaints(room: str, source: str, name: str = "module") -> list[str]:
    """What is wrong with the arrows of a module of a room, as sentences."""
    tree = ast.parse(source)
    found = []
    for other, is_inside in imports(tree):
        if other != room:
            found += [f"{name} imports {other}"] * (LEVEL[other] <= LEVEL[room])
            found += [f"the wall: {name} imports {other}"] * ((room, other) in WALLS)
            found += [f"{name} imports {other} inside a function"] * is_inside
    for other in named_rooms(tree):
        if other != room:
            is_upward = LEVEL[other] <= LEVEL[room] or (room, other) in WALLS
            found += [f"{name} names {other} in a string"] * is_upward
    return found


def loans(source: str) -> list[str]:
    """The settings that name something of a room and are none of Django's own."""
    found = []
    for node in ast.parse(source).body:
        if isinstance(node, ast.Assign) and any(named_rooms(ast.Module([node], []))):
            names = [target.id for target in node.targets if isinstance(target, ast.Name)]
            found += [name for name in names if name not in DJANGO_SETTINGS]
    return found


@pytest.mark.parametrize("room", LEVEL)
def test_a_room_knows_only_those_below_it(room):
    for path in (ROOT / room).rglob("*.py"):
        if "migrations" not in path.parts or not path.name.endswith("_initial.py"):
            assert complaints(room, path.read_text(), str(path.relative_to(ROOT))) == []


@pytest.mark.parametrize("room", LEVEL)
def test_the_tables_of_a_room_point_only_to_those_below_it(room):
    """A foreign key is an arrow, too: the first migrations have them all."""
    for path in (ROOT / room / "migrations").glob("*_initial.py"):
        assert complaints(room, path.read_text(), str(path.relative_to(ROOT))) == []


def test_settings_lend_nothing_of_a_room():
    assert loans((ROOT / "examiner/settings.py").read_text()) == []


def test_every_room_is_on_the_map():
    packages = {path.parent.name for path in ROOT.glob("*/__init__.py")}
    assert packages - {"tests", "ops"} == set(LEVEL)


@pytest.mark.parametrize(
    ("room", "source", "complaint"),
    [
        ("pagecache", "from articles.models import Article", "imports articles"),
        ("pagecache", "import staticsite.site", "imports staticsite"),
        ("sections", "from sources.models import Source", "imports sources"),
        ("articles", "import advertising", "imports advertising"),
        ("legalnotices", "from articles import cards", "the wall: module imports articles"),
        ("articles", "def f():\n    from people import models", "imports people inside a function"),
        ("images", "article = apps.get_model('articles', 'Article')", "names articles in a string"),
        ("images", "article = apps.get_model('articles.Article')", "names articles in a string"),
        (
            "people",
            "story = models.ForeignKey('articles.Article', models.CASCADE)",
            "names articles in a string",
        ),
        ("pagecache", "TASKS = [import_string('articles.views.detail')]", "names articles in a string"),
        ("legalnotices", "story = models.ForeignKey('articles.Article', models.CASCADE)", "names articles"),
    ],
)
def test_an_upward_arrow_is_seen(room, source, complaint):
    assert any(complaint in found for found in complaints(room, source))


@pytest.mark.parametrize(
    ("room", "source"),
    [
        ("articles", "from pagecache.expiry import register"),
        ("articles", "section = models.ForeignKey('sections.Section', models.PROTECT)"),
        ("articles", "def ready(self):\n    from articles import publishing"),
        ("people", "user.has_perm('articles.view_article')"),
        ("staticsite", "from pagecache.pages import CachedPage"),
        ("newspaper", "page = apps.get_model('flatpages', 'FlatPage')"),
    ],
)
def test_an_arrow_downward_is_none(room, source):
    assert complaints(room, source) == []


def test_a_loan_in_settings_is_seen():
    assert loans("LENT = ['articles.views.detail']\nMIDDLEWARE = ['examiner.middleware.tidy_address']") == [
        "LENT"
    ]


def test_markup_is_trusted_in_one_place():
    trusting = [path for path in (ROOT / "templates").rglob("*.html") if "|safe" in path.read_text()]
    assert trusting == []
