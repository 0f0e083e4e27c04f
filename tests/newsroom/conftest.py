import pytest


@pytest.fixture(autouse=True)
def _nothing_is_mailed_beside_a_test(monkeypatch):
    monkeypatch.setattr("newsroom.answers.ANSWERS.mail_soon", lambda: None)
