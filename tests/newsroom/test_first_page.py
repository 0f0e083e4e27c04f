"""What stands around the newsroom's pages: signing in, the first page, the way to the paper."""

import pytest
from django.contrib import admin
from django.contrib.contenttypes.models import ContentType
from django.test import Client
from django.urls import reverse

from richtext.csp import EDITOR_POLICY, READERS_POLICY
from sections.models import Section
from tests.factories import make_article, make_user, section
from tests.newsroom.desk import list_url, story_url

pytestmark = pytest.mark.django_db


def test_signing_in_leads_to_the_page_that_was_asked_for(client, editor):
    data = {"username": "editor", "password": "the tide turns at six", "next": list_url()}
    assert client.post(reverse("admin:login"), data).headers["Location"] == list_url()


def test_signing_in_does_not_lead_to_another_site(client, editor):
    data = {"username": "editor", "password": "the tide turns at six", "next": "https://example.org/"}
    assert client.post(reverse("admin:login"), data).headers["Location"] == reverse("admin:index")


def test_the_login_page_names_the_paper_and_the_way_back_to_it(client):
    page = client.get(reverse("admin:login")).content.decode()
    assert '<a href="/">The Mindanao Examiner Regional Newspaper</a>' in page


@pytest.mark.parametrize(
    ("role", "is_offered"), [("Reporter", True), ("Editor", True), ("Advertising", False)]
)
def test_new_story_is_offered_to_those_who_write(client, role, is_offered):
    client.force_login(make_user(role=role))
    assert (
        f'href="{story_url()}">New story' in client.get(reverse("admin:index")).content.decode()
    ) == is_offered


def test_stories_come_first(client, editor):
    client.force_login(editor)
    apps = client.get(reverse("admin:index")).context["app_list"]
    assert [app["app_label"] for app in apps][:2] == ["articles", "images"]


def test_view_on_site_stays_on_the_site(client, editor):
    client.force_login(editor)
    kind = ContentType.objects.get_for_model(Section)
    address = reverse("admin:view_on_site", args=[kind.pk, section("sports").pk])
    assert client.get(address).headers["Location"] == "/section/sports/"
    for kind_id, object_id in ((kind.pk, 99999), (kind.pk, "x"), (99999, 1)):
        assert client.get(reverse("admin:view_on_site", args=[kind_id, object_id])).status_code == 404


def test_view_on_site_tells_nobody_the_address_of_what_they_may_not_see(client, clerk):
    client.force_login(clerk)
    story = make_article(slug="secret-plan", status="draft")
    kind = ContentType.objects.get_for_model(story)
    assert client.get(reverse("admin:view_on_site", args=[kind.pk, story.pk])).status_code == 403


def test_a_form_that_was_open_too_long_is_refused_in_words(editor):
    client = Client(enforce_csrf_checks=True)
    client.force_login(editor)
    response = client.post(reverse("admin:sections_section_add"), {"name": "Weather"})
    assert response.status_code == 403
    assert "copy what you wrote" in response.content.decode()
    response = client.post(story_url(), {"headline": "Ferries"})
    assert response.status_code == 403
    assert "What you wrote is not lost" in response.content.decode()
    assert "Ferries" in response.context["kept"]


def test_only_the_pages_of_the_editor_have_a_looser_policy(client, editor):
    client.force_login(editor)
    assert client.get(story_url()).headers["Content-Security-Policy"] == EDITOR_POLICY
    for address in (reverse("admin:index"), list_url(), reverse("admin:sections_section_add")):
        assert client.get(address).headers["Content-Security-Policy"] == READERS_POLICY


def test_every_page_of_the_newsroom_stays_out_of_caches_and_indexes(client, editor):
    client.force_login(editor)
    response = client.get(list_url())
    assert "no-store" in response.headers["Cache-Control"]
    assert b'name="robots" content="NONE,NOARCHIVE"' in response.content


def test_what_no_editor_needs_is_not_there():
    registered = {model._meta.label for model in admin.site._registry}
    assert not registered & {"sites.Site", "taggit.Tag", "readership.DailyViews"}
    assert "articles.Tag" in registered
