"""Two presses of the empty form's button at the same moment: the database lets one of them make the story."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection
from django.test import Client

from articles.models import Article
from newsroom.autosave import form_tokens
from tests.factories import make_user
from tests.newsroom.autosave.test_form_tokens import opened
from tests.newsroom.desk import story_url

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.mark.parametrize("verb", ["_continue", "_submit"])
def test_of_two_presses_at_once_the_database_lets_one_make_the_story(migrated, monkeypatch, verb):
    user, start = make_user("ana", role="Reporter"), Barrier(2)
    browsers = [Client(), Client()]
    for browser in browsers:
        browser.force_login(user)
    sent, lead_on = opened(browsers[0], **{verb: "1"}), form_tokens.lead_on
    first = set()

    def both_have_looked(request, token):
        response = lead_on(request, token)
        if id(request) not in first:
            first.add(id(request))
            start.wait(30)
        return response

    monkeypatch.setattr(form_tokens, "lead_on", both_have_looked)

    def send(browser):
        try:
            return browser.post(story_url(), sent)
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as fingers:
        answers = list(fingers.map(send, browsers))
    story = Article.objects.get()
    assert [answer.status_code for answer in answers] == [302, 302]
    assert story_url(story) in [answer["Location"] for answer in answers]
    assert (story.revisions.count(), story.slug) == (1, "ferries-sail")
    assert story.acts.count() == (verb == "_submit")
