"""The newspaper's own form in the newsroom."""

import pytest
from django.urls import reverse

from newspaper.models import Newspaper
from tests.factories import make_user

pytestmark = pytest.mark.django_db
LIST = "/admin/newspaper/newspaper/"


def form_of(paper, **changes):
    fields = ["name", "short_name", "tagline", "description", "founded", "email"]
    fields += ["facebook", "x", "youtube", "blog"]
    offices = {"offices-TOTAL_FORMS": "1", "offices-INITIAL_FORMS": "0", "offices-0-newspaper": paper.pk}
    offices |= {"offices-0-name": "Davao City", "offices-0-position": "0"}
    offices |= {"offices-0-telephones": "(082) 284 0000"}
    return {name: getattr(paper, name) for name in fields} | offices | changes


def test_the_list_is_the_newspaper_itself(client, editor):
    client.force_login(editor)
    response = client.get(LIST)
    assert response.headers["Location"] == reverse(
        "admin:newspaper_newspaper_change", args=[Newspaper.objects.get().pk]
    )
    assert client.get(response.headers["Location"]).status_code == 200


@pytest.mark.parametrize("role", ["Editor", "Publisher"])
def test_editors_and_the_publisher_change_the_paper_and_its_offices(client, role):
    client.force_login(make_user(role=role))
    paper = Newspaper.objects.get()
    address = reverse("admin:newspaper_newspaper_change", args=[paper.pk])
    assert client.post(address, form_of(paper, tagline="By the sea")).status_code == 302
    paper.refresh_from_db()
    assert paper.tagline == "By the sea"
    assert paper.offices.get().name == "Davao City"
    assert "By the sea" in client.get("/about/contact/").content.decode()


def test_nobody_adds_a_second_newspaper_or_deletes_the_one(client, admin_client):
    paper = Newspaper.objects.get()
    assert admin_client.get(f"{LIST}add/").status_code == 403
    assert admin_client.post(f"{LIST}{paper.pk}/delete/", {"post": "yes"}).status_code == 403
    assert Newspaper.objects.count() == 1


@pytest.mark.parametrize(("role", "may_read"), [("Advertising", True), ("Reporter", False), ("", False)])
def test_others_do_not_change_the_paper(client, role, may_read):
    client.force_login(make_user(role=role))
    paper = Newspaper.objects.get()
    address = reverse("admin:newspaper_newspaper_change", args=[paper.pk])
    assert client.get(address).status_code == (200 if may_read else 403)
    assert client.post(address, form_of(paper, name="Mine")).status_code == 403


def test_a_paper_without_its_row_still_opens(client, admin_client):
    Newspaper.objects.all().delete()
    assert admin_client.get(LIST).status_code == 200
    assert client.get("/about/contact/").status_code == 200


@pytest.mark.parametrize("year", ["0", "32000", "-1", "x"])
def test_a_year_that_no_calendar_has_is_refused_and_the_feed_lives(client, editor, year):
    client.force_login(editor)
    paper = Newspaper.objects.get()
    address = reverse("admin:newspaper_newspaper_change", args=[paper.pk])
    assert client.post(address, form_of(paper, founded=year)).context["errors"]
    assert client.get("/feed/").status_code == 200
