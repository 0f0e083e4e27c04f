"""What a state of a story means is said in one place, articles/workflow.py; everybody else asks."""

import ast
from pathlib import Path

import pytest

from articles.models import Article

ROOT = Path(__file__).resolve().parent.parent.parent
Status = Article.Status
MEMBERS, VALUES = set(Status.names), set(Status.values)
ROOMS = ["articles", "examiner", "frontpage", "newsroom", "people", "readership", "wordpress"]


@pytest.mark.parametrize("status", Status)
def test_every_state_is_on_its_way_or_published_or_taken_away(status):
    assert [status.is_in_preparation, status is Status.PUBLISHED, status.is_taken_away].count(True) == 1


@pytest.mark.parametrize("status", Status)
def test_every_state_but_one_says_why_readers_see_nothing(status):
    assert bool(status.hidden_because) is (status is not Status.PUBLISHED)


def test_a_reporter_has_what_was_begun_and_what_came_back():
    assert {status for status in Status if status.is_being_written} == {Status.DRAFT, Status.RETURNED}
    assert all(status.is_in_preparation for status in Status if status.is_being_written)


@pytest.mark.parametrize("status", Status)
def test_a_story_says_what_its_state_says(status):
    story = Article(status=status.value)
    assert story.is_being_written is status.is_being_written
    assert story.is_in_preparation is status.is_in_preparation
    assert story.is_taken_away is status.is_taken_away


def states_in(node):
    """How many states a literal collection holds, as `Status.DRAFT` or, where all are texts, as "draft"."""
    parts = node.keys if isinstance(node, ast.Dict) else node.elts
    members = [
        part
        for part in parts
        if isinstance(part, ast.Attribute)
        and part.attr in MEMBERS
        and ast.unparse(part.value).rpartition(".")[2] == "Status"
    ]
    texts = [part.value for part in parts if isinstance(part, ast.Constant) and isinstance(part.value, str)]
    # Words that other things share with states, such as an address, stand among others.
    are_states = len(texts) == len(parts) and set(texts) <= VALUES
    return len(members) + (len(texts) if are_states else 0)


def test_nobody_else_groups_states():
    found = []
    for path in (path for room in ROOMS for path in (ROOT / room).rglob("*.py")):
        if "migrations" in path.parts or path.relative_to(ROOT) == Path("articles/workflow.py"):
            continue
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Set | ast.List | ast.Tuple | ast.Dict) and states_in(node) > 1:
                found.append(f"{path.relative_to(ROOT)}:{node.lineno}: {ast.unparse(node)}")
    assert found == []
