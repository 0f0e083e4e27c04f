"""Sections as editors arrange them."""

import pytest
from django.urls import reverse

from sections.models import Section
from tests.factories import make_article, section

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(client, editor):
    client.force_login(editor)
    return client


def test_a_new_section_has_its_front_at_once(desk):
    data = {"name": "Weather", "slug": "weather", "position": 40, "is_in_menu": "on", "accent": "sea"}
    assert desk.post(reverse("admin:sections_section_add"), data).status_code == 302
    assert desk.get("/section/weather/").status_code == 200


def test_a_section_with_stories_is_not_deleted(desk):
    make_article(section=section("business"), further=[section("sports")])
    for slug in ("business", "sports", "opinion"):
        desk.post(reverse("admin:sections_section_delete", args=[section(slug).pk]), {"post": "yes"})
    left = set(Section.objects.values_list("slug", flat=True))
    assert {"business", "sports"} <= left
    assert "opinion" not in left


def test_the_list_shows_each_sections_colour(desk):
    page = desk.get(reverse("admin:sections_section_changelist")).content.decode()
    for accent in set(Section.objects.values_list("accent", flat=True)):
        assert f'class="swatch swatch-{accent}"' in page
