import pytest

from tests.factories import make_article, make_user
from tests.newsroom.hands import DESK
from tests.newsroom.test_in_a_browser import sign_in


@pytest.fixture(autouse=True)
def _nothing_is_mailed_beside_a_test(monkeypatch):
    monkeypatch.setattr("newsroom.sharing.draft_links.ANSWERS.send_in_background", lambda: None)
    monkeypatch.setattr("newsroom.notes.notifications.NOTIFICATIONS.send_in_background", lambda: None)


@pytest.fixture
def ben(db):
    """A sub-editor with a full name and an address."""
    return make_user("ben", role="Sub-editor", first_name="Ben", last_name="Cruz", email="ben@example.ph")


@pytest.fixture
def draft(reporter):
    """A reporter's own draft."""
    return make_article("Ferries sail", status="draft", created_by=reporter)


@pytest.fixture
def at_the_desk(at_home, browser):
    """Opens the newsroom's first screen for one of a role, in a browser of their own."""
    contexts = []

    def opened(role, **screen):
        make_user(role.lower(), role=role)
        contexts.append(browser.new_context(**screen))
        page = contexts[-1].new_page()
        sign_in(page, at_home, DESK, role.lower())
        return page

    yield opened
    for context in contexts:
        context.close()
