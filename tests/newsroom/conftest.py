import pytest

from tests.factories import make_article, make_user


@pytest.fixture(autouse=True)
def _nothing_is_mailed_beside_a_test(monkeypatch):
    monkeypatch.setattr("newsroom.answers.ANSWERS.mail_soon", lambda: None)
    monkeypatch.setattr("newsroom.telling.MESSAGES.mail_soon", lambda: None)


@pytest.fixture
def ben(db):
    """A sub-editor with a full name and an address."""
    return make_user("ben", role="Sub-editor", first_name="Ben", last_name="Cruz", email="ben@example.ph")


@pytest.fixture
def draft(reporter):
    """A reporter's own draft."""
    return make_article("Ferries sail", status="draft", created_by=reporter)
