"""What Django's own pages of the newsroom say, in the newsroom's words."""

import datetime as dt

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.factories import make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def administrator(client):
    administrator = make_user("administrator", is_superuser=True)
    client.force_login(administrator)
    return administrator


def test_one_signs_in_and_out_and_never_logs_in(client, administrator):
    signed_out = client.post(reverse("admin:logout")).content.decode()
    assert "You are signed out" in signed_out
    assert "Stories" not in signed_out  # the rooms are behind the door
    door = client.get(reverse("admin:login")).content.decode()
    assert "<title>Sign in |" in door
    assert 'value="Sign in"' in door
    for page in (signed_out, door):
        assert "log in" not in page.lower()
        assert "logged" not in page.lower()


def test_who_may_not_enter_is_told_so_and_may_sign_in_as_somebody_else(client):
    client.force_login(make_user("stranger", is_staff=False))
    page = client.get(reverse("admin:login")).content.decode()
    assert "You are signed in as stranger, who may not open this page." in page


def test_a_wrong_password_is_told_in_the_form(client):
    page = client.post(reverse("admin:login"), {"username": "nobody", "password": "wrong"}).content.decode()
    assert '<p class="errornote">' in page


def test_a_list_is_headed_by_what_stands_in_it(client, administrator):
    page = client.get(reverse("admin:newspaper_letter_changelist")).content.decode()
    assert "<h1>Letters</h1>" in page
    assert "<title>Letters |" in page
    assert "to change" not in page


def test_the_about_pages_are_not_called_flat(client, administrator):
    page = client.get(reverse("admin:index")).content.decode()
    assert ">About pages</a>" in page
    assert "flat pages" not in page.lower()


def test_moments_in_lists_are_written_as_everywhere_in_the_newsroom(client, administrator):
    administrator.last_login = dt.datetime(2026, 11, 29, 14, 5, tzinfo=timezone.get_default_timezone())
    administrator.first_name, administrator.last_name = "Ada", "Cruz"
    administrator.save()
    page = client.get(reverse("admin:people_user_changelist")).content.decode()
    assert "29 November 2026, 2:05 p.m." in page
    assert "Ada Cruz" in page
    assert "full name" not in page.lower()
