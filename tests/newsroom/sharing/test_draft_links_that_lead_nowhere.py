"""Forged, expired and revoked draft links, and what is kept of any of them: nothing."""

import datetime as dt
import logging

import pytest
from django.utils import timezone

from articles.publishing import save_story
from examiner.logs import WithoutSecrets
from newsroom.sharing import draft_links
from newsroom.sharing.models import DraftLink
from tests.factories import make_article, make_user
from tests.newsroom.sharing.test_draft_links import APPROVAL, address, is_private

pytestmark = pytest.mark.django_db

SECRET = b"The dam that leaks"


@pytest.fixture
def link(editor):
    story = make_article(SECRET.decode(), status="draft")
    return draft_links.share(story, by=editor, for_whom="Atty. Sayo", days=3)


def test_no_two_links_have_the_same_address_and_none_can_be_guessed(link, editor):
    others = [draft_links.share(link.story, by=editor, for_whom="x", days=1).token for _ in range(200)]
    assert len({*others, link.token}) == 201
    assert {len(token) for token in others} == {32}


def test_a_thousand_forged_links_lead_nowhere(client, link):
    token = link.token
    forged = [token[:-1], token + "A", token.swapcase(), token[::-1], "A" * 32, "a", "-" * 100, str(link.pk)]
    forged += [token[:n] + ("A" if token[n] != "A" else "B") + token[n + 1 :] for n in range(32)]
    forged += [DraftLink._meta.get_field("token").default() for _ in range(960)]
    for other in forged:
        response = client.get(f"/draft/{other}/")
        assert response.status_code == 404, other
        assert SECRET not in response.content
    assert is_private(response)


@pytest.mark.parametrize(
    "path",
    [
        "/draft/",
        "/draft/%00/",
        "/draft/a b/",
        "/draft/é/",
        "/draft/../admin/",
        "/draft/x/y/",
        "/draft/" + "x" * 101,
    ],
)
def test_a_strange_address_gets_an_answer(client, link, path):
    assert client.get(path).status_code in {400, 404}


def ended(link, how):
    if how == "expired":
        DraftLink.objects.filter(pk=link.pk).update(expires_at=timezone.now() - dt.timedelta(seconds=1))
    elif how == "revoked":
        draft_links.revoke(link)
    elif how == "its maker has left":
        link.made_by.delete()
    elif how == "its maker may no longer":
        link.made_by.groups.clear()
    elif how == "its maker is locked out":
        type(link.made_by).objects.update(is_active=False)
    else:
        link.story.status = "spiked"
        save_story(link.story)


HOWS = [
    "expired",
    "revoked",
    "its maker has left",
    "its maker may no longer",
    "its maker is locked out",
    "the story is spiked",
]


@pytest.mark.parametrize("how", HOWS)
def test_a_link_that_has_ended_is_gone_and_takes_no_answer(client, link, how):
    assert client.get(address(link)).status_code == 200
    ended(link, how)
    for response in (
        client.get(address(link)),
        client.get(address(link) + "?answered"),
        client.head(address(link)),
        client.post(address(link), APPROVAL),
        client.get(address(link), headers={"if-none-match": "*", "range": "bytes=0-99"}),
    ):
        assert response.status_code == 410
        assert SECRET not in response.content
        assert is_private(response)
    assert not link.answers.exists()


def test_no_redirect_between_two_spellings_could_be_kept(client, link):
    assert client.get(address(link).rstrip("/")).status_code == 200


def test_a_link_opens_its_own_story_and_no_other(client, link, editor):
    other = draft_links.share(make_article("Another", status="draft"), by=editor, for_whom="x", days=1)
    assert SECRET not in client.get(address(other)).content
    link.story.delete()
    assert client.get(address(link)).status_code == 404


def test_no_log_holds_the_key(client, link, caplog):
    draft_links.revoke(link)
    with caplog.at_level(logging.DEBUG, "django.request"):
        client.get(address(link))
    assert caplog.records
    for record in caplog.records:
        assert WithoutSecrets().filter(record)
        assert link.token not in record.getMessage()
        assert "/draft/…" in record.getMessage()


def test_a_role_that_may_not_share_makes_no_link_that_opens(client, link):
    reporter = make_user(role="Reporter")
    own = draft_links.share(
        make_article("Mine", status="draft", created_by=reporter), by=reporter, for_whom="x", days=1
    )
    assert client.get(address(own)).status_code == 410
