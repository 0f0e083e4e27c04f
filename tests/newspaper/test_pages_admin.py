"""About pages in the newsroom."""

import pytest
from django.conf import settings
from django.contrib.flatpages.models import FlatPage

from tests.factories import make_user

pytestmark = pytest.mark.django_db
LIST = "/admin/flatpages/flatpage/"


def test_an_editor_adds_a_page_and_readers_see_it(client, editor):
    client.force_login(editor)
    fields = {
        "title": "History",
        "url": "/about/history/",
        "content": "<p>Since 2006<script>x()</script></p>",
    }
    assert client.post(f"{LIST}add/", fields).status_code == 302
    page = FlatPage.objects.get(url="/about/history/")
    assert page.content == "<p>Since 2006</p>"
    assert [site.pk for site in page.sites.all()] == [settings.SITE_ID]
    assert "<p>Since 2006</p>" in client.get("/about/history/").content.decode()


@pytest.mark.parametrize(
    "url",
    [
        "/history/",
        "history",
        "/about/",
        "/about/history",
        "/about/a/b/",
        "/about/../admin/",
        "//about/history/",
        "/about/History/",
        "/about/history/\n",
        "https://example.org/about/history/",
        "",
    ],
)
def test_a_page_has_its_address_below_about(client, editor, url):
    before = FlatPage.objects.count()
    client.force_login(editor)
    response = client.post(f"{LIST}add/", {"title": "History", "url": url, "content": ""})
    assert response.status_code == 200
    assert FlatPage.objects.count() == before


def test_two_pages_do_not_share_an_address(client, editor):
    client.force_login(editor)
    response = client.post(f"{LIST}add/", {"title": "Other", "url": "/about/profile/", "content": ""})
    assert "There is a page at this address already." in response.content.decode()


def test_an_address_stays_as_it_is(client, editor):
    page = FlatPage.objects.get(url="/about/profile/")
    client.force_login(editor)
    form = client.get(f"{LIST}{page.pk}/change/")
    assert 'name="url"' not in form.content.decode()
    assert 'href="/about/profile/"' in form.content.decode()
    fields = {"title": "Profile", "url": "/about/moved/", "content": "<p>We are here.</p>"}
    assert client.post(f"{LIST}{page.pk}/change/", fields).status_code == 302
    page.refresh_from_db()
    assert (page.url, page.content) == ("/about/profile/", "<p>We are here.</p>")


def test_the_pages_of_the_menu_cannot_be_deleted_and_others_can(client, editor):
    client.force_login(editor)
    profile = FlatPage.objects.get(url="/about/profile/")
    other = FlatPage.objects.create(url="/about/history/", title="History")
    assert client.post(f"{LIST}{profile.pk}/delete/", {"post": "yes"}).status_code == 403
    together = {"action": "delete_selected", "_selected_action": [profile.pk, other.pk], "post": "yes"}
    client.post(LIST, together)
    assert FlatPage.objects.filter(pk=profile.pk).exists()
    client.post(f"{LIST}{other.pk}/delete/", {"post": "yes"})
    assert not FlatPage.objects.filter(pk=other.pk).exists()


def test_the_editor_of_stories_writes_pages_too(client, editor):
    client.force_login(editor)
    response = client.get(f"{LIST}add/")
    assert 'data-type="ckeditortype"' in response.content.decode()
    assert "'unsafe-inline'" in response.headers["Content-Security-Policy"]
    assert "'unsafe-inline'" not in client.get(LIST).headers["Content-Security-Policy"]


@pytest.mark.parametrize("role", ["Reporter", "Sub-editor", "Advertising", ""])
def test_others_do_not_write_pages(client, role):
    client.force_login(make_user(role=role))
    assert client.get(f"{LIST}add/").status_code == 403
