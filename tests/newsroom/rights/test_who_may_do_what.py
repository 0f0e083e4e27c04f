"""“Who may do what” in the newsroom: what the table says is what the one function answers, cell by cell."""

import pytest
from django.contrib import admin
from django.urls import reverse

from articles.workflow import WORKFLOW
from newsroom.rights.page import NO, TABLE, YES
from people.permissions import ONLY, ROLES, may
from tests.factories import make_article, make_user, section
from tests.newsroom.every_row import make_every_row
from tests.newsroom.test_accessibility import complaints
from tests.newsroom.test_in_a_browser import sign_in

pytestmark = pytest.mark.django_db
RIGHTS = [right for rights in TABLE.values() for right in rights]
# Only an administrator has pages for these, whatever a role says.
ADMINISTRATORS = {"people.user", "auth.group"}


@pytest.fixture
def address():
    return reverse("admin:who_may_do_what")


def thing_of(permission, rows):
    """A row that others have made of the kind that a permission is about, or None where it has no page of its own."""
    app, _, act = permission.partition(".")
    return rows.get(f"{app}_{act.rpartition('_')[2]}")


@pytest.mark.parametrize("role", ROLES)
def test_every_cell_says_what_the_function_answers(role):
    rows, user = make_every_row(), make_user(role=role)
    user.sections.add(section("sports"))  # none of the stories is there
    rows["newspaper_letter"].about = "newsroom"
    wrong = {}
    for right in RIGHTS:
        in_general = all(may(user, permission) for permission in right.permissions)
        to_others = all(may(user, permission, thing_of(permission, rows)) for permission in right.permissions)
        expected = NO if not in_general else YES if to_others else "some"
        answer = right.answer(role)
        if expected != (answer if answer in (YES, NO) else "some"):
            wrong[right.words] = (answer, expected)
    assert wrong == {}


def test_the_words_of_a_limit_are_true():
    reporter, sub = make_user(role="Reporter"), make_user(role="Sub-editor")
    sub.sections.add(section("sports"))
    words = {role: right.answer(role) for right in RIGHTS[2:3] for role in ROLES}
    assert words["Reporter"] == "their own drafts"
    assert words["Sub-editor"] == "in their sections, and their own"
    change = "articles.change_article"
    assert may(reporter, change, make_article(status="draft", created_by=reporter))
    assert not may(reporter, change, make_article(status="review", created_by=reporter))
    assert may(sub, change, make_article(section=section("sports")))
    assert may(sub, change, make_article(created_by=sub))
    assert not may(sub, change, make_article())


def test_no_act_and_no_page_of_the_newsroom_is_missing():
    named = {permission for right in RIGHTS for permission in right.permissions}
    assert {step.permission for step in WORKFLOW.values()} <= named
    assert {permission for _, permission in ONLY} <= named
    kinds = {permission.replace("change_", "") for permission in named if "change_" in permission}
    with_pages = {model._meta.label_lower for model in admin.site._registry}
    assert with_pages - ADMINISTRATORS - kinds == set()


@pytest.mark.parametrize("role", [*ROLES, ""])
def test_everybody_finds_their_own_column_marked(client, address, role):
    client.force_login(make_user(role=role))
    page = client.get(address).content.decode()
    assert page.count("(you)</th>") == (1 if role else 0)
    assert page.count('is-mine">') == (len(RIGHTS) + 1 if role else 0)
    assert ("You have no role" in page) == (not role)
    assert address in client.get(reverse("admin:index")).content.decode()


def test_an_administrator_is_told_that_they_may_do_everything(client, address):
    client.force_login(make_user(is_superuser=True))
    assert "You are an administrator" in client.get(address).content.decode()


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_table_is_read_on_a_phone_and_by_everybody(at_home, editor, address, browser, scheme, width):
    context = browser.new_context(color_scheme=scheme, viewport={"width": width, "height": 800})
    page = context.new_page()
    sign_in(page, at_home, address)
    assert page.get_by_role("columnheader", name="Editor (you)").count() == 1
    assert page.get_by_role("row", name="Lay out fronts").get_by_role("cell").count() == len(ROLES)
    assert complaints(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    context.close()
