"""Which posts are let in: those of our own pages, and those of browsers that say nothing."""

import pytest

from newspaper.models import Letter
from tests.newspaper.post import GOOD, write

pytestmark = pytest.mark.django_db
OWN = "http://testserver"


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"Sec-Fetch-Site": "same-origin", "Origin": OWN},
        {"Sec-Fetch-Site": "same-origin", "Origin": "null"},
        {"Sec-Fetch-Site": "none"},
        {"Origin": OWN},
        {"Origin": "http://TESTSERVER:80"},
        {"Origin": "https://paper.example"},
        {"Origin": OWN, "Referer": "https://evil.example/"},
        {"Referer": f"{OWN}/about/contact/"},
        {"Sec-Fetch-Site": "same-site", "Origin": "https://paper.example"},
    ],
)
def test_a_letter_from_our_own_page_is_taken(client, settings, headers):
    settings.SITE_URL = "https://paper.example"
    assert write(client, headers=headers).status_code == 302
    assert Letter.objects.count() == 1


@pytest.mark.parametrize(
    "headers",
    [
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "cross-site", "Origin": OWN},
        {"Sec-Fetch-Site": "cross-site", "Origin": "null"},
        {"Sec-Fetch-Site": "same-site", "Origin": "http://ads.testserver"},
        {"Origin": "null"},
        {"Origin": "https://evil.example"},
        {"Origin": "http://testserver.evil.example"},
        {"Origin": "http://evil.example/testserver"},
        {"Origin": "http://testserver@evil.example"},
        {"Origin": "http://testserver:8080"},
        {"Origin": "ftp://testserver"},
        {"Origin": "http://[::1"},
        {"Origin": "http://testserver:99999999"},
        {"Referer": "https://evil.example/about/contact/"},
        {"Referer": "nonsense"},
    ],
)
def test_a_letter_that_another_site_sends_is_not_stored_and_can_be_sent_again_from_here(client, headers):
    response = write(client, headers=headers)
    page = response.content.decode()
    assert response.status_code == 403
    assert not Letter.objects.exists()
    assert "a page that is not ours" in page
    assert GOOD["name"] in page
    assert GOOD["text"].splitlines()[1] in page
    assert "no-store" in response.headers["Cache-Control"]


def test_a_host_that_is_not_ours_is_refused_whatever_the_origin_says(client):
    response = client.post(
        "/about/contact/", GOOD, headers={"Host": "evil.example", "Origin": "http://evil.example"}
    )
    assert response.status_code == 400
    assert not Letter.objects.exists()


def test_djangos_own_token_is_not_asked_for_here_and_is_everywhere_else(editor):
    from django.test import Client

    strict = Client(enforce_csrf_checks=True)
    assert write(strict).status_code == 302
    strict.force_login(editor)
    assert strict.post("/admin/newspaper/letter/", {"action": "delete_selected"}).status_code == 403
