"""Stories that were there before the desk noted their pictures are noted by the migration, as a save would."""

from importlib import import_module

import pytest
from django.apps import apps

from articles.models import Illustration
from articles.publishing import save_story, withdraw
from tests.factories import make_article, make_picture, make_source

pytestmark = pytest.mark.django_db


def rows():
    return set(Illustration.objects.values_list("article", "image", "place", "live_from", "live_until"))


def test_the_migration_notes_what_a_save_notes(tomorrow):
    lead, inside = make_picture(1), make_picture(2)
    body = f'<figure class="image"><img src="{inside.body_url}" alt=""></figure>' * 2
    make_article(lead_picture=lead, body=body, source=make_source(licence_days=3))
    make_article(lead_picture=inside, status="draft")
    make_article(lead_picture=lead, published_at=tomorrow)
    make_article(body="<p>/media/pictures/00000000000000000000/whole-1200.jpg</p>")
    noted = rows()
    assert len(noted) == 4
    Illustration.objects.all().delete()
    import_module("articles.migrations.0009_pictures_of_stories").note(apps, None)
    assert rows() == noted


def test_they_have_the_storys_own_terms():
    story = make_article(lead_picture=make_picture(3))
    assert Illustration.objects.published().count() == 1
    withdraw(story)
    assert Illustration.objects.published().count() == 0
    assert Illustration.objects.count() == 1


def test_a_save_that_changes_no_picture_asks_one_query(django_assert_num_queries):
    story = make_article(lead_picture=make_picture(4))
    save_story(story)
    with django_assert_num_queries(1):
        Illustration.objects.follow(story)


def test_a_sources_new_licence_holds_for_them_too():
    source = make_source()
    story = make_article(lead_picture=make_picture(5), source=source)
    source.licence_days = 1
    source.save()
    type(story).objects.follow_source(source)
    story.refresh_from_db()
    assert Illustration.objects.get().live_until == story.live_until is not None
